"""What follows an answer: measures, matters, reasons.

`seen` is the mark of what the card showed (`rules/marks.py`); None where it was typed, and on cards from before there were marks.
"""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import MeasureId, QuestionId, ReviewId
from dialogs.reviews.rules.review import MeasureKind


@event("follow-up")
class ShowFollowUp:
    """The card of one question's measures; `measure` is one that is being changed."""

    review: ReviewId
    question: QuestionId | None = None
    kind: MeasureKind = MeasureKind.IMPROVE
    measure: MeasureId | None = None
    comment_on: QuestionId | None = None  # as in ShowQuestion
    revision: int = 0
    comment: str | None = typed()


@event("plan-measure")
class PlanMeasure:
    """Plans a new measure in `slot`, or changes `measure`. From the rep it is a proposal."""

    review: ReviewId
    question: QuestionId | None = None
    slot: int = 0
    kind: MeasureKind = MeasureKind.IMPROVE
    measure: MeasureId | None = None
    revision: int = 0
    seen: str | None = None
    what: str | None = typed()
    due: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()  # from the people picker: a directory id
    priority: str | None = typed()


@event("done-at-once")
class DoneAtOnce:
    review: ReviewId
    question: QuestionId
    slot: int = 0
    kind: MeasureKind = MeasureKind.IMPROVE
    revision: int = 0
    seen: str | None = None
    what: str | None = typed()


@event("no-measure")
class NoMeasure:
    review: ReviewId
    question: QuestionId
    revision: int = 0
    seen: str | None = None
    what: str | None = typed()


@event("lift")
class LiftMatter:
    """To the level above, or to the receiver that is chosen or named (who that is, the database knows)."""

    review: ReviewId
    question: QuestionId
    revision: int = 0
    seen: str | None = None
    what: str | None = typed()
    due: str | None = typed()
    to: str | None = typed()
    to_name: str | None = typed()


@event("later")
class Later:
    """Leaves the follow-up card and keeps what was typed on it. `to_question` goes back to the answer."""

    review: ReviewId
    question: QuestionId
    to_question: bool = False
    what: str | None = typed()


@event("cancel-measure")
class CancelMeasure:
    review: ReviewId
    measure: MeasureId
    revision: int = 0
    seen: str | None = None
    what: str | None = typed()


@event("adopt-measure")
class AdoptMeasure:
    """The manager takes the rep's proposal into the plan."""

    review: ReviewId
    measure: MeasureId
    revision: int = 0


@event("plan")
class ShowPlan:
    review: ReviewId
