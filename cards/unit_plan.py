"""The plan of a unit through the years: what is overdue first. Each line leads to its measure's own card."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.common import home_button, shorten
from cards.measure import standing_words
from cards.parts import TIGHT, Element, Sheet, button, buttons, group, heading, paragraph, sheet, small, tap_line
from cards.texts import Texts
from dialogs import events
from dialogs.pages import PlanLine, UnitPlanPage
from dialogs.rules.measure import PlanFilter, Standing
from dialogs.rules.review import MeasureKind

MOST = 16  # a line that can be pressed costs a kilobyte on the wire
LONGEST = 120
LONGEST_BUTTON = 28  # characters: at 320 px more are cut off
MOST_YEARS = 2
MOST_OTHERS = 2


def unit_plan(page: UnitPlanPage, t: Texts) -> Sheet:
    title = t("The plan of {unit}", unit=page.unit)
    left = len(page.lines) - MOST
    return sheet(
        heading(title),
        small(_what_is_shown(page, t)),
        *(_line(one, t) for one in page.lines[:MOST]),
        small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None,
        None if page.lines else paragraph(t("Nothing here.")),
        buttons(*_ways(page, t)),
        summary=f"{title}: {_what_is_shown(page, t)}",
    )


def _what_is_shown(page: UnitPlanPage, t: Texts) -> str:
    number = len(page.lines)
    if page.show is PlanFilter.OPEN:
        shown = t.n("{n} open measure", "{n} open measures", number)
    else:
        shown = t.n("{n} measure, open and closed", "{n} measures, open and closed", number)
    when = t("all years") if page.year is None else str(page.year)
    overdue = sum(1 for one in page.lines if one.standing is Standing.OVERDUE)
    late = (t.n("{n} overdue", "{n} overdue", overdue),) if overdue else ()
    return " · ".join((shown, when, *late))


def _line(one: PlanLine, t: Texts) -> Element:
    what = shorten(one.what, LONGEST)
    event = events.ShowMeasure(measure=one.measure)
    title = t("Open: {what}", what=shorten(one.what, 60))
    return group(
        tap_line(what, t.short_day(one.due) if one.due else "", title, event),
        small(" · ".join(_details(one, t)), spacing=TIGHT),
    )


def _details(one: PlanLine, t: Texts) -> Iterator[str]:
    yield standing_words(one.standing, t)
    if one.accountable:
        yield one.accountable
    if one.kind is MeasureKind.PRESERVE:
        yield t("Activity")
    where = str(one.year)
    yield where if one.number is None else f"{where}, {t('Question {number}', number=one.number)}"


def _ways(page: UnitPlanPage, t: Texts) -> Iterator[ActionExecute]:
    other = PlanFilter.ALL if page.show is PlanFilter.OPEN else PlanFilter.OPEN
    title = t("Show closed ones, too") if other is PlanFilter.ALL else t("Only open ones")
    yield button(title, events.ShowUnitPlan(node=page.node, year=page.year, show=other), inputs=False)
    if page.year is not None:
        yield button(t("All years"), events.ShowUnitPlan(node=page.node, show=page.show), inputs=False)
    elif len(page.years) > 1:
        for year in page.years[:MOST_YEARS]:
            yield button(str(year), events.ShowUnitPlan(node=page.node, year=year, show=page.show), inputs=False)
    for node, name in page.others[:MOST_OTHERS]:
        yield button(shorten(name, LONGEST_BUTTON), events.ShowUnitPlan(node=node), inputs=False)
    yield home_button(t)
