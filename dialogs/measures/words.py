"""Typed words about a measure whose card was last shown: "klar: ...", "skjut upp: 2027-05-01; skäl", "hjälpte"."""

from __future__ import annotations

from typing import Any

from dialogs.ground.dates import read_day
from dialogs.ground.ids import MeasureId
from dialogs.ground.turn import Actor
from dialogs.ground.words import Line
from dialogs.measures import plan_words
from dialogs.measures.events import (
    ArrangeMeasure,
    CannotMeasure,
    CompleteMeasure,
    ControlMeasure,
    DropMeasure,
    HandOnMeasure,
    NotEnough,
    PostponeMeasure,
    ShowMeasure,
    TakeInMeasure,
)
from dialogs.measures.events import OfOne as MeasureEvent
from dialogs.measures.rules.measure import MeasureAsk

DONE = frozenset({"klar", "klart", "gjort", "done"})
POSTPONE = frozenset({"skjut upp", "postpone"})
HELPED = frozenset({"hjälpte", "det hjälpte", "ja, det hjälpte", "helped", "it helped"})
NOT_ENOUGH = frozenset({"räckte inte", "det räckte inte", "not enough"})
CANNOT = frozenset({"kan inte", "går inte", "cannot"})
DROP = frozenset({"ta bort", "stryk", "take out"})
HAND_ON = frozenset({"lämna vidare", "hand on"})
TAKE_IN = frozenset({"ta in", "ta med", "take in"})
PRIORITY = frozenset({"prioritet", "prioritera", "priority"})
GOAL = frozenset({"mål", "koppla till mål", "goal", "plan eller mål"})
YEAR = frozenset({"målår", "till år", "target year"})
ALSO = frozenset({"gäller även", "gemensam med", "also for"})
ARRANGE = frozenset({"ordna", "arrange"})
PRIORITIES = {"hög": "high", "allvarlig": "high", "high": "high", "normal": "normal", "vanlig": "normal"}
SHOW = frozenset({"visa", "show", "tillbaka", "back"})


def on_card(head: str, tail: str, measure: MeasureId, actor: Actor) -> MeasureEvent | None:
    """None: not about the measure."""
    what = tail or None
    if head in DONE:
        return CompleteMeasure(measure=measure, what=what)
    if head in HELPED:
        return ControlMeasure(measure=measure, note=what)
    if head in POSTPONE:
        return _postpone(tail, measure, actor)
    if head in NOT_ENOUGH:
        return _not_enough(tail, measure, actor)
    if head in CANNOT:
        return CannotMeasure(measure=measure, why=what) if what else _form(measure, MeasureAsk.CANNOT)
    if head in DROP:
        return DropMeasure(measure=measure, why=what) if what else _form(measure, MeasureAsk.CANNOT)
    if head in HAND_ON:
        return _hand_on(tail, measure)
    if head in TAKE_IN:
        return _take_in(tail, measure, actor)
    return ShowMeasure(measure=measure) if head in SHOW else _arrange(head, tail, measure)


def _arrange(head: str, tail: str, measure: MeasureId) -> MeasureEvent | None:
    """ "prioritet: hög", "mål: Verksamhetsplan; 2027", "gäller även: avd. 33"; without anything the form."""
    if head in ARRANGE or (not tail and head in PRIORITY | GOAL | YEAR | ALSO):
        return _form(measure, MeasureAsk.ARRANGE)
    if head in PRIORITY and tail.lower() in PRIORITIES:
        return ArrangeMeasure(measure=measure, priority=PRIORITIES[tail.lower()])
    if head in GOAL:
        goal, *year = _parts(tail) or [""]
        return ArrangeMeasure(measure=measure, goal=goal, target_year=year[0] if year else None)
    if head in YEAR:
        return ArrangeMeasure(measure=measure, target_year=tail)
    if head in ALSO:
        return ArrangeMeasure(measure=measure, node_name=tail)
    return _form(measure, MeasureAsk.ARRANGE) if head in PRIORITY else None


def _take_in(tail: str, measure: MeasureId, actor: Actor) -> MeasureEvent:
    """ "ta in: när; vem", in either order."""
    parts = _parts(tail)
    due = _day_of(parts, actor)
    who = next((part for part in parts if part != due), None)
    mine = who is not None and who.lower() in ("jag", "mig", "me", "i")
    return TakeInMeasure(
        measure=measure,
        due=_iso(due, actor),
        who=actor.person.id if mine else None,
        who_name=None if mine else who,
    )


def _form(measure: MeasureId, ask: MeasureAsk) -> ShowMeasure:
    return ShowMeasure(measure=measure, ask=ask)


def _parts(tail: str) -> list[str]:
    return [part.strip() for part in tail.split(";") if part.strip()]


def _day_of(parts: list[str], actor: Actor) -> str | None:
    return next((part for part in parts if read_day(part, actor.today)), None)


def _postpone(tail: str, measure: MeasureId, actor: Actor) -> MeasureEvent:
    """Day and reason in either order."""
    parts = _parts(tail)
    if not parts:
        return _form(measure, MeasureAsk.POSTPONE)
    due = _day_of(parts, actor) or (parts[0] if len(parts) > 1 else None)
    why = next((part for part in parts if part != due), None)
    return PostponeMeasure(measure=measure, due=_iso(due, actor), why=why)


def _not_enough(tail: str, measure: MeasureId, actor: Actor) -> MeasureEvent:
    """ "räckte inte: vad; när; vem": what comes instead, and when and who in either order."""
    what, *others = _parts(tail) or [""]
    if not what:
        return _form(measure, MeasureAsk.NOT_ENOUGH)
    due = _day_of(others, actor)
    who = next((part for part in others if part != due), None)
    mine = who is not None and who.lower() in ("jag", "mig", "me", "i")
    return NotEnough(
        measure=measure,
        what=what,
        due=_iso(due, actor),
        who=actor.person.id if mine else None,
        who_name=None if mine else who,
    )


def _hand_on(tail: str, measure: MeasureId) -> MeasureEvent:
    who, *why = _parts(tail) or [""]
    if not who:
        return _form(measure, MeasureAsk.HAND_ON)
    return HandOnMeasure(measure=measure, who_name=who, why=why[0] if why else None)


def _iso(due: str | None, actor: Actor) -> str | None:
    day = read_day(due, actor.today) if due else None
    return day.isoformat() if day else due


def read(line: Line) -> Any | None:
    """A plan, or a new measure, anywhere; and what is said of the measure whose card is on the screen."""
    if (planned := plan_words.read(line.head, line.tail, line.actor)) is not None:
        return planned
    measure = line.bookmark.measure
    if measure is None or line.bookmark.page == "lift":
        return None
    return on_card(line.head, line.tail, measure, line.actor)
