"""Nobody is disturbed in the evening, at a weekend, on a holiday or in a month that the employer keeps quiet."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.holidays_of import calendar, days_off
from dialogs.ground.calendar import Calendar

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SWEDISH = calendar(STOCKHOLM, frozenset(), date(2026, 6, 1))
JULY_OFF = calendar(STOCKHOLM, frozenset({7}), date(2026, 6, 1))


def at(day: str, clock: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), STOCKHOLM)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (("2026-11-16", "08:00"), ("2026-11-16", "08:00")),
        (("2026-11-16", "06:30"), ("2026-11-16", "08:00")),
        (("2026-11-16", "17:00"), ("2026-11-17", "08:00")),
        (("2026-11-20", "18:00"), ("2026-11-23", "08:00")),  # Friday evening
        (("2026-06-18", "18:00"), ("2026-06-22", "08:00")),  # the day before midsommarafton
        (("2026-12-23", "20:00"), ("2026-12-28", "08:00")),
        (("2026-12-31", "10:00"), ("2027-01-04", "08:00")),  # nyårsafton, over the turn of the year
        (("2026-10-24", "12:00"), ("2026-10-26", "08:00")),  # over the change of clocks
    ],
)
def test_the_next_working_time(now: tuple[str, str], then: tuple[str, str]) -> None:
    """As people in Sweden keep it: the eves are days off although no law says so."""
    assert SWEDISH.next_working_time(at(*now)) == at(*then)


def test_july_can_be_quiet() -> None:
    """If the employer says so, and only then."""
    assert SWEDISH.next_working_time(at("2026-07-01", "10:00")) == at("2026-07-01", "10:00")
    assert JULY_OFF.next_working_time(at("2026-06-30", "17:30")) == at("2026-08-03", "08:00")


def test_a_year_with_no_loud_month_is_refused() -> None:
    """It would look for a working day for ever."""
    with pytest.raises(ValueError, match="never"):
        Calendar(quiet_months=frozenset(range(1, 13)))


@pytest.mark.parametrize("year", range(2025, 2040))
def test_the_eves_are_days_off_every_year(year: int) -> None:
    """The library must not lose them in a later version."""
    midsummer = next(day for day in days_off(year) if day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4)
    assert {midsummer, date(year, 12, 24), date(year, 12, 31), date(year, 12, 25)} <= days_off(year)
    assert len(days_off(year)) < 20  # no Sundays among them, which would hide a mistake here


def test_working_days_are_counted_over_a_weekend() -> None:
    """Three working days after a Thursday is Tuesday."""
    assert SWEDISH.working_days_after(date(2026, 11, 19), 3) == date(2026, 11, 24)


@given(st.integers(0, 690 * 24 * 60), st.sets(st.integers(1, 12), max_size=11))
def test_it_is_working_time_and_never_too_early(minutes: int, quiet: set[int]) -> None:
    """Whatever the moment: in working hours, not before it, and nothing nearer was passed over."""
    now = datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    kept = calendar(STOCKHOLM, frozenset(quiet), date(2026, 6, 1))
    then = kept.next_working_time(now)
    assert kept.is_working_time(then)
    assert then >= now
    local, day = then.astimezone(STOCKHOLM), now.astimezone(STOCKHOLM).date() + timedelta(days=1)
    assert all(not kept.is_working_day(day + timedelta(days=n)) for n in range((local.date() - day).days))
