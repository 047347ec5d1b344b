"""Words, dates and numbers as people in Sweden write them, and in English for those who want it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cards.ground.common import days_left, minutes
from cards.texts import Texts
from dialogs.ground.texts import Language, Text

SV, EN = Texts(Language.SV), Texts(Language.EN)
DAY = date(2026, 11, 21)


def test_days_are_written_out() -> None:
    """11/12 is two different days in two countries; a month with letters is one."""
    assert SV.day(DAY) == "21 november 2026"
    assert SV.short_day(DAY) == "21 november"
    assert SV.weekday(DAY) == "lördag 21 november 2026"
    assert SV.short_weekday(DAY) == "lördag 21 november"
    assert EN.day(DAY) == "21 November 2026"


def test_the_clock_is_stockholms_in_summer_and_in_winter() -> None:
    """The server's clock is UTC, and "Sparat 12.32" an hour ago is a person's lost answer."""
    assert SV.time(datetime(2026, 11, 21, 13, 32, tzinfo=UTC)) == "14.32"
    assert SV.time(datetime(2026, 7, 1, 13, 32, tzinfo=UTC)) == "15.32"
    assert EN.time(datetime(2026, 11, 21, 13, 32, tzinfo=UTC)) == "14:32"


def test_just_before_midnight_it_is_still_the_same_day_there() -> None:
    at = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert SV.moment(at) == "1 december 00.30"
    assert Texts(Language.SV, ZoneInfo("UTC")).moment(at) == "30 november 23.30"


def test_numbers_have_a_decimal_comma_and_a_space() -> None:
    assert SV.number(1234.5) == "1\N{NO-BREAK SPACE}234,5"
    assert EN.number(1234.5) == "1,234.5"
    assert SV.number(26) == "26"


def test_a_percentage_of_nothing_is_a_dash() -> None:
    """0 % would say that somebody had been counted."""
    assert SV.percent(None) == "–"
    assert SV.percent(76) == "76\N{NO-BREAK SPACE}%"
    assert EN.percent(76) == "76%"


def test_names_are_listed_with_och() -> None:
    assert SV.names(()) == ""
    assert SV.names(("Anna",)) == "Anna"
    assert SV.names(("Anna", "Sven", "Li")) == "Anna, Sven och Li"
    assert EN.names(("Anna", "Sven")) == "Anna and Sven"


@pytest.mark.parametrize(
    ("days", "sv", "en"),
    [
        (9, "9 dagar kvar", "9 days left"),
        (1, "en dag kvar", "1 day left"),
        (0, "sista dagen i dag", "last day today"),
        (-1, "en dag sen", "1 day late"),
        (-12, "12 dagar sen", "12 days late"),
    ],
)
def test_what_is_left_is_counted_as_people_say_it(days: int, sv: str, en: str) -> None:
    assert (days_left(days, SV), days_left(days, EN)) == (sv, en)


def test_minutes_are_a_rough_promise() -> None:
    """ "Ungefär 23 minuter" would be believed."""
    assert minutes(23, SV) == "ungefär 25 minuter"
    assert minutes(1, SV) == "ungefär 5 minuter"


def test_a_question_without_english_is_asked_in_swedish() -> None:
    """Better a question in Swedish than none."""
    assert EN.text(Text("Vet ni?")) == "Vet ni?"
    assert EN.text(Text("Vet ni?", "Do you know?")) == "Do you know?"


def test_what_people_typed_is_not_read_as_a_place_to_fill_in() -> None:
    """A name with braces in it would otherwise be an error in front of everybody."""
    assert SV("Hi {name}!", name="{x}") == "Hej {x}!"
