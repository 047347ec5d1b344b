"""A measure as a review plans it: its kind, its state, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.ground.ids import MeasureId, NodeId, PersonId, QuestionId
from dialogs.reviews.rules.method import Method


class MeasureKind(StrEnum):
    IMPROVE = "improve"  # åtgärd: mends a shortcoming
    PRESERVE = "preserve"  # aktivitet: keeps a strength


class MeasureState(StrEnum):
    PROPOSED = "proposed"  # by the rep; the manager has not taken it into the plan yet
    PLANNED = "planned"
    DONE = "done"  # not closed yet: whether it helped is still to be seen
    CONTROLLED = "controlled"  # it helped
    INSUFFICIENT = "insufficient"  # it did not help enough: another measure follows it
    CANNOT = "cannot"  # cannot be done, and why
    CANCELLED = "cancelled"


# What stands in the plan, whatever has become of it. A proposal is not in it yet, and what was taken out not any more.
IN_PLAN = frozenset(
    {
        MeasureState.PLANNED,
        MeasureState.DONE,
        MeasureState.CONTROLLED,
        MeasureState.INSUFFICIENT,
        MeasureState.CANNOT,
    }
)


CARRIED_OUT = frozenset({MeasureState.DONE, MeasureState.CONTROLLED, MeasureState.INSUFFICIENT})


class Priority(StrEnum):
    HIGH = "high"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    id: MeasureId
    node: NodeId
    question: QuestionId | None
    kind: MeasureKind
    state: MeasureState
    what: str
    due: date | None = None
    accountable: PersonId | None = None
    priority: Priority = Priority.NORMAL
    done_at: datetime | None = None
    done_at_once: bool = False
    reason: str | None = None
    proposed_by: PersonId | None = None
    by: PersonId
    at: datetime
    # Its own life, after the review is signed (dialogs/rules/measure.py). Only `storage.measures` writes these.
    done_what: str = ""
    controlled_at: datetime | None = None
    controlled_by: PersonId | None = None
    control_note: str = ""
    follows: MeasureId | None = None  # one that did not help enough
    revision: int = 0
    goal: str | None = None  # the plan or goal that it serves (V18)
    target_year: int | None = None
    method: Method | None = None  # found another way than in Teams, and written in (G04)
    also: tuple[NodeId, ...] = ()  # other nodes that it holds for, beside its own (V20); read only for its own card

    @property
    def in_plan(self) -> bool:
        return self.state in IN_PLAN


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMeasure:
    what: str
    kind: MeasureKind
    state: MeasureState
    due: date | None
    id: MeasureId | None = None

    @property
    def not_done(self) -> bool:
        return self.state in (MeasureState.PLANNED, MeasureState.CANNOT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A measure of these units that is still open when the follow-up is done: of an earlier one, or on its own."""

    measure: MeasureId
    question: QuestionId | None
    what: str
    kind: MeasureKind
    state: MeasureState
    due: date | None
    done_at: datetime | None
    year: int
