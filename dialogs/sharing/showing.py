"""The page on which comments are shared."""

from __future__ import annotations

from dialogs.ground.ids import QuestionId
from dialogs.ground.turn import Actor
from dialogs.reviews import build
from dialogs.reviews.rules.review import Review, SeatKind
from dialogs.reviews.rules.shared import shareable
from dialogs.reviews.rules.sharing import Sharing
from dialogs.sharing.pages import CommentLine, SharingPage


def sharing(review: Review, actor: Actor) -> SharingPage:
    seat = review.seat_kind(actor.person.id) or SeatKind.MANAGER
    rep = seat is SeatKind.REP
    return SharingPage(
        review=build.name_of(review),
        seat=seat,
        lines=tuple(
            _line(review, one)
            for one in shareable(review)
            if not rep or review.answers[one].sharing is not Sharing.KEPT
        ),
        may_change=review.signed_at is None and (rep or not review.frozen),
    )


def _line(review: Review, which: QuestionId) -> CommentLine:
    answer = review.answers[which]
    return CommentLine(
        question=which,
        number=review.checklist.number(which),
        short=review.checklist.question(which).short,
        comment=answer.comment,
        sharing=answer.sharing,
    )
