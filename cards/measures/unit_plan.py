"""The plan of a unit through the years: what is overdue and what is serious first. A line leads to its measure's own card.

Measures and activities apart, and after them what the levels above do, to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import home_button, shorten
from cards.parts import (
    TIGHT,
    Element,
    Option,
    Sheet,
    button,
    buttons,
    choice_field,
    group,
    heading,
    paragraph,
    sheet,
    small,
    subheading,
    tap_line,
    text,
)
from cards.reviews.measure_words import standing_words
from cards.texts import Texts
from dialogs.decisions.events import ShowReceipt
from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import FileForm
from dialogs.measures.events import ShowMeasure, ShowNewMeasure, ShowUnitPlan
from dialogs.measures.pages import PlanLine, UnitPlanPage
from dialogs.measures.rules.measure import PlanFilter
from dialogs.measures.unit_plans import EVERY, goal_key
from dialogs.reviews.rules.review import MeasureKind, Priority, SeatKind
from dialogs.reviews.rules.standing import Standing

MOST = 12  # a line that can be pressed costs more than a kilobyte on the wire
MOST_INHERITED = 5
LONGEST = 110
MOST_CHOICES = 10


def unit_plan(page: UnitPlanPage, t: Texts) -> Sheet:
    title = t("The plan of {unit}", unit=page.unit)
    return sheet(
        heading(title),
        small(_what_is_shown(page, t)),
        _own(page, t),
        _inherited(page, t),
        None if page.lines or page.inherited else paragraph(t("Nothing here.")),
        _receipt(page, t),
        _filters(page, t),
        buttons(*_ways(page, t)),
        summary=f"{title}: {_what_is_shown(page, t)}",
    )


def state_words(show: PlanFilter, t: Texts) -> str:
    return {
        PlanFilter.OPEN: t("Open"),
        PlanFilter.TO_CONTROL: t("Done, to be controlled"),
        PlanFilter.CLOSED: t("Closed"),
        PlanFilter.ALL: t("All, open and closed"),
    }[show]


def _what_is_shown(page: UnitPlanPage, t: Texts) -> str:
    number = len(page.lines)
    shown = {
        PlanFilter.OPEN: t.n("{n} open measure", "{n} open measures", number),
        PlanFilter.TO_CONTROL: t.n("{n} measure to control", "{n} measures to control", number),
        PlanFilter.CLOSED: t.n("{n} closed measure", "{n} closed measures", number),
        PlanFilter.ALL: t.n("{n} measure, open and closed", "{n} measures, open and closed", number),
    }[page.show]
    when = t("all years") if page.year is None else str(page.year)
    overdue = sum(1 for one in page.lines if one.standing is Standing.OVERDUE)
    late = (t.n("{n} overdue", "{n} overdue", overdue),) if overdue else ()
    goal = (shorten(page.goal, 60),) if page.goal else ()
    return " · ".join((shown, when, *goal, *late))


# --- the lines


def _own(page: UnitPlanPage, t: Texts) -> Iterator[Element]:
    """Measures before activities; a title only where there are both."""
    shown, left = page.lines[:MOST], len(page.lines) - MOST
    improving = [one for one in shown if one.kind is MeasureKind.IMPROVE]
    keeping = [one for one in shown if one.kind is MeasureKind.PRESERVE]
    yield from _part(t("Measures"), improving, t, titled=bool(keeping or page.inherited))
    yield from _part(t("Activities, to keep what works"), keeping, t, titled=True)
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def _part(title: str, lines: Sequence[PlanLine], t: Texts, *, titled: bool) -> Iterator[Element]:
    if lines and titled:
        yield subheading(title)
    yield from (_line(one, t) for one in lines)


def _line(one: PlanLine, t: Texts) -> Element:
    what = shorten(one.what, LONGEST)
    event = ShowMeasure(measure=one.measure)
    title = t("Open: {what}", what=shorten(one.what, 40))
    return group(
        tap_line(what, t.short_day(one.due) if one.due else "", title, event),
        small(" · ".join(_details(one, t)), spacing=TIGHT),
    )


def _details(one: PlanLine, t: Texts) -> Iterator[str]:
    yield standing_words(one.standing, t)
    if one.priority is Priority.HIGH and one.is_open:
        yield t("high priority")
    if one.shared:
        yield t("shared, {who} sees to it", who=one.accountable) if one.accountable else t("shared")
    elif one.accountable:
        yield one.accountable
    asked = () if one.number is None else (t("Question {number}", number=one.number),)
    yield ", ".join((str(one.year), *asked))
    if one.goal:
        yield shorten(one.goal, 40)


def _inherited(page: UnitPlanPage, t: Texts) -> Iterator[Element]:
    if not page.inherited:
        return
    yield subheading(t("From the levels above"))
    for one in page.inherited[:MOST_INHERITED]:
        when = (t("by {day}", day=t.short_day(one.due)),) if one.due else ()
        who = (one.accountable,) if one.accountable else ()
        yield text(shorten(one.what, LONGEST), spacing=Spacing.SMALL)
        said = (one.origin, standing_words(one.standing, t), *when, *who)
        yield small(" · ".join(said), spacing=TIGHT)
    left = len(page.inherited) - MOST_INHERITED
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


# --- what to see, and the ways on


def _filters(page: UnitPlanPage, t: Texts) -> Iterator[Element]:
    """What is chosen is shown by the one button."""
    states = [Option(state_words(one, t), one.value) for one in PlanFilter]
    yield choice_field("of_state", t("Show"), states, value=page.show.value)
    if len(page.years) > 1 or page.year is not None:
        years = [Option(t("All years"), EVERY), *(Option(str(one), str(one)) for one in page.years[:MOST_CHOICES])]
        yield choice_field("of_year", t("Year"), years, value=str(page.year or EVERY))
    if page.goals:
        keys = {goal_key(one): shorten(one, 60) for one in page.goals[:MOST_CHOICES]}
        chosen = goal_key(page.goal or "")
        goals = [Option(t("All"), EVERY), *(Option(name, key) for key, name in keys.items())]
        yield choice_field("of_goal", t("Plan or goal"), goals, value=chosen if chosen in keys else EVERY)
    if page.others:
        here = Option(page.unit, page.node)
        others = [here, *(Option(name, node) for node, name in page.others[:MOST_CHOICES])]
        yield choice_field("of_unit", t("Unit"), others, value=page.node)
    show = ShowUnitPlan(node=page.node, year=page.year, show=page.show, goal=page.goal)
    yield from buttons(button(t("Show these"), show), spacing=Spacing.SMALL)


def _receipt(page: UnitPlanPage, t: Texts) -> Iterator[Element]:
    if page.seat is not None:
        title = t("What came of our answers")
        yield tap_line(title, "", title, ShowReceipt(node=page.node))


def _as_file(page: UnitPlanPage, form: FileForm) -> GetFile:
    return GetFile(form=form, node=page.node, year=page.year)


def _ways(page: UnitPlanPage, t: Texts) -> Iterator[ActionExecute]:
    if page.seat is not None:
        measure, activity = t("New measure"), t("New activity")
        if page.seat is SeatKind.REP:
            measure, activity = t("Propose a measure"), t("Propose an activity")
        yield button(measure, ShowNewMeasure(node=page.node), inputs=False)
        keep = ShowNewMeasure(node=page.node, kind=MeasureKind.PRESERVE)
        yield button(activity, keep, inputs=False)
        yield button(t("As Word"), _as_file(page, FileForm.WORD), inputs=False)
        yield button(t("As Excel"), _as_file(page, FileForm.EXCEL), inputs=False)
    yield home_button(t)
