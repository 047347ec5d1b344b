"""A measure on its own, not from a question (V15): the manager plans it, the safety representative proposes it.

It runs from the moment it is planned, and lives as every measure does (measuring.py).
"""

from __future__ import annotations

from typing import assert_never
from uuid import NAMESPACE_URL, uuid5

from dialogs.ground.ids import MeasureId, PersonId
from dialogs.ground.messages import Message, MessageKind
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, NotYours, Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse
from dialogs.measures import guard as measure_guard
from dialogs.measures import showing as measure_pages
from dialogs.measures.changes import MeasureAdded
from dialogs.measures.events import AddMeasure, ShowNewMeasure
from dialogs.measures.events import OfNew as NewMeasureEvent
from dialogs.measures.facts import NewMeasure
from dialogs.measures.guard import SHORTEST
from dialogs.measures.notices import MeasureSaved
from dialogs.measures.pages import MeasurePage, NewMeasurePage
from dialogs.measures.rules.measure import MeasureCase, StepKind
from dialogs.organisation.around import Around
from dialogs.reviews import asked as measure_asked
from dialogs.reviews.messages import MeasureMessage
from dialogs.reviews.pages.answering import Candidate, Draft
from dialogs.reviews.rules.review import Measure, MeasureKind, MeasureState, Priority


def respond(table: NewMeasure | None, event: NewMeasureEvent, actor: Actor, around: Around) -> Turn:
    """`table` is None where there is no such unit, or the actor has none: the same answer as to a stranger."""
    if table is None or not table.home.has_seat(actor.person.id):
        raise refuse(RefusedPage(), NotYours())
    match event:
        case ShowNewMeasure():
            mine = "" if _proposing(table, actor) else actor.person.id
            return Turn(reply=Reply(page=_form(table, event.kind, actor, Draft(who=mine))))
        case AddMeasure():
            return _add(table, event, actor, around)
        case _:
            assert_never(event)


def _proposing(table: NewMeasure, actor: Actor) -> bool:
    return actor.person.id not in table.home.managers


def _form(table: NewMeasure, kind: MeasureKind, actor: Actor, draft: Draft) -> NewMeasurePage:
    home = table.home
    return NewMeasurePage(
        node=home.nodes[0].id,
        unit=home.nodes[0].name,
        kind=kind,
        slot=len(table.made),
        proposing=_proposing(table, actor),
        draft=draft,
        earliest=actor.today,
        candidates=tuple(Candidate(person=one, name=home.name(one)) for one in home.candidates),
    )


def measure_id(table: NewMeasure, actor: Actor, slot: int) -> MeasureId:
    """The same person's same slot is the same measure, so the same press twice plans it once."""
    return MeasureId(uuid5(NAMESPACE_URL, f"{table.home.nodes[0].id}|{actor.person.id}|{slot}"))


def _add(table: NewMeasure, event: AddMeasure, actor: Actor, around: Around) -> Turn:
    what, proposing = (event.what or "").strip(), _proposing(table, actor)
    priority = Priority.HIGH if event.priority == Priority.HIGH.value else Priority.NORMAL
    id_ = measure_id(table, actor, len(table.made) if event.slot is None else event.slot)
    form = _form(table, event.kind, actor, measure_asked.draft(event, what=what, priority=priority))
    saved = MeasureSaved.MEASURE_PROPOSED if proposing else MeasureSaved.MEASURE_ADDED
    known = next((one for one in table.made if one.id == id_), None)
    if known is not None and known.what == what:
        notice = SavedThing(what=saved, at=known.at, by=actor.person.name)
        return Turn(reply=Reply(page=_card(table, known, actor), notice=notice))
    if known is not None:  # an old form: what is typed stays, and a second press saves it
        raise refuse(form, ChangedMeanwhile(by=actor.person.name, at=known.at))
    asked = measure_asked.read(event, table.home.candidates, actor, around, proposing=proposing)
    lacks = ([CommonLack.WHAT] if len(what) < SHORTEST else []) + list(asked.lacks)
    if lacks:
        raise refuse(form, measure_guard.lacking(lacks, event.who_name, around))
    measure = Measure(
        id=id_,
        node=table.home.nodes[0].id,
        question=None,
        kind=event.kind,
        state=MeasureState.PROPOSED if proposing else MeasureState.PLANNED,
        what=what,
        due=asked.due,
        accountable=asked.who or (None if proposing else actor.person.id),
        priority=priority,
        proposed_by=actor.person.id if proposing else None,
        by=actor.person.id,
        at=actor.now,
    )
    later = measure_asked.met_later(measure.accountable, around)
    notice = SavedThing(what=saved, at=actor.now, by=actor.person.name, met_later=later)
    step = StepKind.PROPOSED if proposing else StepKind.PLANNED
    change = MeasureAdded(measure=measure, step=step)
    told = _proposed(table, measure, actor) if proposing else _planned(table, measure, actor)
    return Turn(reply=Reply(page=_card(table, measure, actor), notice=notice), changes=(change,), messages=told)


def _card(table: NewMeasure, measure: Measure, actor: Actor) -> MeasurePage:
    """Its own card, which is built anew when it is saved."""
    case = MeasureCase(measure=measure, home=table.home, year=measure.at.year)
    return measure_pages.own(case, actor)


# --- who is told


def _planned(table: NewMeasure, measure: Measure, actor: Actor) -> tuple[Message, ...]:
    asked = (measure.accountable,) if measure.accountable else ()
    reps = tuple(one for one in table.home.reps if one not in asked)
    return (
        *_to(asked, MeasureMessage.MEASURE_ASKED, measure, actor),
        *_to(reps, MeasureMessage.MEASURE_PLANNED, measure, actor),
    )


def _proposed(table: NewMeasure, measure: Measure, actor: Actor) -> tuple[Message, ...]:
    return _to(table.home.managers, MeasureMessage.MEASURE_PROPOSED, measure, actor)


def _to(people: tuple[PersonId, ...], kind: MessageKind, measure: Measure, actor: Actor) -> tuple[Message, ...]:
    return tuple(
        Message(kind=kind, mark="r0", person=person, by=actor.person.id, measure=measure.id)
        for person in dict.fromkeys(people)
        if person != actor.person.id
    )
