"""What those who have left leave behind: on the start page in a line, and the whole list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from adaptive_cards.card import ActionExecute, ActionSet

from cards.ground.common import home_button, review_title, shorten
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    button,
    buttons,
    group,
    heading,
    line,
    paragraph,
    row_button,
    sheet,
    small,
    subheading,
    text,
)
from cards.reviews.stages import stage_words
from cards.texts import Texts
from dialogs.ground.ids import NodeId
from dialogs.handover.events.handing_all import ShowHandAll
from dialogs.handover.events.taking_over import ShowTakeOver
from dialogs.handover.pages.leaving import LeftMeasure, LeftPage, UnmanagedUnit
from dialogs.home.events import ShowLeft
from dialogs.measures.events import ShowMeasure
from dialogs.measures.rules.measure import MeasureAsk

MOST_MEASURES = 10
MOST_UNITS = 10
LONGEST = 120
MOST_NAMES = 3


def left_lines(page: LeftPage | None, t: Texts) -> list[Element]:
    """For the start page: one line of measures, one of units, with the way to the list."""
    if page is None:
        return []
    told = [f"{nobody_for(page.measures, t)}: {left_by(page.measures, t)}"] if page.measures else []
    told += [_without(page.units, t)] if page.units else []
    return [
        *(
            line(t("{unit} has ended: do you take over?", unit=unit), _take_over(node, t))
            for node, unit in page.take_overs[:MOST_NAMES]
        ),
        *(line(words, row_button(t("Show"), ShowLeft())) for words in told),
    ]


def _take_over(node: NodeId, t: Texts) -> ActionSet:
    return row_button(t("Show"), ShowTakeOver(node=node))


def nobody_for(measures: tuple[LeftMeasure, ...], t: Texts) -> str:
    return t.n("{n} measure has nobody accountable", "{n} measures have nobody accountable", len(measures))


def left_by(measures: Iterable[LeftMeasure], t: Texts) -> str:
    """Maria Holm har slutat"""
    people = Counter((one.who, one.gone) for one in measures)
    said = [
        t("{who} has left", who=who) if gone else t("{who} has another place now", who=who)
        for who, gone in list(people)[:MOST_NAMES]
    ]
    more = len(people) - len(said)
    return ", ".join(said) + (f" + {more}" if more > 0 else "")


def _without(units: tuple[UnmanagedUnit, ...], t: Texts) -> str:
    if len(units) == 1:
        return _why(units[0], t)
    return t.n("{n} unit has no manager", "{n} units have no manager", len(units))


def _why(unit: UnmanagedUnit, t: Texts) -> str:
    if unit.ended:
        return t("{unit} has ended with things open", unit=unit.name)
    return t("{unit} has no manager", unit=unit.name)


def left(page: LeftPage, t: Texts) -> Sheet:
    title = t("What nobody sees to right now")
    return sheet(
        heading(title),
        *_measures(page.measures, t),
        *_units(page.units, t),
        None if page.measures or page.units else paragraph(t("Nothing here.")),
        buttons(home_button(t)),
        summary=title,
    )


def _measures(measures: tuple[LeftMeasure, ...], t: Texts) -> Iterator[Element]:
    if not measures:
        return
    yield subheading(t("Measures"))
    yield small(t("Hand them on to somebody who sees to them. Until then reminders come to you."))
    for one in measures[:MOST_MEASURES]:
        on = ShowMeasure(measure=one.measure, ask=MeasureAsk.HAND_ON)
        facts = " · ".join(part for part in (one.unit, _due(one, t), left_by((one,), t)) if part)
        yield group(line(shorten(one.what, LONGEST), row_button(t("Hand on"), on)), small(facts, spacing=TIGHT))
    yield from _more(len(measures) - MOST_MEASURES, t)
    yield from buttons(*_hand_all(measures, t))


def _hand_all(measures: tuple[LeftMeasure, ...], t: Texts) -> Iterator[ActionExecute]:
    """Where one person has left several: all of theirs at once."""
    left = Counter((one.person, one.who) for one in measures if one.person)
    for (person, who), number in left.most_common(MOST_NAMES):
        if number > 1:
            title = t("Hand over all of {who}'s", who=shorten(who, 30))
            yield button(title, ShowHandAll(person=person), inputs=False)


def _due(one: LeftMeasure, t: Texts) -> str:
    if one.due is None:
        return ""
    day = t.short_day(one.due)
    return t("overdue, {day}", day=day) if one.overdue else day


def _units(units: tuple[UnmanagedUnit, ...], t: Texts) -> Iterator[Element]:
    if not units:
        return
    yield subheading(t("Units without a manager"))
    yield small(t("They are put right in the organisation's data: tell the one who coordinates the follow-up at HR."))
    for one in units[:MOST_UNITS]:
        yield group(text(_why(one, t)), *(small(words, spacing=TIGHT) for words in _waiting(one, t)))
    yield from _more(len(units) - MOST_UNITS, t)


def _waiting(unit: UnmanagedUnit, t: Texts) -> Iterator[str]:
    for review, stage in unit.reviews:
        yield f"{review_title(t, review)}: {stage_words(stage, t)}"
    if unit.measures:
        yield t.n("{n} open measure", "{n} open measures", unit.measures)
    if unit.matters:
        yield t.n("{n} lifted matter without an answer", "{n} lifted matters without an answer", unit.matters)


def _more(more: int, t: Texts) -> Iterator[Element]:
    if more > 0:
        yield small(t.n("and {n} more", "and {n} more", more))
