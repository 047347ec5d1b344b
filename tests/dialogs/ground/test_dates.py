"""Days that people type: read when they can mean one day only, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.ground.dates import MONTHS, read_day

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-31", date(2027, 3, 31)),
        (" 2027-03-31 ", date(2027, 3, 31)),
        ("31 mars 2027", date(2027, 3, 31)),
        ("31 Mars", date(2027, 3, 31)),
        ("den 31 mars", date(2027, 3, 31)),
        ("1:a dec", date(2026, 12, 1)),
        ("2:e dec.", date(2026, 12, 2)),
        ("16 november", TODAY),
        ("15 november", date(2027, 11, 15)),
        ("3 May 2027", date(2027, 5, 3)),
        ("3 Oct", date(2027, 10, 3)),
        ("idag", TODAY),
        ("I dag", TODAY),
        ("today", TODAY),
        ("imorgon", date(2026, 11, 17)),
        ("tomorrow", date(2026, 11, 17)),
    ],
)
def test_a_day_that_can_mean_one_day_only_is_read(text: str, day: date) -> None:
    """Without a year it is the next one: a measure is never due in the past."""
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["06/03/2019", "6.3.2027", "03-06-2027", "6/3", "20270331", "270331", "", "snart", "31", "mars", "31 foo", "v. 12"],
)
def test_a_day_that_might_mean_another_is_not_guessed(text: str) -> None:
    """06/03/2019 has been seen from old clients, and is either of two days."""
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize("text", ["2027-02-29", "2027-13-01", "0000-01-01", "31 februari", "31 april 2027", "0 mars"])
def test_a_day_that_does_not_exist_is_not_read(text: str) -> None:
    """Asking again is better than a due date that somebody has to discover."""
    assert read_day(text, TODAY) is None


def test_leap_days_are_read_in_the_years_that_have_them() -> None:
    """29 februari is typed in a leap year, about that year or the next one that has it."""
    assert read_day("2028-02-29", TODAY) == date(2028, 2, 29)
    assert read_day("29 februari 2028", TODAY) == date(2028, 2, 29)
    assert read_day("29 februari", date(2028, 1, 10)) == date(2028, 2, 29)
    assert read_day("29 februari", date(2027, 3, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize("today", [date(2026, 11, 16), date(2028, 3, 1)])
def test_a_leap_day_without_a_leap_year_near_is_asked_for_again(today: date) -> None:
    """Nobody plans a measure two years ahead by the words "29 februari"."""
    assert read_day("29 februari", today) is None


@given(st.dates())
def test_what_a_date_field_sends_is_read_back(day: date) -> None:
    """Input.Date sends ISO, and so does a card that shows a day again."""
    assert read_day(day.isoformat(), TODAY) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(sorted(MONTHS)))
def test_a_day_in_words_is_never_another_day(day: date, name: str) -> None:
    """Day, month and year are those that were written, or nothing is read."""
    read = read_day(f"{day.day} {name} {day.year}", TODAY)
    assert read is None or (read.day, read.month, read.year) == (day.day, MONTHS[name], day.year)


@given(st.dates(min_value=TODAY), st.integers(1, 31), st.sampled_from(sorted(MONTHS)))
def test_without_a_year_it_is_never_a_day_that_has_passed(today: date, day: int, name: str) -> None:
    """And always within a year from now."""
    read = read_day(f"{day} {name}", today)
    assert read is None or 0 <= (read - today).days <= 366


@given(st.text())
def test_whatever_is_typed_is_answered(text: str) -> None:
    """The field is free text on old clients."""
    read_day(text, TODAY)
