"""What turns about a unit's plan work on."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import NodeId
from dialogs.measures.pages import PlanLine
from dialogs.measures.rules.measure_home import Home
from dialogs.reviews.rules.review import Measure, SeatKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """What a unit has planned through the years. `others` are the reader's other units."""

    node: NodeId
    unit: str
    lines: tuple[PlanLine, ...]
    others: tuple[tuple[NodeId, str], ...] = ()
    inherited: tuple[PlanLine, ...] = ()  # open ones of the levels above, marked by origin
    seat: SeatKind | None = None  # the reader's: a manager plans, a safety representative proposes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasure:
    """A unit where a measure is planned on its own: its people, and what the actor has made there before."""

    home: Home
    made: tuple[Measure, ...] = ()
