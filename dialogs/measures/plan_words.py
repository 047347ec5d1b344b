"""Typed words about a unit's plan and a measure on its own: "ny åtgärd: vad; när; vem", "handlingsplan 2027 avslutade"."""

from __future__ import annotations

import re
from typing import Any

from dialogs.ground.dates import read_day
from dialogs.ground.turn import Actor
from dialogs.measures.events import AddMeasure, ShowNewMeasure, ShowUnitPlan
from dialogs.measures.events import OfNew as NewMeasureEvent
from dialogs.measures.rules.measure import PlanFilter
from dialogs.reviews.rules.review import MeasureKind

NEW_MEASURE = frozenset({"ny åtgärd", "new measure", "planera ny åtgärd"})
NEW_ACTIVITY = frozenset({"ny aktivitet", "new activity"})
STATES = {
    "öppna": PlanFilter.OPEN,
    "open": PlanFilter.OPEN,
    "kontrollera": PlanFilter.TO_CONTROL,
    "att kontrollera": PlanFilter.TO_CONTROL,
    "to control": PlanFilter.TO_CONTROL,
    "avslutade": PlanFilter.CLOSED,
    "stängda": PlanFilter.CLOSED,
    "closed": PlanFilter.CLOSED,
    "alla": PlanFilter.ALL,
    "all": PlanFilter.ALL,
}
PLAN = re.compile(
    r"(?:enhetens handlingsplan|enhetens plan|vår handlingsplan|handlingsplan|unit plan|the unit's plan)"
    r"(?P<year>\s+\d{4})?(?P<state>\s+(?!mål$|goal$)[a-zåäö ]+?)?(?P<goal>\s+(?:mål|goal))?"
)
MINE = ("jag", "mig", "me", "i")
HIGH = ("hög", "allvarlig", "high")


def read(head: str, tail: str, actor: Actor) -> Any | None:
    """None: not about a plan. "handlingsplan" alone is left: inside a follow-up it is that one's."""
    if head in NEW_MEASURE:
        return _new(tail, MeasureKind.IMPROVE, actor)
    if head in NEW_ACTIVITY:
        return _new(tail, MeasureKind.PRESERVE, actor)
    said = PLAN.fullmatch(head)
    if said is None or head == "handlingsplan":
        return None
    state = (said["state"] or "").strip()
    if state and state not in STATES:
        return None
    goal = tail if said["goal"] and tail else None
    return ShowUnitPlan(
        year=int(said["year"]) if said["year"] else None,
        show=STATES[state] if state else PlanFilter.OPEN,
        goal=goal,
    )


def _new(tail: str, kind: MeasureKind, actor: Actor) -> NewMeasureEvent:
    """What first; when, who and "hög" in any order."""
    if not tail:
        return ShowNewMeasure(kind=kind)
    what, *others = [part.strip() for part in tail.split(";")]
    rest = [part for part in others if part]
    due = next((part for part in rest if read_day(part, actor.today)), None)
    high = next((part for part in rest if part.lower() in HIGH), None)
    who = next((part for part in rest if part not in (due, high)), None)
    mine = who is not None and who.lower() in MINE
    day = read_day(due, actor.today) if due else None
    return AddMeasure(
        kind=kind,
        what=what,
        due=day.isoformat() if day else None,
        who=actor.person.id if mine else None,
        who_name=None if mine else who,
        priority="high" if high else None,
    )
