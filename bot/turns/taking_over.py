"""A turn about what a unit that has ended left open, and the letter that offers it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.turns.ways import Ways
from bot.turns.writing import Writing, write, writes
from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor, Turn
from dialogs.handover import taking_over as conversation
from dialogs.handover.changes import TakeOverAnswered
from dialogs.handover.events.taking_over import Event as TakeOverEvent
from storage.ground.moved_on import MovedOn
from storage.handover import take_overs
from storage.handover import writing as taking_over
from storage.organisation import own_units


def take(session: Session, event: TakeOverEvent, actor: Actor, _ways: Ways) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    turn = conversation.respond(_offers(session, actor), event, actor)
    write(turn, Writing(session=session, actor=actor))
    return turn


def _offers(session: Session, actor: Actor) -> tuple[conversation.Offer, ...]:
    managed = [node for node, _ in own_units.managed(session, actor.person.id, actor.today)]
    return take_overs.offers(session, managed, actor.today)


@writes
def keep(to: Writing, change: TakeOverAnswered) -> None:
    """Raises MovedOn where somebody else has answered meanwhile."""
    session, actor = to.session, to.actor
    if not take_overs.answered(session, change, actor.person.id, actor.now):
        raise MovedOn(change.node)
    if change.taken:
        taking_over.take_over(session, change.node, change.to, actor.person.id, actor.now, actor.today)


def letter(session: Session, subject: Subject, reader: Actor) -> Reply | None:
    """None when somebody has answered, nothing is open any more, or the reader does not manage the unit."""
    offer = conversation.chosen(_offers(session, reader), subject.unit)
    if offer is None or offer.answered is not None or not take_overs.is_something(offer.waiting):
        return None
    return Reply(page=conversation.page(offer))
