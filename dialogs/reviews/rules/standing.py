"""Where a measure stands on a day, from its state and its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialogs.reviews.rules.review import Measure, MeasureKind, MeasureState

CONTROL_AFTER = timedelta(weeks=8)  # what was done must have had time to show


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
    running: bool  # its review is signed, or it has none

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
