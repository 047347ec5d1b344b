"""The morning's digest, what stood in the way, a channel's lines of the week and of the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import BodyId, DecisionId, NodeId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.pages.names import ReviewName
from dialogs.handover.pages.leaving import LeftMeasure
from dialogs.home.pages import LiftedToMe, MyMeasure, Step
from dialogs.reminders.rules.deadlines import Why
from dialogs.reminders.rules.duties import Duty


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
class CausePage(Shown):
    """What stood in the way? Asked of the manager alone, once, when the last day has passed."""

    review: ReviewName

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="cause")


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseNotedPage(Shown):
    review: ReviewName
    support: bool  # support has been asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPage(Shown):
    """The weekly line in a channel while the round goes on. Counts; never who has not answered."""

    review: ReviewName
    days_left: int
    closes: date
    signed: bool  # this node's own
    below: tuple[int, int] | None = None  # signed, of expected


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


Page = DigestPage | SnoozePage | SnoozedPage | CausePage | CauseNotedPage | WeeklyPage | MonthlyPage
