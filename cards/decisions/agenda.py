"""When a body meets, and whether that is in time for the annual report: on its line, on its card and in the reminder."""

from __future__ import annotations

from datetime import date

from cards.texts import Texts


def agenda_words(meeting: date | None, by: date | None, t: Texts) -> str:
    """möte 3 februari, 9 dagar före senaste dag"""
    if meeting is None:
        return t("No meeting is known. Needed by {day}.", day=t.short_day(by)) if by else t("No meeting is known.")
    if by is None:
        return t("Meets {day}.", day=t.short_day(meeting))
    slack = (by - meeting).days
    if slack < 0:
        late = t.n("{n} day too late for the annual report", "{n} days too late for the annual report", -slack)
        return t("Meets {day}, {late}.", day=t.short_day(meeting), late=late)
    spare = t.n("{n} day to spare", "{n} days to spare", slack)
    return t("Meets {day}, {spare} before the annual report.", day=t.short_day(meeting), spare=spare)
