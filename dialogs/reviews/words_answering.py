"""Typed words while the questions are answered: on and back, comments, support, and who takes part."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogs import events as e
from dialogs.ground import vocabulary as v
from dialogs.ground.words import Said, Saying

COUNTS = re.compile(r"(\d+)\s*([a-zåäö]*)", re.IGNORECASE)


def _start(said: Said) -> e.Event:
    return e.OpenReview(review=said.review.id)


def _overview(said: Said) -> e.Event:
    return e.ShowOverview(review=said.review.id)


def _skip(said: Said) -> e.Event | None:
    if said.question is None:
        return _overview(said)
    return e.Skip(
        review=said.review.id, question=said.question, revision=said.review.revision, comment=said.tail or None
    )


def _back(said: Said) -> e.Event:
    before = said.review.checklist.before(said.question) if said.question and said.spot.page == "question" else None
    if before is None and said.spot.page == "follow_up" and said.question:
        return e.ShowQuestion(review=said.review.id, question=said.question)
    return e.ShowQuestion(review=said.review.id, question=before.id) if before else _start(said)


def _later(said: Said) -> e.Event | None:
    return e.Later(review=said.review.id, question=said.question) if said.question else None


def _support(said: Said) -> e.Event | None:
    if said.question is None:
        return None
    return e.WantSupport(review=said.review.id, question=said.question, revision=said.review.revision)


def _comment(said: Said) -> e.Event | None:
    if said.question is None or not said.tail:
        return None
    if said.rep:
        return _remark(said)
    return e.ShowQuestion(
        review=said.review.id,
        question=said.question,
        comment_on=said.question,
        revision=said.review.revision,
        comment=said.tail,
    )


def _remark(said: Said) -> e.Event | None:
    if said.question is None:
        return None
    if not said.tail:
        return e.ShowDiffer(review=said.review.id, question=said.question)
    return e.Remark(review=said.review.id, question=said.question, revision=said.review.revision, comment=said.tail)


def _differ(said: Said) -> e.Event | None:
    return e.ShowDiffer(review=said.review.id, question=said.question) if said.question else None


def _participants(said: Said) -> e.Event:
    """ "12 1 0", or with words: "2 chefer, 12 medarbetare, 1 skyddsombud, 1 facklig"."""
    found = COUNTS.findall(said.tail)
    if not found:
        return e.ShowParticipants(review=said.review.id)
    counts: dict[str, str] = {}
    for (number, word), fallback in zip(found, ("employees", "safety_reps", "union_reps"), strict=False):
        counts[_kind_of_participant(word.lower()) or fallback] = number
    for number, word in found[3:]:
        counts[_kind_of_participant(word.lower()) or "managers"] = number
    return e.SaveParticipants(
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


def _together(said: Said) -> e.Event:
    return e.SaveParticipants(review=said.review.id, revision=said.review.revision, together=True)


def _alone(said: Said) -> e.Event:
    return e.SaveParticipants(review=said.review.id, revision=said.review.revision, together=False)


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
