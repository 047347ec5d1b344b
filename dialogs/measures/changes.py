"""What a turn about measures changes."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.turn import Change as Changed
from dialogs.measures.rules.measure import MeasureCase, StepKind
from dialogs.reviews.rules.review import Matter, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChanged(Changed):
    """One step of a measure's life. `also` is a measure that follows it, `lifted` a matter that came of it."""

    before: MeasureCase
    after: Measure
    step: StepKind
    note: str = ""
    also: Measure | None = None
    lifted: Matter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAdded(Changed):
    """A measure on its own: planned by the manager, or proposed by the rep."""

    measure: Measure
    step: StepKind


Change = MeasureChanged | MeasureAdded
