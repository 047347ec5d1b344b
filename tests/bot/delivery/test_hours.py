"""When letters go: in July what nobody asked for waits, and what somebody pressed does not."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.posting import Hours

HOURS = Hours(zone=ZoneInfo("Europe/Stockholm"), quiet_months=frozenset({7}))
IN_JULY = datetime(2026, 7, 8, 9, 0, tzinfo=UTC)  # a Wednesday morning


@pytest.mark.parametrize(("unasked", "month"), [(True, 8), (False, 7)])
def test_quiet_months_are_for_what_nobody_asked_for(unasked: bool, month: int) -> None:
    """Two who work in July hear from each other: a hand-over that waited until August would be a hand-over lost."""
    assert HOURS.next_time(IN_JULY, unasked=unasked).month == month


def test_what_somebody_pressed_in_july_goes_at_once() -> None:
    """In working hours."""
    assert HOURS.next_time(IN_JULY, unasked=False) == IN_JULY
