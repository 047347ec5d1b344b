"""A turn about a level: read what this person may see of it, log that it was read, and show it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.turns.ways import Ways
from dialogs.ground.turn import Actor, Turn
from dialogs.levels import looking as levels
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.rules.seen import Seen
from storage.levels import seeing


def take(session: Session, event: ShowLevel, actor: Actor, ways: Ways) -> Turn:
    """Raises Refused where there is nothing for this person."""
    return show(session, event, actor, ways.few)


def show(session: Session, event: ShowLevel, actor: Actor, few: int) -> Turn:
    """What the turn shows, and the log that it was read. Raises Refused."""
    turn, seen = look(session, event, actor, few)
    if seen is not None:
        seeing.read(session, seen, actor.person.id, actor.now)
    return turn


def look(session: Session, event: ShowLevel, actor: Actor, few: int) -> tuple[Turn, Seen | None]:
    """What the turn shows, without the log: for a document, of which is logged that it was given. Raises Refused."""
    wanted = seeing.Wanted(
        node=event.node,
        year=event.year,
        question=event.question,
        number=event.number,
        talk=event.show is LevelView.TALK,
    )
    seen = seeing.seen(session, wanted, actor.person.id, actor.today, few)
    part = levels.named(seen, event.beneath) if seen is not None and event.beneath else None
    if part is not None:
        return look(session, replace(event, node=part, show=LevelView.RESULT, beneath=None), actor, few)
    return levels.respond(seen, event), seen
