"""A turn about one measure: load its case, decide, save the step, and show the card anew. And one that plans a new one."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.turns import matters as matter_turns
from dialogs.ground.ids import MeasureId
from dialogs.ground.notices import NotYours, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Around, MeasureAdded, MeasureChanged, Refused, Turn
from dialogs.measures import measuring, own_measures
from dialogs.measures import showing as measure_pages
from dialogs.measures.events import (
    AddMeasure,
    ArrangeMeasure,
    HandOnMeasure,
    NotEnough,
    ShowMeasure,
    ShowNewMeasure,
    TakeInMeasure,
)
from dialogs.measures.events import OfNew as NewMeasureEvent
from dialogs.measures.events import OfOne as MeasureEvent
from dialogs.measures.pages import MeasurePage
from dialogs.measures.rules.measure import MeasureAsk
from dialogs.measures.rules.measure_home import Home
from dialogs.reviews.events.answering import ShowQuestion
from storage.measures import choices as measure_choices
from storage.measures import unit_plans
from storage.measures import writing as measures
from storage.organisation import naming, outsiders


def typed_before(event: MeasureEvent | NewMeasureEvent) -> ShowQuestion | None:
    """What was typed on the question's card when a measure on it was pressed: it is kept, as on every way from there."""
    if not isinstance(event, ShowMeasure) or not event.comment:
        return None
    if event.review is None or event.question is None or event.revision is None:
        return None
    return ShowQuestion(
        review=event.review,
        question=event.question,
        comment_on=event.question,
        revision=event.revision,
        comment=event.comment,
    )


def take(session: Session, event: MeasureEvent | NewMeasureEvent, actor: Actor) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    match event:
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
    for change in changes:
        measures.save(session, change, actor.person.id, actor.now)
        turn = replace(turn, messages=(*turn.messages, *matter_turns.told_of(session, change, actor)))
    return _shown_anew(session, turn, case.measure.id, actor) if changes else turn


def _new(session: Session, event: NewMeasureEvent, actor: Actor) -> Turn:
    node = event.node or unit_plans.own_unit(session, actor.person.id, actor.today)
    table = measure_choices.new_measure(session, node, actor.person.id, actor.today) if node else None
    around = _around(session, event, table.home, actor) if table else Around()
    turn = own_measures.respond(table, event, actor, around)
    for change in turn.changes:
        if isinstance(change, MeasureAdded):
            measures.add(session, change.measure, change.step, "", actor.person.id, actor.now)
    page = turn.reply.page
    return _shown_anew(session, turn, page.measure, actor) if isinstance(page, MeasurePage) else turn


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
