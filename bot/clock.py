"""The one place that asks what time it is. Everything else is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, tzinfo

MORNING = time(8, 5)  # when the morning's reminders have become due


def now() -> datetime:
    return datetime.now(UTC)


def begun_on(day: date, zone: tzinfo) -> Callable[[], datetime]:
    """A clock that shows the morning of that day now, and goes on from there. Only for trying the bot out."""
    ahead = datetime.combine(day, MORNING, zone) - now()
    return lambda: now() + ahead
