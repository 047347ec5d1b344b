"""A turn about one measure after its review is signed: load its case, decide, save the step, and show the card anew."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from dialogs import events as e
from dialogs import measure_pages, measuring
from dialogs.notices import NotYours, Reply
from dialogs.pages import RefusedPage
from dialogs.rules.measure import MeasureCase
from dialogs.turn import Actor, Around, MeasureChanged, Refused, Turn
from storage import measures, naming


def take(session: Session, event: e.MeasureEvent, actor: Actor) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    case = measures.case(session, event.measure, actor.today)
    if case is None:  # said as to a stranger: nobody learns which ids there are
        raise Refused(Reply(page=RefusedPage(), notice=NotYours()))
    turn = measuring.respond(case, event, actor, _around(session, event, case, actor))
    changes = [change for change in turn.changes if isinstance(change, MeasureChanged)]
    for change in changes:
        measures.save(session, change, actor.person.id, actor.now)
    return _shown_anew(session, turn, case, actor) if changes else turn


def _around(session: Session, event: e.MeasureEvent, case: MeasureCase, actor: Actor) -> Around:
    match event:
        case e.HandOnMeasure() | e.NotEnough():
            chosen = event.who_found or event.who
            near = [node.id for node in case.home.nodes]
            found = naming.accountable(session, near, case.home.candidates, chosen, event.who_name, actor.today)
            return Around(found=found)
        case _:
            return Around()


def _shown_anew(session: Session, turn: Turn, before: MeasureCase, actor: Actor) -> Turn:
    """As it is saved: with the step in its history, and the names of those who came into it."""
    after = measures.case(session, before.measure.id, actor.today)
    page = measure_pages.own(after or before, actor)
    return replace(turn, reply=replace(turn.reply, page=page))
