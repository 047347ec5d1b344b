"""Typed words from the handing over to the signature, and for opening again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.reviews.events.confirming import AgreeAll, AgreeArea, AgreePlan, HandOver, LetStand, ShowTalk
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.events.following_up import ShowPlan
from dialogs.reviews.events.signing import Reopen, ShowReopen, ShowSign, Sign
from dialogs.reviews.rules.shared import shared, sign_mark
from dialogs.reviews.said import Said, Saying


def hand_over(said: Said) -> Any:
    return HandOver(review=said.review.id, revision=said.review.revision, reason=said.tail or None)


def _agree(said: Said) -> Any | None:
    """With what is on the page: an area, the plan, or (in one room) everything."""
    review, bookmark = said.review, said.spot.bookmark
    if said.spot.page == "plan":
        return AgreePlan(review=review.id, mark=review.plan_mark)
    if review.together and said.spot.page != "area":
        return AgreeAll(review=review.id, revision=review.revision)
    if said.spot.page == "area" and bookmark and bookmark.area:
        return AgreeArea(review=review.id, area=bookmark.area, revision=review.revision)
    return OpenReview(review=review.id)


def _plan(said: Said) -> Any:
    return ShowPlan(review=said.review.id)


def _talk(said: Said) -> Any:
    return ShowTalk(review=said.review.id)


def _stand(said: Said) -> Any | None:
    waiting = said.review.to_talk_through
    which = said.question if said.question in waiting else (waiting[0] if waiting else None)
    return LetStand(review=said.review.id, question=which, revision=said.review.revision) if which else None


def _sign(said: Said) -> Any:
    """Only straight from the card that shows what is signed, and what is shared; else that card comes first."""
    review = said.review
    if said.spot.page != sign_mark(review.checklist.number(one) for one in shared(review)):
        return ShowSign(review=review.id)
    return Sign(review=review.id, version=review.version, revision=review.revision, judgement=said.tail or None)


def reopen(said: Said) -> Any:
    if not said.tail:
        return ShowReopen(review=said.review.id)
    return Reopen(review=said.review.id, version=said.review.version, reason=said.tail)


SAYINGS: Mapping[v.Words, Saying] = {
    v.HAND_OVER: hand_over,
    v.AGREE: _agree,
    v.PLAN: _plan,
    v.TALK: _talk,
    v.STAND: _stand,
    v.SIGN: _sign,
    v.REOPEN: reopen,
}
