"""What those who have left leave behind: measures without anybody, and units without a manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import MeasureId, NodeId, PersonId
from dialogs.ground.page import Page as Shown
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftMeasure:
    """An open measure whose accountable person has left: the organisation (`gone`), or this part of it."""

    measure: MeasureId
    what: str
    unit: str
    due: date | None
    overdue: bool
    who: str
    gone: bool
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmanagedUnit:
    """A unit where nobody is manager today, or that has ended, and what waits there."""

    node: NodeId
    name: str
    ended: bool = False
    reviews: tuple[tuple[ReviewName, Stage], ...] = ()
    measures: int = 0
    matters: int = 0  # lifted to a role there that nobody holds


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftPage(Shown):
    """All of it, for the manager who sees to it until somebody else does."""

    measures: tuple[LeftMeasure, ...] = ()
    units: tuple[UnmanagedUnit, ...] = ()
    take_overs: tuple[tuple[NodeId, str], ...] = ()  # units that have ended, whose things wait for an answer


Page = LeftPage
