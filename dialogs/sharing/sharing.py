"""Sharing comments above the own line: the manager says which, the representative may object, until it is signed.

Nothing has to be done: what nobody has shared stays in the line, and the card to sign says what is shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.ground.ids import QuestionId
from dialogs.ground.notices import ChangedMeanwhile, OldCard, SavedThing
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.reviews import changing, guard, landing
from dialogs.reviews.notices import AlreadySigned
from dialogs.reviews.rules import sharing
from dialogs.reviews.rules.review import Answer, Review, SeatKind, Stage
from dialogs.reviews.rules.shared import shareable
from dialogs.sharing import showing as sharing_pages
from dialogs.sharing.events import ShareComments, ShowSharing
from dialogs.sharing.notices import SharingSaved


def show(review: Review, event: ShowSharing, actor: Actor) -> Turn:
    del event
    guard.seat(review, actor)
    return shown(sharing_pages.sharing(review, actor))


def share(review: Review, event: ShareComments, actor: Actor) -> Turn:
    """Every question on the card is either shared or kept; what was pressed before changes nothing the second time."""
    seat = guard.seat(review, actor)
    if event.version != review.version:
        raise refuse(landing.page(review, actor), OldCard(reopened_reason=review.reopened_reason))
    _may_change(review, seat, actor)
    wanted = {part.strip() for part in (event.shared or "").split(",") if part.strip()}
    changed = dict(_changed(review, seat, wanted))
    if changed and event.revision != review.revision:
        raise refuse(sharing_pages.sharing(review, actor), ChangedMeanwhile(by=""))
    after = replace(review, answers={**review.answers, **changed}) if changed else review
    saved = SavedThing(what=SharingSaved.SHARING, at=actor.now, by=actor.person.name)
    return changing.done(review, after, actor, _after, saved)


def _after(review: Review, actor: Actor) -> Page:
    """Back to what is signed; from elsewhere the same page, as it is now."""
    return landing.page(review, actor) if review.stage is Stage.TO_SIGN else sharing_pages.sharing(review, actor)


def _may_change(review: Review, seat: SeatKind, actor: Actor) -> None:
    """The manager until somebody has signed: nobody signs one thing and finds another. An objection takes only away."""
    if seat is SeatKind.MANAGER:
        guard.editable(review, actor)
    elif review.signed_at is not None:
        by = review.names(signature.person for signature in review.signatures)
        raise refuse(landing.page(review, actor), AlreadySigned(by=by, at=review.signed_at))


def _changed(review: Review, seat: SeatKind, wanted: set[str]) -> Iterator[tuple[QuestionId, Answer]]:
    decide = sharing.by_manager if seat is SeatKind.MANAGER else sharing.by_rep
    for which in shareable(review):
        answer = review.answers[which]
        now = decide(answer.sharing, wanted=which in wanted)
        if now is not answer.sharing:
            # Whose answer it is stays as it was: only the revision moves, so that older cards are noticed.
            yield which, replace(answer, sharing=now, revision=review.revision + 1)
