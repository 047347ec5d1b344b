"""The monthly line in a channel: how much of the plan is done, and what comes next. Never who, and never who has not."""

from __future__ import annotations

from collections.abc import Iterator

from cards.ground.common import shorten
from cards.parts import Sheet, heading, paragraph, progress, sheet, small, top
from cards.texts import Texts
from dialogs.reminders.pages import MonthlyPage, NextMeasure

LONGEST = 150  # of what a measure is


def monthly(page: MonthlyPage, t: Texts) -> Sheet:
    first, *others = _lines(page, t)
    done = page.improve.done + page.preserve.done
    return sheet(
        top(t("What we have planned"), page.unit),
        heading(first),
        progress(done, page.improve.total + page.preserve.total),
        *(paragraph(one) for one in others),
        small(t("Counted for {unit} and everything below.", unit=page.unit)) if page.level else None,
        summary=f"{page.unit}: {' '.join((first, *others))}",
    )


def _lines(page: MonthlyPage, t: Texts) -> Iterator[str]:
    """At least one: there is no page about nothing."""
    improve, preserve = page.improve, page.preserve
    if improve.total:
        yield t.n(
            "{done} of {n} measure is done.", "{done} of {n} measures are done.", improve.total, done=improve.done
        )
    if preserve.total:
        yield t.n(
            "{done} of {n} activity is done.", "{done} of {n} activities are done.", preserve.total, done=preserve.done
        )
    if page.next is not None:
        yield _next(page.next, t)
    if page.to_control:
        yield t.n("{n} waits to be checked.", "{n} wait to be checked.", page.to_control)
    if page.late:
        yield t.n("{n} has passed its day.", "{n} have passed their day.", page.late)


def _next(coming: NextMeasure, t: Texts) -> str:
    day = t.day(coming.due)
    if not coming.what:
        return t("The next is to be done by {day}.", day=day)
    return t("Next: {what}, by {day}.", what=shorten(coming.what, LONGEST), day=day)
