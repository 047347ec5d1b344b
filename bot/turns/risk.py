"""A turn about a unit's yearly risk assessment: look up what was noted last, decide, and note it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dialogs.ground.turn import Actor, RiskNoted, Turn
from dialogs.reviews.events.answering import ShowQuestion
from dialogs.risk import noting as risk
from dialogs.risk.events import Event as RiskEvent
from dialogs.risk.events import NoteRiskAssessment
from storage.risk import assessments as risk_assessments


def typed_before(event: RiskEvent) -> ShowQuestion | None:
    """What was typed on the question's card when the button on it was pressed: it is kept, as on every way from there."""
    if isinstance(event, NoteRiskAssessment) or event.review is None or event.question is None or not event.comment:
        return None
    return ShowQuestion(
        review=event.review,
        question=event.question,
        comment_on=event.question,
        revision=event.revision,
        comment=event.comment,
    )


def take(session: Session, event: RiskEvent, actor: Actor) -> Turn:
    """Raises Refused."""
    unit = event.unit if isinstance(event, NoteRiskAssessment) else None
    book = risk_assessments.of_reader(session, event.node, unit, actor.person.id, actor.today)
    turn = risk.respond(book, event, actor)
    for change in turn.changes:
        if isinstance(change, RiskNoted):
            risk_assessments.note(session, change.node, change.on, actor.person.id, actor.now)
    return turn
