"""The weekly line in a channel while the round goes on: how long it lasts, and how many are done. Never who is not."""

from __future__ import annotations

from cards.ground.common import days_left, joint, review_title, short_units, units
from cards.parts import Sheet, heading, paragraph, progress, sheet, small, top
from cards.texts import Texts
from dialogs.reviews.pages.after import WeeklyPage


def weekly(page: WeeklyPage, t: Texts) -> Sheet:
    signed = t("This year's follow-up is signed") if page.signed else t("This year's follow-up is going on")
    left = days_left(page.days_left, t)
    below = page.below
    counted = t("Below: {signed} of {expected} signed", signed=below[0], expected=below[1]) if below else ""
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(signed),
        joint(t, page.review),
        paragraph(_until(page, left, t)),
        paragraph(counted) if counted else None,
        progress(*below) if below else None,
        small(t("Say to manager and safety representative what they should bring along.")) if not page.signed else None,
        summary=". ".join(part for part in (f"{signed}: {units(t, page.review)}", left, counted) if part),
    )


def _until(page: WeeklyPage, left: str, t: Texts) -> str:
    if page.days_left == 0:
        return t("The last day is today")
    return t("The last day is {day}, {left}.", day=t.short_weekday(page.closes), left=left)
