"""What is asked before anything is done, in the reader's order: may they? does it exist? is it allowed now?"""

from __future__ import annotations

from dialogs.checklists.rules.checklist import AnsweredBy, Question
from dialogs.ground.ids import QuestionId
from dialogs.ground.notices import NotUnderstood, NotYours, OldCard
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, refuse
from dialogs.reviews import build, landing
from dialogs.reviews.notices import AlreadySigned, NotOpenYet, NotReady, NotYourPart
from dialogs.reviews.rules.review import Review, SeatKind, Stage


def seat(review: Review, actor: Actor) -> SeatKind:
    """On which side of the table the person sits. Anybody else is refused, and told nothing about the review."""
    kind = review.seat_kind(actor.person.id)
    if kind is None:
        raise refuse(RefusedPage(), NotYours())
    return kind


def as_manager(review: Review, actor: Actor) -> None:
    if seat(review, actor) is not SeatKind.MANAGER:
        raise refuse(landing.page(review, actor), NotYourPart(seat=SeatKind.MANAGER))


def as_rep(review: Review, actor: Actor) -> None:
    if seat(review, actor) is not SeatKind.REP:
        raise refuse(landing.page(review, actor), NotYourPart(seat=SeatKind.REP))


def may_record(review: Review, actor: Actor, asked: Question) -> None:
    """The manager answers. Where the pair sits together either of them presses, but not what the manager is asked personally."""
    if seat(review, actor) is SeatKind.MANAGER:
        return
    if not actor.in_group or asked.answered_by is AnsweredBy.MANAGER:
        raise refuse(landing.page(review, actor), NotYourPart(seat=SeatKind.MANAGER))


def question(review: Review, actor: Actor, which: QuestionId) -> Question:
    """The question, or a friendly answer to an id that is not in this checklist (any more)."""
    if which not in review.checklist:
        raise refuse(landing.page(review, actor), NotUnderstood())
    return review.checklist.question(which)


def not_old(review: Review, actor: Actor, revision: int) -> None:
    """A card from before the review was reopened changes nothing."""
    if revision < review.version_began:
        raise refuse(landing.page(review, actor), OldCard(reopened_reason=review.reopened_reason))


def editable(review: Review, actor: Actor) -> None:
    """Answers and plans may change now: the window has opened, nobody has signed, and a late entry has its reason."""
    if review.frozen:
        by = review.names(signature.person for signature in review.signatures)
        raise refuse(landing.page(review, actor), AlreadySigned(by=by, at=review.signatures[-1].at))
    if review.window.is_before(actor.today):
        raise refuse(build.invitation(review, actor), NotOpenYet(opens=review.window.opens))
    if landing.is_late(review, actor):
        raise refuse(build.late(review), NotReady(stage=review.stage))


def handed_over(review: Review, actor: Actor) -> None:
    if review.stage in (Stage.NOT_STARTED, Stage.ANSWERING):
        raise refuse(landing.page(review, actor), NotReady(stage=review.stage))
