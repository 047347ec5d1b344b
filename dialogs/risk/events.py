"""The yearly risk assessment of a unit."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import NodeId, QuestionId, ReviewId


@event("risk")
class ShowRiskAssessment:
    """Of this unit; without one, of the reader's own. From a question's card: the way back, and what was typed there."""

    node: NodeId | None = None
    review: ReviewId | None = None
    question: QuestionId | None = None
    revision: int = 0
    comment: str | None = typed()


@event("note-risk")
class NoteRiskAssessment:
    """It was done on that day. `unit` is how the unit is named by somebody who types and has several."""

    node: NodeId | None = None
    review: ReviewId | None = None
    question: QuestionId | None = None
    day: str | None = typed()
    unit: str | None = typed()


Event = ShowRiskAssessment | NoteRiskAssessment
