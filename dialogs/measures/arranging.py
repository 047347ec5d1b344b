"""What the manager does with a measure beside carrying it out: takes in what the rep proposed, and arranges it.

Arranging is how serious it is, which plan or goal it serves and in which year, and which other units it holds for. One
press saves what differs, each as a step of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogs.ground.ids import NodeId
from dialogs.ground.messages import Message
from dialogs.ground.notices import Lack, Lacking, OldCard, Reply, SavedThing
from dialogs.ground.turn import Actor, Turn, refuse
from dialogs.measures import guard as measure_guard
from dialogs.measures import showing as measure_pages
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.events import ArrangeMeasure, TakeInMeasure
from dialogs.measures.guard import Typed
from dialogs.measures.notices import MeasureLack, MeasureSaved, NotYourMeasure
from dialogs.measures.pages import MeasurePage
from dialogs.measures.rules.measure import MeasureAsk, MeasureCase, StepKind
from dialogs.measures.steps import again, stepped, to_people
from dialogs.organisation.around import Around
from dialogs.reviews import asked as measure_asked
from dialogs.reviews.messages import MeasureMessage
from dialogs.reviews.rules.review import Measure, MeasureState, Priority

NOTHING = ("inget", "inga", "none", "-")  # typed, to take a goal or a year away
YEARS_AHEAD = 15


def take_in(case: MeasureCase, event: TakeInMeasure, actor: Actor, around: Around) -> Turn:
    """A proposal comes into the plan with a day and one accountable person."""
    if not case.is_manager(actor.person.id):
        raise refuse(measure_pages.own(case, actor), NotYourMeasure(accountable=""))
    last = case.last()
    if last and last.kind is StepKind.TAKEN_IN and last.by == actor.person.id:
        return again(case, actor, MeasureSaved.MEASURE_TAKEN_IN)
    if not case.is_proposal:
        raise refuse(measure_pages.own(case, actor), OldCard())
    form = Typed(draft=measure_asked.draft(event))
    measure_guard.allowed(case, actor, event.revision, form, MeasureState.PROPOSED)
    asked = measure_asked.read(event, case.home.candidates, actor, around)
    if asked.lacks:
        raise refuse(form.page(case, actor), measure_guard.lacking(asked.lacks, event.who_name, around))
    who = asked.who or case.measure.accountable or actor.person.id
    taken = replace(case.measure, state=MeasureState.PLANNED, due=asked.due, accountable=who, reason=None)
    told = to_people(case, (who,), MeasureMessage.MEASURE_ASKED, actor)
    others = [one for one in case.home.reps if one != who]
    told = (*told, *to_people(case, others, MeasureMessage.MEASURE_PLANNED, actor))
    later = measure_asked.met_later(who, around)
    saved = SavedThing(what=MeasureSaved.MEASURE_TAKEN_IN, at=actor.now, by=actor.person.name, met_later=later)
    return stepped(case, actor, taken, StepKind.TAKEN_IN, "", saved, messages=told)


# --- arranging


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was typed, read. Whatever the client did not send is as it was."""

    priority: Priority
    goal: str | None
    target_year: int | None
    also: tuple[NodeId, ...]


def arrange(case: MeasureCase, event: ArrangeMeasure, actor: Actor) -> Turn:
    measure = case.measure
    if not case.is_manager(actor.person.id):
        raise refuse(measure_pages.own(case, actor), NotYourMeasure(accountable=""))
    chosen = _read(case, event, actor)
    differs = _steps(case, chosen)
    if not differs:
        return again(case, actor, MeasureSaved.MEASURE_ARRANGED)
    if measure.state is MeasureState.CANCELLED:
        raise refuse(measure_pages.own(case, actor), OldCard())
    form = Typed(ask=MeasureAsk.ARRANGE)
    measure_guard.allowed(case, actor, event.revision, form, measure.state)
    changes: list[MeasureChanged] = []
    for kind, after, note in differs:
        before = changes[-1].after if changes else measure
        moved = replace(after, revision=before.revision + 1)
        changes.append(MeasureChanged(before=replace(case, measure=before), after=moved, step=kind, note=note))
    notice = SavedThing(what=MeasureSaved.MEASURE_ARRANGED, at=actor.now, by=actor.person.name)
    page = measure_pages.own(replace(case, measure=changes[-1].after), actor)
    told = _told(case, chosen, actor)
    return Turn(reply=Reply(page=page, notice=notice), changes=tuple(changes), messages=told)


