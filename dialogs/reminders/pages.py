"""The morning's digest, what stood in the way, a channel's lines of the week and of the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import BodyId, DecisionId, NodeId
from dialogs.ground.page import Page as Shown
from dialogs.handover.pages.leaving import LeftMeasure
from dialogs.matters.pages import LiftedToMe
from dialogs.measures.pages import MyMeasure
from dialogs.reminders.rules.deadlines import Why
from dialogs.reminders.rules.duties import Duty
from dialogs.reviews.pages.desk import Step
from dialogs.reviews.pages.names import ReviewName


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRisk:
    """A unit's yearly risk assessment. `last`: the day of the last one, if any was noted."""

    node: NodeId
    unit: str
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDuty:
    """Something about a level, its bodies and decisions. `at`: the node that was answered and has not read it."""

    duty: Duty
    node: NodeId
    level: str
    year: int
    body: BodyId | None = None
    body_name: str = ""
    decision: DecisionId | None = None
    on: date | None = None  # of the decision, or of the meeting
    by: date | None = None  # the latest day for the meeting, or when the decision was expected
    at: NodeId | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLine:
    """One thing that is due: a review, a measure, a matter, a unit's risk assessment, or something about a level.

    `days` until the date it is about; negative when it has passed.
    """

    why: Why
    days: int
    review: ReviewName | None = None
    step: Step | None = None  # of the review, for the reader
    measure: MyMeasure | None = None
    matter: LiftedToMe | None = None
    risk: DueRisk | None = None
    duty: DueDuty | None = None
    left: tuple[LeftMeasure, ...] = ()  # of people who have left, all in one line


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPage(Shown):
    """Everything that a person is reminded of on one morning, the most urgent first."""

    lines: tuple[DigestLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozePage(Shown):
    """Asks for the day until which there are to be no reminders."""

    earliest: date
    latest: date
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozedPage(Shown):
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeasure:
    """`what` is empty where it may not be named in the channel."""

    due: date
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyPage(Shown):
    """The monthly line in a channel about measures. Counts and what is next; never who, and never who has not."""

    unit: str
    level: bool  # with everything below
    improve: Counted
    preserve: Counted
    late: int
    to_control: int
    next: NextMeasure | None


Page = DigestPage | SnoozePage | SnoozedPage | MonthlyPage
