"""The window: both its days count, and the nearest one upwards holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.windows import Window, window_of

SEPTEMBER = Window(opens=date(2026, 9, 1), closes=date(2026, 9, 30))
UNIT, CLINIC, REGION = NodeId("unit"), NodeId("clinic"), NodeId("region")
LINE = [UNIT, CLINIC, REGION]


@pytest.mark.parametrize(
    ("day", "before", "is_open", "over"),
    [
        (date(2026, 8, 31), True, False, False),
        (date(2026, 9, 1), False, True, False),
        (date(2026, 9, 30), False, True, False),
        (date(2026, 10, 1), False, False, True),
    ],
)
def test_first_and_last_day_are_within_the_window(day: date, before: bool, is_open: bool, over: bool) -> None:
    """Who answers on the last day is in time: that is what was promised on the invitation."""
    assert (SEPTEMBER.is_before(day), SEPTEMBER.is_open(day), SEPTEMBER.is_over(day)) == (before, is_open, over)


def test_a_round_closed_early_is_over_at_once() -> None:
    """The coordinator has closed it, whatever the calendar says."""
    closed = Window(opens=SEPTEMBER.opens, closes=SEPTEMBER.closes, closed_early=True)
    assert closed.is_over(date(2026, 9, 10))
    assert not closed.is_open(date(2026, 9, 10))


@pytest.mark.parametrize(("after", "left"), [(-1, 1), (0, 0), (3, -3)])
def test_days_left_count_down_to_nought_on_the_last_day(after: int, left: int) -> None:
    """The home card says how many days are left, and a passed deadline is not said to have days left."""
    assert SEPTEMBER.days_left(SEPTEMBER.closes + timedelta(days=after)) == left


def test_the_nearest_own_window_upwards_holds() -> None:
    """A clinic that reorganises gets other weeks, and so do all its units that have none of their own."""
    october = Window(opens=date(2026, 10, 1), closes=date(2026, 10, 31))
    november = Window(opens=date(2026, 11, 1), closes=date(2026, 11, 30))
    assert window_of(LINE, {CLINIC: october, REGION: november}, SEPTEMBER) == october
    assert window_of(LINE, {UNIT: november, CLINIC: october}, SEPTEMBER) == november
    assert window_of(LINE, {}, SEPTEMBER) == SEPTEMBER
    assert window_of(LINE, {NodeId("elsewhere"): october}, SEPTEMBER) == SEPTEMBER


def test_a_closed_round_closes_own_windows_too() -> None:
    """Closing the round means that nobody is left out of it with a window of their own."""
    own = Window(opens=date(2026, 10, 1), closes=date(2026, 10, 31))
    whole = Window(opens=SEPTEMBER.opens, closes=SEPTEMBER.closes, closed_early=True)
    assert window_of(LINE, {UNIT: own}, whole).is_over(date(2026, 10, 10))
