"""Typed words while the questions are answered: on and back, comments, support, and who takes part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.reviews.events.answering import ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.confirming import Remark, ShowDiffer
from dialogs.reviews.events.entering import OpenReview, SaveParticipants, ShowParticipants
from dialogs.reviews.events.following_up import Later
from dialogs.reviews.said import Said, Saying

COUNTS = re.compile(r"(\d+)\s*([a-zåäö]*)", re.IGNORECASE)


def _start(said: Said) -> Any:
    return OpenReview(review=said.review.id)


def _overview(said: Said) -> Any:
    return ShowOverview(review=said.review.id)


def _skip(said: Said) -> Any | None:
    if said.question is None:
        return _overview(said)
    return Skip(review=said.review.id, question=said.question, revision=said.review.revision, comment=said.tail or None)


def _back(said: Said) -> Any:
    before = said.review.checklist.before(said.question) if said.question and said.spot.page == "question" else None
    if before is None and said.spot.page == "follow_up" and said.question:
        return ShowQuestion(review=said.review.id, question=said.question)
    return ShowQuestion(review=said.review.id, question=before.id) if before else _start(said)


def _later(said: Said) -> Any | None:
    return Later(review=said.review.id, question=said.question) if said.question else None


def _support(said: Said) -> Any | None:
    if said.question is None:
        return None
    return WantSupport(review=said.review.id, question=said.question, revision=said.review.revision)


def _comment(said: Said) -> Any | None:
    if said.question is None or not said.tail:
        return None
    if said.rep:
        return _remark(said)
    return ShowQuestion(
        review=said.review.id,
        question=said.question,
        comment_on=said.question,
        revision=said.review.revision,
        comment=said.tail,
    )


def _remark(said: Said) -> Any | None:
    if said.question is None:
        return None
    if not said.tail:
        return ShowDiffer(review=said.review.id, question=said.question)
    return Remark(review=said.review.id, question=said.question, revision=said.review.revision, comment=said.tail)


def _differ(said: Said) -> Any | None:
    return ShowDiffer(review=said.review.id, question=said.question) if said.question else None


def _participants(said: Said) -> Any:
    """ "12 1 0", or with words: "2 chefer, 12 medarbetare, 1 skyddsombud, 1 facklig"."""
    found = COUNTS.findall(said.tail)
    if not found:
        return ShowParticipants(review=said.review.id)
    counts: dict[str, str] = {}
    for (number, word), fallback in zip(found, ("employees", "safety_reps", "union_reps"), strict=False):
        counts[_kind_of_participant(word.lower()) or fallback] = number
    for number, word in found[3:]:
        counts[_kind_of_participant(word.lower()) or "managers"] = number
    return SaveParticipants(
        review=said.review.id,
        revision=said.review.revision,
        managers=counts.get("managers"),
        employees=counts.get("employees"),
        safety_reps=counts.get("safety_reps"),
        union_reps=counts.get("union_reps"),
    )


def _kind_of_participant(word: str) -> str | None:
    starts = {
        "chef": "managers",
        "manager": "managers",
        "med": "employees",
        "empl": "employees",
        "anställd": "employees",
    }
    starts |= {
        "skydd": "safety_reps",
        "ombud": "safety_reps",
        "safety": "safety_reps",
        "fack": "union_reps",
        "union": "union_reps",
    }
    return next((kind for start, kind in starts.items() if word.startswith(start)), None)


def _together(said: Said) -> Any:
    return SaveParticipants(review=said.review.id, revision=said.review.revision, together=True)


def _alone(said: Said) -> Any:
    return SaveParticipants(review=said.review.id, revision=said.review.revision, together=False)


SAYINGS: Mapping[v.Words, Saying] = {
    v.START: _start,
    v.OVERVIEW: _overview,
    v.SKIP: _skip,
    v.BACK: _back,
    v.LATER: _later,
    v.SUPPORT: _support,
    v.COMMENT: _comment,
    v.REMARK: _remark,
    v.DIFFER: _differ,
    v.PARTICIPANTS: _participants,
    v.TOGETHER: _together,
    v.ALONE: _alone,
}
