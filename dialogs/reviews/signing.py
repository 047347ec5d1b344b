"""Both sign; from then on it is locked. Reopening makes a new version, with a reason."""

from __future__ import annotations

from dataclasses import replace

from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lacking, OldCard, SavedThing
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.reviews import build, changing, guard, landing
from dialogs.reviews.events.signing import Reopen, ShowReopen, ShowSign, Sign
from dialogs.reviews.notices import NotReady, ReviewSaved
from dialogs.reviews.pages.signing import ReopenPage
from dialogs.reviews.rules.review import Review, Signature, Stage
from dialogs.reviews.rules.shared import shared_since


def show_sign(review: Review, event: ShowSign, actor: Actor) -> Turn:
    del event
    guard.seat(review, actor)
    if review.stage in (Stage.TO_SIGN, Stage.SIGNED):
        return shown(landing.page(review, actor))
    raise refuse(landing.page(review, actor), NotReady(stage=review.stage))


def sign(review: Review, event: Sign, actor: Actor) -> Turn:
    """Signs what was on the card: a card of an earlier version, or of answers that have changed since, is shown anew."""
    kind = guard.seat(review, actor)
    if review.has_signed(actor.person.id):
        return shown(landing.page(review, actor))
    if event.version != review.version:
        raise refuse(landing.page(review, actor), OldCard(reopened_reason=review.reopened_reason))
    if review.stage is not Stage.TO_SIGN:
        raise refuse(landing.page(review, actor), NotReady(stage=review.stage))
    if event.revision != review.revision and not review.signatures:
        page = build.sign(review, actor, judgement=event.judgement)
        raise refuse(page, ChangedMeanwhile(by=""))
    if shared_since(review, event.revision):
        page = build.sign(review, actor, judgement=event.judgement)
        raise refuse(page, ChangedMeanwhile(by=""))
    judged = review
    if event.judgement is not None and not review.frozen:
        judged = replace(review, judgement=event.judgement)
    signature = Signature(person=actor.person.id, seat=kind, at=actor.now)
    after = replace(judged, signatures=(*review.signatures, signature))
    if after.complete:
        after = replace(after, signed_at=actor.now)
    saved = SavedThing(what=ReviewSaved.SIGNED, at=actor.now, by=actor.person.name)
    return changing.done(review, after, actor, _after_signing, saved)


def _after_signing(review: Review, actor: Actor) -> Page:
    if review.stage is Stage.SIGNED:
        return build.signed(review, actor)
    return build.waiting(review, actor, just_done=True)


def show_reopen(review: Review, event: ShowReopen, actor: Actor) -> Turn:
    del event
    guard.seat(review, actor)
    if not review.frozen:
        return shown(landing.page(review, actor))
    return shown(ReopenPage(review=build.name_of(review)))


def reopen(review: Review, event: Reopen, actor: Actor) -> Turn:
    """A new version: what was signed is kept as it was, everybody at the table is told, and it starts from the answers."""
    guard.seat(review, actor)
    if event.version != review.version or not review.frozen:
        raise refuse(landing.page(review, actor), OldCard(reopened_reason=review.reopened_reason))
    if not event.reason:
        raise refuse(ReopenPage(review=build.name_of(review)), Lacking(what=(CommonLack.REASON,)))
    after = replace(
        review,
        version=review.version + 1,
        version_began=review.revision + 1,
        signatures=(),
        signed_at=None,
        handed_over_at=None,
        no_rep_reason=None,
        reopened_reason=event.reason,
    )
    saved = SavedThing(what=ReviewSaved.REOPENED, at=actor.now, by=actor.person.name)
    return changing.done(review, after, actor, landing.page, saved)
