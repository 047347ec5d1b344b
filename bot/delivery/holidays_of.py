"""The calendar that the bot keeps: Sweden's public holidays, the eves that nobody works on, and the employer's quiet months."""

from __future__ import annotations

from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from dialogs.ground.calendar import Calendar

# De facto days off in Sweden: midsommarafton, julafton and nyårsafton.
CATEGORIES = (holidays.PUBLIC, holidays.DE_FACTO)


@cache
def days_off(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=CATEGORIES))


def calendar(zone: ZoneInfo, quiet_months: frozenset[int], day: date) -> Calendar:
    """Good for the year around this day."""
    off = days_off(day.year - 1) | days_off(day.year) | days_off(day.year + 1)
    return Calendar(zone=zone, days_off=off, quiet_months=quiet_months)
