"""The overall risk assessment, which is gone through at least once a year: when it was last done, and when to remind of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.ground.ids import NodeId

OLDEST = timedelta(days=3653)  # ten years: what is older is a slip of the keys


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskIntervals:
    """In days. With none ever noted the manager is asked a while after the review was signed, and seldom after that."""

    before: int = 30  # before a year has passed
    again: int = 28  # after a year has passed
    first: int = 28  # after the signature
    first_again: int = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskMilestone:
    """`mark` tells it from the others of the same unit; `days` until a year has passed."""

    mark: str
    days: int


def a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


def milestone(
    assessed_on: date | None, signed_on: date | None, today: date, every: RiskIntervals
) -> RiskMilestone | None:
    """The latest one that has been reached."""
    if assessed_on is not None:
        return _since_the_last(assessed_on, today, every)
    if signed_on is None or today < signed_on + timedelta(days=every.first):
        return None
    times = (today - signed_on).days - every.first
    return RiskMilestone(mark=f"never:{signed_on}:{times // every.first_again}", days=0)


def _since_the_last(assessed_on: date, today: date, every: RiskIntervals) -> RiskMilestone | None:
    days = (a_year_after(assessed_on) - today).days
    if days > every.before:
        return None
    if days > 0:
        return RiskMilestone(mark=f"{assessed_on}:before", days=days)
    return RiskMilestone(mark=f"{assessed_on}:{-days // every.again}", days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessed:
    """What has been noted last for a unit: the day of the assessment, and who noted it."""

    node: NodeId
    unit: str
    on: date
    by: str
