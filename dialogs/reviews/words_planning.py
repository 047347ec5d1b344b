"""Typed words after Delvis or Nej: plan, done at once, lift, no measure; and an activity after Ja."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.ground.dates import read_day
from dialogs.reviews import words_lifting
from dialogs.reviews.events.following_up import DoneAtOnce, LiftMatter, NoMeasure, PlanMeasure, ShowFollowUp
from dialogs.reviews.rules.review import MeasureKind
from dialogs.reviews.said import Said, Saying


def _measure(said: Said, kind: MeasureKind) -> Any | None:
    """ "vad; vem; när": who and when in either order; without anything the form is shown."""
    if not said.tail:
        return ShowFollowUp(review=said.review.id, question=said.question, kind=kind)
    what, *others = [part.strip() for part in said.tail.split(";")]
    due = next((part for part in others if read_day(part, said.actor.today)), None)
    who = next((part for part in others if part and part != due), None)
    mine = who is not None and who.lower() in ("jag", "mig", "me", "i")
    day = read_day(due, said.actor.today) if due else None
    return PlanMeasure(
        review=said.review.id,
        question=said.question,
        slot=said.review.slot(said.question),
        kind=kind,
        revision=said.review.revision,
        what=what,
        due=day.isoformat() if day else None,
        who=said.actor.person.id if mine else None,
        who_name=None if mine else who,
    )


def _improve(said: Said) -> Any | None:
    return _measure(said, MeasureKind.IMPROVE)


def _preserve(said: Said) -> Any | None:
    return _measure(said, MeasureKind.PRESERVE)


def _done(said: Said) -> Any | None:
    if said.question is None:
        return None
    return DoneAtOnce(
        review=said.review.id,
        question=said.question,
        slot=said.review.slot(said.question),
        revision=said.review.revision,
        what=said.tail or None,
    )


def no_measure(said: Said) -> Any | None:
    if said.question is None:
        return None
    return NoMeasure(
        review=said.review.id, question=said.question, revision=said.review.revision, what=said.tail or None
    )


def _lift(said: Said) -> Any | None:
    if said.question is None:
        return None
    what, to_name, due = words_lifting.lifted(said.tail, said.actor)
    return LiftMatter(
        review=said.review.id,
        question=said.question,
        revision=said.review.revision,
        what=what,
        to_name=to_name,
        due=due,
    )


SAYINGS: Mapping[v.Words, Saying] = {
    v.PLAN_MEASURE: _improve,
    v.PROPOSE: _improve,
    v.ACTIVITY: _preserve,
    v.DONE: _done,
    v.NO_MEASURE: no_measure,
    v.LIFT: _lift,
}
