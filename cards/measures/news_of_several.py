"""Several pieces of news about measures in one letter: what happened once, then each with its own button."""

from __future__ import annotations

from typing import assert_never

from adaptive_cards.card import ActionExecute

from cards.ground.common import home_button, short_units, shorten, units
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    bold,
    button,
    buttons,
    group,
    heading,
    line,
    paragraph,
    quote,
    row_button,
    sheet,
    small,
)
from cards.texts import Texts
from dialogs.home.events import MyMeasures
from dialogs.measures.events import ShowMeasure, ShowUnitPlan
from dialogs.measures.pages import MeasureNewsKind, MeasureNewsPage, MeasuresNewsPage

MOST = 10
LONGEST = 150
LONGEST_NOTE = 120


def measures_news(page: MeasuresNewsPage, t: Texts) -> Sheet:
    title = _title(page, t)
    left = len(page.news) - MOST
    return sheet(
        heading(title),
        paragraph(words) if (words := _asked(page.kind, t)) else None,
        *(_line(one, t) for one in page.news[:MOST]),
        small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None,
        buttons(_all(page.kind, t), home_button(t)),
        summary=t("{title} ({units})", title=title, units=_where(page, t)),
    )


def _where(page: MeasuresNewsPage, t: Texts) -> str:
    first, *others = dict.fromkeys(units(t, one.home) for one in page.news)
    return f"{first} + {len(others)}" if others else first


def _title(page: MeasuresNewsPage, t: Texts) -> str:
    who, n = t.names(page.by) if page.by else "SAM-boten", len(page.news)
    match page.kind:
        case MeasureNewsKind.ASKED:
            return t.n("{who} asks you to see to {n} measure", "{who} asks you to see to {n} measures", n, who=who)
        case MeasureNewsKind.MOVED:
            return t.n("{who} has moved the day of {n} measure", "{who} has moved the days of {n} measures", n, who=who)
        case MeasureNewsKind.HANDED:
            return t.n("{who} has handed on {n} measure", "{who} has handed on {n} measures", n, who=who)
        case MeasureNewsKind.CANNOT:
            return t.n(
                "{who} says that {n} measure cannot be done", "{who} says that {n} measures cannot be done", n, who=who
            )
        case MeasureNewsKind.PLANNED:
            return t.n("{who} has planned {n} measure", "{who} has planned {n} measures", n, who=who)
        case MeasureNewsKind.PROPOSED:
            return t.n("{who} proposes {n} measure", "{who} proposes {n} measures", n, who=who)
        case MeasureNewsKind.DROPPED:
            return t.n(
                "{who} has taken {n} measure out of the plan",
                "{who} has taken {n} measures out of the plan",
                n,
                who=who,
            )
        case MeasureNewsKind.SHARED:
            return t.n(
                "{who} has planned {n} measure for your unit, too",
                "{who} has planned {n} measures for your unit, too",
                n,
                who=who,
            )
        case _:
            assert_never(page.kind)


def _asked(kind: MeasureNewsKind, t: Texts) -> str:
    """What the reader is to do, where there is something."""
    match kind:
        case MeasureNewsKind.ASKED:
            return t("You are the one person who sees to them. If it should be somebody else, hand them on.")
        case MeasureNewsKind.CANNOT:
            return t("They stay open. Give each another day or another person, or let the manager take it out.")
        case MeasureNewsKind.PROPOSED:
            return t("Take each into the plan with a day and one person, or say why not.")
        case MeasureNewsKind.SHARED:
            return t("You find them in your unit's plan.")
        case _:
            return ""


def _line(one: MeasureNewsPage, t: Texts) -> Element:
    opens = row_button(t("Open"), ShowMeasure(measure=one.measure))
    facts = " · ".join(part for part in (short_units(one.home), *_facts(one, t)) if part)
    return group(
        line(bold(shorten(one.what, LONGEST)), opens),
        small(facts, spacing=TIGHT),
        small(t("Why: {reason}", reason=quote(shorten(one.note, LONGEST_NOTE))), spacing=TIGHT) if one.note else None,
    )


def _facts(one: MeasureNewsPage, t: Texts) -> tuple[str, ...]:
    day = t("by {day}", day=t.short_day(one.due)) if one.due else t("no date")
    match one.kind:
        case MeasureNewsKind.MOVED if one.due_before and one.due:
            return (t("from {before} to {after}", before=t.short_day(one.due_before), after=t.short_day(one.due)),)
        case MeasureNewsKind.HANDED | MeasureNewsKind.PLANNED | MeasureNewsKind.SHARED:
            return (t("{who} sees to it", who=one.accountable) if one.accountable else "", day)
        case MeasureNewsKind.DROPPED:
            return ()
        case _:
            return (day,)


def _all(kind: MeasureNewsKind, t: Texts) -> ActionExecute:
    if kind is MeasureNewsKind.ASKED:
        return button(t("My measures"), MyMeasures(), inputs=False)
    return button(t("The unit's plan"), ShowUnitPlan(), inputs=False)
