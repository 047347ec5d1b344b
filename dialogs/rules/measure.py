"""A measure's life after the review is signed: planned, done, and eight weeks later whether it helped.

Done is not closed: only what was seen to help, or was taken out with a reason, is. Nothing is ever deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialogs.ids import PersonId
from dialogs.rules.review import Measure, MeasureKind, MeasureState, Review, SeatKind

CONTROL_AFTER = timedelta(weeks=8)  # what was done must have had time to show


class MeasureAsk(StrEnum):
    """Which form a measure's card shows."""

    POSTPONE = "postpone"
    HAND_ON = "hand_on"
    CANNOT = "cannot"
    NOT_ENOUGH = "not_enough"


class PlanFilter(StrEnum):
    OPEN = "open"
    ALL = "all"


class Standing(StrEnum):
    """Where a measure stands today: its state, and what follows from the day."""

    PROPOSED = "proposed"
    PLANNED = "planned"  # the review that it belongs to is not signed yet
    ONGOING = "ongoing"
    OVERDUE = "overdue"
    DONE = "done"
    TO_CONTROL = "to_control"  # done eight weeks ago: did it help?
    CONTROLLED = "controlled"
    INSUFFICIENT = "insufficient"
    CANNOT = "cannot"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a measure's standing follows from: narrow, so that a list of measures needs no reviews."""

    kind: MeasureKind
    state: MeasureState
    due: date | None
    done_at: datetime | None
    running: bool  # its review is signed

    @classmethod
    def of(cls, measure: Measure, *, running: bool) -> Facts:
        return cls(kind=measure.kind, state=measure.state, due=measure.due, done_at=measure.done_at, running=running)

    @property
    def control_on(self) -> date | None:
        """An activity that keeps a strength is done when it is done."""
        if self.state is not MeasureState.DONE or self.kind is MeasureKind.PRESERVE or self.done_at is None:
            return None
        return self.done_at.date() + CONTROL_AFTER

    @property
    def is_open(self) -> bool:
        if self.state is MeasureState.DONE:
            return self.kind is MeasureKind.IMPROVE
        return self.state in (MeasureState.PLANNED, MeasureState.CANNOT)

    def standing(self, today: date) -> Standing:
        if self.state is MeasureState.PLANNED:
            if self.due is not None and self.due < today:
                return Standing.OVERDUE
            return Standing.ONGOING if self.running else Standing.PLANNED
        if self.control_on is not None and self.control_on <= today:
            return Standing.TO_CONTROL
        return Standing(self.state.value)


class StepKind(StrEnum):
    """What was done with a measure: one line of its history."""

    COMPLETED = "completed"
    HELPED = "helped"
    NOT_ENOUGH = "not_enough"
    FOLLOWS = "follows"  # planned because another did not help enough
    POSTPONED = "postponed"
    CANNOT = "cannot"
    DROPPED = "dropped"
    HANDED_ON = "handed_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    kind: StepKind
    note: str
    due: date | None  # afterwards
    due_before: date | None
    accountable: PersonId | None  # afterwards
    by: PersonId
    at: datetime
    revision: int


@dataclass(frozen=True, kw_only=True)
class MeasureCase:
    """A measure with the table it was planned at: who sits there today, and what it was about."""

    measure: Measure
    review: Review
    steps: tuple[Step, ...] = ()

    @property
    def running(self) -> bool:
        """From the signature on it lives by itself. Before that, and while the review is reopened, it is the plan's."""
        return self.review.signed_at is not None

    @property
    def facts(self) -> Facts:
        return Facts.of(self.measure, running=self.running)

    @property
    def followed_by(self) -> Measure | None:
        return next((one for one in self.review.measures if one.follows == self.measure.id), None)

    @property
    def followed(self) -> Measure | None:
        """The one that did not help enough."""
        return next((one for one in self.review.measures if one.id == self.measure.follows), None)

    def is_manager(self, person: PersonId) -> bool:
        return self.review.seat_kind(person) is SeatKind.MANAGER

    def is_accountable(self, person: PersonId) -> bool:
        return self.measure.accountable == person

    def may_see(self, person: PersonId) -> bool:
        return self.is_accountable(person) or self.review.seat_kind(person) is not None

    def may_act(self, person: PersonId) -> bool:
        return self.is_accountable(person) or self.is_manager(person)

    def last(self, *kinds: StepKind) -> Step | None:
        return next((step for step in reversed(self.steps) if not kinds or step.kind in kinds), None)
