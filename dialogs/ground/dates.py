"""Reading a day that somebody typed. Strict: day and month are never guessed from two numbers."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januari", "january"),
            ("feb", "februari", "february"),
            ("mar", "mars", "march"),
            ("apr", "april"),
            ("maj", "may"),
            ("jun", "juni", "june"),
            ("jul", "juli", "july"),
            ("aug", "augusti", "august"),
            ("sep", "sept", "september"),
            ("okt", "oct", "oktober", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}
WORDED = re.compile(r"(?:den )?(\d{1,2})(?:\s*:?[ae])?\s+([a-zåäö]+)\.?(?:\s+(\d{4}))?", re.IGNORECASE)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_day(text: str, today: date) -> date | None:
    """`2027-03-31`, `31 mars 2027`, `31 mars` (the next one), `idag`, `imorgon`; anything else is None.

    Input.Date sends ISO by design; `06/03/2019` has been seen from old clients and may be either of two days.
    """
    words = text.strip().lower()
    if words in ("idag", "i dag", "today"):
        return today
    if words in ("imorgon", "i morgon", "tomorrow"):
        return today + timedelta(days=1)
    if iso := ISO.fullmatch(words):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if worded := WORDED.fullmatch(words):
        month = MONTHS.get(worded[2])
        if month is None:
            return None
        if worded[3]:
            return _day(int(worded[3]), month, int(worded[1]))
        this_year = _day(today.year, month, int(worded[1]))
        return this_year if this_year and this_year >= today else _day(today.year + 1, month, int(worded[1]))
    return None


def read_past_day(text: str, today: date) -> date | None:
    """As `read_day`, of something that has been: `1 mars` is the latest one, and `igår` is understood."""
    words = text.strip().lower()
    if words in ("igår", "i går", "yesterday"):
        return today - timedelta(days=1)
    worded = WORDED.fullmatch(words)
    if worded is None or worded[3]:
        return read_day(text, today)
    coming = read_day(text, today)
    return coming if coming is None or coming == today else read_day(f"{text.strip()} {coming.year - 1}", today)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
