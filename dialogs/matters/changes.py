"""What a turn about matters changes."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.turn import Change as Changed
from dialogs.matters.rules.matter import Beside, LiftedMatter, MatterCase
from dialogs.matters.rules.matter import StepKind as MatterStepKind
from dialogs.reviews.changes import MatterLifted
from dialogs.reviews.rules.review import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterChanged(Changed):
    """One step of a matter's life. `measure` came of it; `merged` are those that became voices of it."""

    before: MatterCase
    after: LiftedMatter
    step: MatterStepKind
    note: str = ""
    measure: Measure | None = None
    merged: tuple[Beside, ...] = ()


Change = MatterLifted | MatterChanged
