"""A measure's life of its own: planned, done, and eight weeks later whether it helped.

Done is not closed: only what was seen to help, or was taken out with a reason, is. Nothing is ever deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.ground.ids import PersonId
from dialogs.ground.texts import Text
from dialogs.measures.rules.measure_home import Beside, Home
from dialogs.reviews.rules.review import Measure, MeasureState, Priority, Review
from dialogs.reviews.rules.standing import Facts


class MeasureAsk(StrEnum):
    """Which form a measure's card shows."""

    POSTPONE = "postpone"
    HAND_ON = "hand_on"
    CANNOT = "cannot"
    NOT_ENOUGH = "not_enough"
    ARRANGE = "arrange"  # priority, goal, other units


class PlanFilter(StrEnum):
    """Which lines of a unit's plan are shown."""

    OPEN = "open"
    TO_CONTROL = "to_control"  # done: did it help?
    CLOSED = "closed"
    ALL = "all"


class StepKind(StrEnum):
    """What was done with a measure: one line of its history."""

    PLANNED = "planned"  # on its own, not in a review
    PROPOSED = "proposed"  # by the rep, on its own
    TAKEN_IN = "taken_in"  # a proposal is now in the plan
    ENTERED = "entered"  # found another way than in Teams, and written in by whom the note says
    COMPLETED = "completed"
    HELPED = "helped"
    NOT_ENOUGH = "not_enough"
    FOLLOWS = "follows"  # planned because another did not help enough
    POSTPONED = "postponed"
    CANNOT = "cannot"
    DROPPED = "dropped"
    HANDED_ON = "handed_on"
    PRIORITISED = "prioritised"
    LINKED = "linked"  # to a plan or goal, or to a year
    TAKEN_OVER = "taken_over"  # by the unit that took over from its own; the note names that one
    SHARED = "shared"  # it holds for other units, too; the note says which


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
    priority: Priority = Priority.NORMAL  # afterwards, and so are these
    goal: str | None = None
    target_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangeable:
    """What the manager may choose from when a measure is arranged: other units, and the goals of earlier measures."""

    units: tuple[Beside, ...] = ()
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeasureCase:
    """A measure with its home: who sits there today, what it was about, and what has happened to it."""

    measure: Measure
    home: Home
    year: int  # of its review; of one that stands on its own, the year it was planned
    number: int | None = None  # of the question that it belongs to
    short: Text | None = None
    steps: tuple[Step, ...] = ()
    followed: Measure | None = None  # the one that did not help enough
    followed_by: Measure | None = None
    arrangeable: Arrangeable = Arrangeable()  # only where it is about to be arranged

    @classmethod
    def of(cls, review: Review, measure: Measure, steps: tuple[Step, ...] = ()) -> MeasureCase:
        """A measure of a review."""
        which, checklist = measure.question, review.checklist
        known = which if which is not None and which in checklist else None
        return cls(
            measure=measure,
            home=Home.of(review),
            year=review.year,
            number=checklist.number(known) if known else None,
            short=checklist.question(known).short if known else None,
            steps=steps,
            followed=next((one for one in review.measures if one.id == measure.follows), None),
            followed_by=next((one for one in review.measures if one.follows == measure.id), None),
        )

    @property
    def running(self) -> bool:
        return self.home.running

    @property
    def facts(self) -> Facts:
        return Facts.of(self.measure, running=self.running)

    @property
    def is_proposal(self) -> bool:
        """On its own: one of a review is the review's to take in."""
        return self.measure.state is MeasureState.PROPOSED and self.home.review is None

    def is_manager(self, person: PersonId) -> bool:
        return person in self.home.in_charge

    def is_accountable(self, person: PersonId) -> bool:
        return self.measure.accountable == person

    def may_see(self, person: PersonId) -> bool:
        seen = self.home.has_seat(person) or self.is_manager(person) or self.home.reads_beside(person)
        return self.is_accountable(person) or seen

    def may_act(self, person: PersonId) -> bool:
        return self.is_accountable(person) or self.is_manager(person)

    def last(self, *kinds: StepKind) -> Step | None:
        return next((step for step in reversed(self.steps) if not kinds or step.kind in kinds), None)
