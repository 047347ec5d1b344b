"""A turn about handing over everything: what is somebody's, to whom it goes, and a step for each measure and matter."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.turns.ways import Ways
from bot.turns.writing import Writing, write
from dialogs.ground.ids import PersonId
from dialogs.ground.messages import Subject
from dialogs.ground.notices import Lacking, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Refused, Turn
from dialogs.handover import handing_all
from dialogs.handover.events.handing_all import Event as HandAllEvent
from dialogs.handover.events.handing_all import HandAll, ShowHandAll
from dialogs.handover.handing_all import Belongings, To
from dialogs.handover.notices import HandoverLack
from dialogs.organisation.around import Around
from storage.handover import handing_all as belongings
from storage.organisation import naming, outsiders
from storage.organisation import tree as organisation


def take(session: Session, event: HandAllEvent, actor: Actor, _ways: Ways) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    state = belongings.of_person(session, _whose(session, event, actor), actor.person.id, actor.today)
    to = _to(session, state, event, actor) if isinstance(event, HandAll) and state else To(around=Around())
    turn = handing_all.respond(state, event, actor, to)
    write(turn, Writing(session=session, actor=actor))
    return turn


def _whose(session: Session, event: HandAllEvent, actor: Actor) -> PersonId:
    """The actor's own, unless somebody is chosen or named. A name is looked for among those the actor may act for."""
    chosen = (event.of if isinstance(event, ShowHandAll) else None) or event.person
    if not event.of_name:
        return PersonId(chosen) if chosen else actor.person.id
    mine = belongings.of_person(session, actor.person.id, actor.person.id, actor.today)
    known = {one.id for one in mine.others} if mine else set()
    found = [one for one in organisation.find_by_name(session, event.of_name) if one.id in known]
    if len(found) == 1:
        return found[0].id
    names = tuple(one.name for one in found)
    page = handing_all.form(mine, actor) if mine else RefusedPage()
    raise Refused(Reply(page=page, notice=Lacking(what=(HandoverLack.WHOSE,), typed=event.of_name, candidates=names)))


def _to(session: Session, state: Belongings, event: HandAll, actor: Actor) -> To:
    known = [one.id for one in state.candidates]
    near = [node.id for one in state.measures for node in one.home.nodes]
    found = naming.accountable(session, near, known, event.who_found or event.who, event.who_name, actor.today)
    around = Around(found=found, met_later=outsiders.met_later(session, found))
    chosen = found[0] if len(found) == 1 else next((one for one in state.candidates if one.id == event.who), None)
    if chosen is None:
        return To(around=around)
    return To(
        around=around,
        answering=belongings.answering(session, state.matters, chosen.id, actor.today),
        before=belongings.before(session, actor.person, state.of, chosen, actor.today),
    )


def letter(session: Session, subject: Subject, reader: Actor) -> Reply | None:
    """None where nothing of it is the reader's any more."""
    by = organisation.person(session, subject.by) if subject.by else None
    if by is None:
        return None
    at = datetime.fromisoformat(subject.mark)
    page = belongings.letter(session, by, reader.person, at, reader.today)
    return Reply(page=page) if page else None
