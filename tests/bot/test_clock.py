"""The clock that is told where to begin, for trying the bot out on another day."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot import clock

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def test_it_begins_on_that_morning_and_goes_on() -> None:
    """Reminders of the morning are due at once, and time does not stand still: edits and pauses need it to move."""
    now = clock.begun_on(date(2027, 1, 4), STOCKHOLM)
    first, second = now(), now()
    shown = first.astimezone(STOCKHOLM)
    assert (shown.date(), shown.hour, shown.minute) == (date(2027, 1, 4), 8, 5)
    assert timedelta(0) <= second - first < timedelta(minutes=1)
