"""A measure with a life of its own, and a unit's plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dialogs.ground.ids import MeasureId, NodeId, QuestionId, ReviewId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.measures.rules.measure import MeasureAsk, PlanFilter, StepKind
from dialogs.reviews.pages.answering import Candidate, Draft
from dialogs.reviews.pages.names import MeasureHome
from dialogs.reviews.rules.review import MeasureKind, Priority, SeatKind
from dialogs.reviews.rules.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureStep:
    """A line of a measure's history."""

    kind: StepKind
    note: str
    due: date | None
    due_before: date | None
    to: str  # the accountable person afterwards
    by: str
    at: datetime
    priority: Priority = Priority.NORMAL  # afterwards, and so are these
    goal: str = ""
    target_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranging:
    """What can be chosen on the form, and what is chosen already."""

    nodes: tuple[tuple[NodeId, str], ...] = ()
    chosen: tuple[NodeId, ...] = ()
    goals: tuple[str, ...] = ()  # earlier used ones
    goal: str = ""
    target_year: str = ""
    priority: Priority = Priority.NORMAL
    only_goal: bool = False  # the review is open: the rest is the plan's


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage(Shown):
    """A measure's own card: how it stands, what has happened, and what can be done now. With `ask` one form."""

    home: MeasureHome
    measure: MeasureId
    revision: int
    number: int | None
    short: Text | None
    kind: MeasureKind
    standing: Standing
    what: str
    due: date | None
    accountable: str
    priority: Priority
    done_at: datetime | None
    done_what: str
    control_on: date | None
    controlled_at: datetime | None
    controlled_by: str
    control_note: str
    reason: str | None
    follows: tuple[MeasureId, str] | None
    followed_by: tuple[MeasureId, str] | None
    steps: tuple[MeasureStep, ...]
    node: NodeId
    may_act: bool
    may_drop: bool
    has_seat: bool  # it stands in a plan of the reader's
    lift_to: str | None = None  # the level above, by name
    ask: MeasureAsk | None = None
    draft: Draft = field(default_factory=Draft)
    typed: str = ""  # the reason, or what was seen, shown again in its field
    earliest: date | None = None
    candidates: tuple[Candidate, ...] = ()
    picker: bool = False
    goal: str = ""
    target_year: int | None = None
    beside: tuple[str, ...] = ()  # other units that it holds for
    may_arrange: bool = False
    may_take_in: bool = False  # a proposal, and the reader is the manager
    proposed_by: str = ""
    back: tuple[ReviewId, QuestionId] | None = None  # the question that the reader came from
    arranging: Arranging | None = None

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.home.review, page="measure", measure=self.measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasurePage(Shown):
    """The form for a measure on its own. From the safety representative it is a proposal."""

    node: NodeId
    unit: str
    kind: MeasureKind
    slot: int
    proposing: bool
    draft: Draft = field(default_factory=Draft)
    earliest: date | None = None
    candidates: tuple[Candidate, ...] = ()
    picker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A measure in the unit's plan."""

    measure: MeasureId
    year: int
    number: int | None
    short: Text | None
    what: str
    kind: MeasureKind
    standing: Standing
    is_open: bool
    due: date | None
    accountable: str
    priority: Priority
    done_at: datetime | None = None
    done_what: str = ""
    control_on: date | None = None
    controlled_at: datetime | None = None
    control_note: str = ""
    reason: str = ""
    goal: str = ""  # the plan or goal that it serves
    target_year: int | None = None
    origin: str = ""  # the level above that it comes from
    shared: bool = False  # it holds for several units


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlanPage(Shown):
    """The plan of a unit through the years, what is overdue first."""

    node: NodeId
    unit: str
    year: int | None
    years: tuple[int, ...]
    show: PlanFilter
    lines: tuple[PlanLine, ...]
    others: tuple[tuple[NodeId, str], ...]  # the reader's other units
    inherited: tuple[PlanLine, ...] = ()  # of the levels above
    goal: str | None = None  # only those that serve it
    goals: tuple[str, ...] = ()
    seat: SeatKind | None = None  # a manager plans, a safety representative proposes


class MeasureNewsKind(StrEnum):
    ASKED = "asked"  # to the person made accountable
    MOVED = "moved"  # another day
    HANDED = "handed"  # another person
    CANNOT = "cannot"
    PLANNED = "planned"  # on its own, to the safety representatives
    PROPOSED = "proposed"
    DROPPED = "dropped"
    SHARED = "shared"  # it holds for the reader's unit, too


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureNewsPage(Shown):
    """Something about a measure that concerns the reader: why they are told, and one button to it."""

    kind: MeasureNewsKind
    home: MeasureHome
    measure: MeasureId
    number: int | None
    short: Text | None
    what: str
    due: date | None
    due_before: date | None
    accountable: str
    by: str
    note: str

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.home.review, page="measure", measure=self.measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresNewsPage(Shown):
    """Several of one kind that would have come at the same moment: one letter."""

    kind: MeasureNewsKind
    by: tuple[str, ...]  # who caused them
    news: tuple[MeasureNewsPage, ...]


Page = MeasurePage | NewMeasurePage | UnitPlanPage | MeasureNewsPage | MeasuresNewsPage


@dataclass(frozen=True, slots=True, kw_only=True)
class MyMeasure:
    measure: MeasureId
    what: str
    due: date | None
    unit: str
    overdue: bool
    this_month: bool = False
    to_control: bool = False
