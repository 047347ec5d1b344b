"""A turn about a unit's yearly risk assessment: look up what was noted last, decide, and note it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.turns.ways import Ways
from bot.turns.writing import Writing, write, writes
from dialogs.ground.turn import Actor, Turn
from dialogs.risk import noting as risk
from dialogs.risk.changes import RiskNoted
from dialogs.risk.events import Event as RiskEvent
from dialogs.risk.events import NoteRiskAssessment
from storage.risk import reading as risk_assessments
from storage.risk import writing


def take(session: Session, event: RiskEvent, actor: Actor, _ways: Ways) -> Turn:
    """Raises Refused."""
    unit = event.unit if isinstance(event, NoteRiskAssessment) else None
    book = risk_assessments.of_reader(session, event.node, unit, actor.person.id, actor.today)
    turn = risk.respond(book, event, actor)
    write(turn, Writing(session=session, actor=actor))
    return turn


@writes
def keep(to: Writing, change: RiskNoted) -> None:
    writing.note(to.session, change.node, change.on, to.actor.person.id, to.actor.now)
