"""What a level owes its bodies, its representative and those beneath it, and they it; and when somebody is reminded of it.

A decision is not finished before those beneath have been answered and have read it (G22, G27).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType, assert_never

from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import PersonId

# What it is about, told apart from everything else that is due: "receipt:<decision>:<node>".
DutyId = NewType("DutyId", str)


class Duty(StrEnum):
    EXPECTED = "expected"  # "inget beslut ännu", and the day it was expected has passed
    FEEDBACK = "feedback"  # a decision that those beneath have not been answered about
    AGENDA = "agenda"  # a body is to see the result, or to decide
    LEVEL_VIEW = "level_view"  # an analysis that waits for the level's representative
    RECEIPT = "receipt"  # an answer from above that nobody of the node has read


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedDuty:
    """`since`: from when it is reckoned. `on`: of an agenda item, the day it has to be ready for."""

    person: PersonId
    duty: Duty
    id: DutyId
    since: date
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyIntervals:
    """In days."""

    agenda: tuple[int, ...] = (21, 7)  # before the meeting
    feedback: int = 14  # after a decision, and again
    receipt: int = 7  # after the answer, and again until it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Working days that somebody is left alone with what waits for them, and days until they are told again."""

    first: int
    again: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMilestone:
    """`mark` tells it from the others about the same; `days` until the day it is about, or (negative) since it began."""

    mark: str
    days: int


def milestone(
    owed: OwedDuty, today: date, calendar: Calendar, every: DutyIntervals, waiting: Waiting
) -> DutyMilestone | None:
    """The latest one that has been reached."""
    match owed.duty:
        case Duty.AGENDA:
            return _before(owed, today, every) if owed.on is not None else None
        case Duty.EXPECTED:
            return _again(owed.since, today, first=1, again=every.feedback)
        case Duty.FEEDBACK:
            return _again(owed.since, today, first=every.feedback, again=every.feedback)
        case Duty.RECEIPT:
            return _again(owed.since, today, first=every.receipt, again=every.receipt)
        case Duty.LEVEL_VIEW:
            first = calendar.working_days_after(owed.since, waiting.first)
            return _again(owed.since, today, first=(first - owed.since).days, again=waiting.again)
        case _:
            assert_never(owed.duty)


def _before(owed: OwedDuty, today: date, every: DutyIntervals) -> DutyMilestone | None:
    """Before the day; and when it has passed without a meeting, as often as other things that are late."""
    on = owed.on or today
    days = (on - today).days
    if days < 0:
        return DutyMilestone(mark=f"{on}:late:{(-days - 1) // every.feedback}", days=days)
    passed = [one for one in every.agenda if on - timedelta(days=one) <= today]
    return DutyMilestone(mark=f"{on}:{min(passed)}", days=days) if passed else None


def _again(since: date, today: date, *, first: int, again: int) -> DutyMilestone | None:
    waited = (today - since).days
    if waited < first:
        return None
    return DutyMilestone(mark=f"{since}:{(waited - first) // again}", days=-waited)
