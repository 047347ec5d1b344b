"""A turn about one measure: load its case, decide, save the step, and show the card anew. And one that plans a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from sqlalchemy.orm import Session

from bot.turns import matters as matter_turns
from bot.turns.ways import Ways
from bot.turns.writing import Writing, write, writes
from dialogs.ground.ids import MeasureId
from dialogs.ground.notices import NotYours, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Refused, Turn
from dialogs.measures import measuring, own_measures
from dialogs.measures import showing as measure_pages
from dialogs.measures import unit_plans as unit_plan_pages
from dialogs.measures.changes import Change, MeasureAdded, MeasureChanged
from dialogs.measures.events import (
    AddMeasure,
    ArrangeMeasure,
    Event,
    HandOnMeasure,
    NotEnough,
    ShowMeasure,
    ShowNewMeasure,
    ShowUnitPlan,
    TakeInMeasure,
)
from dialogs.measures.events import OfNew as NewMeasureEvent
from dialogs.measures.events import OfOne as MeasureEvent
from dialogs.measures.pages import MeasurePage
from dialogs.measures.rules.measure import MeasureAsk
from dialogs.measures.rules.measure_home import Home
from dialogs.organisation.around import Around
from storage.measures import choices as measure_choices
from storage.measures import reading as measures
from storage.measures import unit_plans
from storage.measures import writing as measure_writing
from storage.organisation import naming, outsiders


def take(session: Session, event: Event, actor: Actor, _ways: Ways | None = None) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    match event:
        case ShowUnitPlan():
            plan = unit_plans.of_reader(session, unit_plan_pages.unit(event), actor.person.id, actor.today)
            return unit_plan_pages.respond(plan, event)
        case ShowNewMeasure() | AddMeasure():
            return _new(session, event, actor)
        case _:
            return _of_one(session, event, actor)


def _of_one(session: Session, event: MeasureEvent, actor: Actor) -> Turn:
    case = measures.case(session, event.measure, actor.today)
    if case is None:  # said as to a stranger: nobody learns which ids there are
        raise Refused(Reply(page=RefusedPage(), notice=NotYours()))
    if isinstance(event, ArrangeMeasure) or (isinstance(event, ShowMeasure) and event.ask is MeasureAsk.ARRANGE):
        case = replace(case, arrangeable=measure_choices.arrangeable(session, case.home, actor.today))
    turn = measuring.respond(case, event, actor, _around(session, event, case.home, actor))
    changes = [change for change in turn.changes if isinstance(change, MeasureChanged)]
    write(turn, Writing(session=session, actor=actor))
    for change in changes:
        turn = replace(turn, messages=(*turn.messages, *matter_turns.told_of(session, change, actor)))
    return _shown_anew(session, turn, case.measure.id, actor) if changes else turn


def _new(session: Session, event: NewMeasureEvent, actor: Actor) -> Turn:
    node = event.node or unit_plans.own_unit(session, actor.person.id, actor.today)
    table = measure_choices.new_measure(session, node, actor.person.id, actor.today) if node else None
    around = _around(session, event, table.home, actor) if table else Around()
    turn = own_measures.respond(table, event, actor, around)
    write(turn, Writing(session=session, actor=actor))
    page = turn.reply.page
    return _shown_anew(session, turn, page.measure, actor) if isinstance(page, MeasurePage) else turn


@writes
def keep(to: Writing, change: Change) -> None:
    """Raises MovedOn where somebody else was faster."""
    session, me, now = to.session, to.actor.person.id, to.actor.now
    match change:
        case MeasureChanged():
            measure_writing.save(session, change, me, now)
        case MeasureAdded():
            measure_writing.add(session, change.measure, change.step, "", me, now)
        case _:
            assert_never(change)


def _around(session: Session, event: MeasureEvent | NewMeasureEvent, home: Home, actor: Actor) -> Around:
    match event:
        case HandOnMeasure() | NotEnough() | TakeInMeasure() | AddMeasure():
            near, chosen = [node.id for node in home.nodes], event.who_found or event.who
            found = naming.accountable(session, near, home.candidates, chosen, event.who_name, actor.today)
            return Around(found=found, met_later=outsiders.met_later(session, found))
        case _:
            return Around()


def _shown_anew(session: Session, turn: Turn, measure: MeasureId, actor: Actor) -> Turn:
    """As it is saved: with the step in its history, and the names of those who came into it."""
    after = measures.case(session, measure, actor.today)
    page = measure_pages.own(after, actor) if after else turn.reply.page
    return replace(turn, reply=replace(turn.reply, page=page))