def _steps(case: MeasureCase, chosen: Chosen) -> list[tuple[StepKind, Measure, str]]:
    """The measure after each of them, in turn. While the review is open only the goal is set: the rest is the plan's."""
    at, found = case.measure, []
    if case.running and chosen.priority is not at.priority:
        at = replace(at, priority=chosen.priority)
        found.append((StepKind.PRIORITISED, at, ""))
    if (chosen.goal, chosen.target_year) != (at.goal, at.target_year):
        at = replace(at, goal=chosen.goal, target_year=chosen.target_year)
        found.append((StepKind.LINKED, at, ""))
    if case.running and set(chosen.also) != set(at.also):
        at = replace(at, also=chosen.also)
        found.append((StepKind.SHARED, at, ", ".join(_names(case, chosen.also))))
    return found


def _names(case: MeasureCase, nodes: tuple[NodeId, ...]) -> list[str]:
    known = {one.node.id: one.node.name for one in (*case.arrangeable.units, *case.home.beside)}
    return [known[one] for one in nodes if one in known]


def _read(case: MeasureCase, event: ArrangeMeasure, actor: Actor) -> Chosen:
    measure, lacks = case.measure, list[Lack]()
    priority = Priority(event.priority) if event.priority in set(Priority) else measure.priority
    goal = measure.goal if event.goal is None else _said(event.goal)
    year = measure.target_year
    if event.target_year is not None:
        said = _said(event.target_year)
        year = int(said) if said and said.isdecimal() else None
        if said and (year is None or not actor.today.year - 1 <= year <= actor.today.year + YEARS_AHEAD):
            lacks.append(MeasureLack.YEAR)
    also = _nodes(case, event, lacks)
    if lacks:
        raise refuse(_again_shown(case, event, actor), Lacking(what=tuple(lacks), typed=event.node_name or ""))
    return Chosen(priority=priority, goal=goal, target_year=year, also=also)


def _said(typed: str) -> str | None:
    words = typed.strip()
    return None if not words or words.lower() in NOTHING else words


def _nodes(case: MeasureCase, event: ArrangeMeasure, lacks: list[Lack]) -> tuple[NodeId, ...]:
    """Only units that the manager may name, and those that it holds for already."""
    measure, allowed = case.measure, {one.node.id: one.node.name for one in case.arrangeable.units}
    chosen = measure.also
    if event.nodes is not None:
        wanted = [NodeId(one.strip()) for one in event.nodes.split(",") if one.strip()]
        hidden = [one for one in measure.also if one not in allowed]  # could not be unchosen on the card
        chosen = tuple(dict.fromkeys((*hidden, *(one for one in wanted if one in allowed))))
    typed = (event.node_name or "").strip().lower()
    if typed:
        fits = [node for node, name in allowed.items() if typed in name.lower()]
        exact = [node for node, name in allowed.items() if typed == name.lower()]
        found = exact or fits
        if len(found) != 1:
            lacks.append(MeasureLack.UNIT_UNKNOWN)
        chosen = tuple(dict.fromkeys((*chosen, *found[:1])))
    return chosen


def _again_shown(case: MeasureCase, event: ArrangeMeasure, actor: Actor) -> MeasurePage:
    """The form with what was typed on it."""
    form = measure_pages.arranging(case)
    chosen = form.chosen if event.nodes is None else tuple(NodeId(one.strip()) for one in event.nodes.split(","))
    form = replace(
        form,
        chosen=chosen,
        goal=form.goal if event.goal is None else event.goal,
        target_year=form.target_year if event.target_year is None else event.target_year,
        priority=Priority(event.priority) if event.priority in set(Priority) else form.priority,
    )
    return replace(measure_pages.own(case, actor, MeasureAsk.ARRANGE), arranging=form)


def _told(case: MeasureCase, chosen: Chosen, actor: Actor) -> tuple[Message, ...]:
    """Those of a unit that it holds for from now on, each once for each time it is shared anew."""
    new = set(chosen.also) - set(case.measure.also)
    if not case.running:
        return ()
    people = [person for one in case.arrangeable.units if one.node.id in new for person in one.people]
    return to_people(case, people, MeasureMessage.MEASURE_SHARED, actor)
