"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import QuestionId, ReviewId
from dialogs.ground.notices import Lack, Notice, Saved
from dialogs.reviews.rules.review import SeatKind, Stage


class ReviewSaved(Saved):
    """What was saved in a review."""

    COMMENT = "comment"
    SKIPPED = "skipped"
    PARTICIPANTS = "participants"
    MEASURE = "measure"
    MEASURE_CHANGED = "measure_changed"
    MEASURE_CANCELLED = "measure_cancelled"
    DONE_AT_ONCE = "done_at_once"
    NO_MEASURE = "no_measure"
    LIFTED = "lifted"
    TASK_RETURNED = "task_returned"
    SUPPORT = "support"
    LATE_REASON = "late_reason"
    AREA = "area"
    PLAN = "plan"
    VIEW = "view"
    REMARK = "remark"
    PROPOSAL = "proposal"
    ADOPTED = "adopted"
    STANDS = "stands"
    SIGNED = "signed"
    REOPENED = "reopened"
    DRAFT = "draft"


class ReviewLack(Lack):
    """What is lacking in a form of a review."""

    NUMBER = "number"
    DAY = "day"
    JOINED_STARTED = "joined_started"  # a unit whose own follow-up has begun cannot be joined


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer(Notice):
    """`activity` offers to keep the strength: an aktivitet for this question."""

    review: ReviewId
    question: QuestionId
    number: int
    choice: Choice
    at: datetime
    by: str
    activity: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourPart(Notice):
    """The other side of the table does this."""

    seat: SeatKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOpenYet(Notice):
    opens: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadySigned(Notice):
    """`by` has signed: nothing changes until it is reopened."""

    by: tuple[str, ...]
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReady(Notice):
    """It cannot be handed over, or signed, yet."""

    stage: Stage
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Notice):
    """The unit now answers in another review, together with others."""

    by: str
