"""A unit has ended, and another takes over what it left open, or says that it is not theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.extra.pages import TakenOver
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Page as Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverMeasure:
    what: str
    due: date | None
    overdue: bool
    accountable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverPage(Shown):
    """What waits there, and what becomes of it. `said`: the organisation's file names the reader's unit."""

    node: NodeId
    unit: str
    to: str
    said: bool
    since: date
    waiting: TakenOver
    measures: tuple[TakeOverMeasure, ...] = ()
    goes_on: bool = False  # the reader's own follow-up is not begun: the answers go on there
    declining: bool = False  # the form that asks why not
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverAnsweredPage(Shown):
    """`found` is False where nothing has been offered to any unit of the reader's."""

    unit: str
    to: str
    taken: bool
    why: str = ""
    waiting: TakenOver | None = None  # what was taken over
    goes_on: bool = False
    found: bool = True


Page = TakeOverPage | TakeOverAnsweredPage
