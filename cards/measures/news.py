"""Something about a measure that concerns the reader: why they are told, and one button to it. These arrive unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from adaptive_cards.types import Spacing

from cards.ground.common import home_button, question_line, short_units, shorten, units
from cards.parts import Sheet, bold, box, button, buttons, heading, paragraph, quote, sheet, small, text, top
from cards.texts import Texts
from dialogs.measures.events import ShowMeasure
from dialogs.measures.pages import MeasureNewsKind, MeasureNewsPage

LONGEST = 600


@dataclass(frozen=True, slots=True)
class News:
    title: str
    body: str


def measure_news(page: MeasureNewsPage, t: Texts) -> Sheet:
    told, what = _told(page, t), t("Measure")
    return sheet(
        top(f"{what} · {page.home.year}", short_units(page.home)),
        heading(told.title),
        text(bold(shorten(page.what, LONGEST))),
        small(question_line(t, page.number, page.short)) if page.number is not None and page.short else None,
        paragraph(told.body),
        paragraph(t("Why: {reason}", reason=quote(shorten(page.note, LONGEST)))) if page.note else None,
        box(
            buttons(
                button(t("Open the measure"), ShowMeasure(measure=page.measure), inputs=False),
                spacing=Spacing.NONE,
            )
        ),
        buttons(home_button(t)),
        summary=t("{title} ({units})", title=told.title, units=units(t, page.home)),
    )


def _told(page: MeasureNewsPage, t: Texts) -> News:
    day = t.day(page.due) if page.due else t("no date")
    match page.kind:
        case MeasureNewsKind.ASKED:
            return News(
                t("{who} asks you to see to a measure", who=page.by),
                _asked(page, day, t),
            )
        case MeasureNewsKind.MOVED:
            return News(
                t("{who} has moved the day of a measure", who=page.by),
                t("From {before} to {after}.", before=t.day(page.due_before), after=day)
                if page.due_before
                else t("New day: {day}", day=day),
            )
        case MeasureNewsKind.HANDED:
            return News(
                t("{who} has handed on a measure", who=page.by),
                t("{who} sees to it from now on, by {day}.", who=page.accountable, day=day),
            )
        case MeasureNewsKind.CANNOT:
            return News(
                t("{who} says that a measure cannot be done", who=page.by),
                t("It stays open. Give it another day or another person, or let the manager take it out."),
            )
        case MeasureNewsKind.PLANNED:
            return News(
                t("{who} has planned a measure", who=page.by),
                t("{who} sees to it, by {day}.", who=page.accountable, day=day),
            )
        case MeasureNewsKind.PROPOSED:
            return News(
                t("{who} proposes a measure", who=page.by),
                t("Take it into the plan with a day and one person, or say why not."),
            )
        case MeasureNewsKind.DROPPED:
            return News(
                t("{who} has taken a measure out of the plan", who=page.by),
                t("Nobody needs to see to it any more."),
            )
        case MeasureNewsKind.SHARED:
            return News(
                t("{who} has planned a measure for your unit, too", who=page.by),
                t(
                    "It belongs to {units}. {who} sees to it, by {day}. You find it in your unit's plan.",
                    units=units(t, page.home),
                    who=page.accountable,
                    day=day,
                ),
            )
        case _:
            assert_never(page.kind)


def _asked(page: MeasureNewsPage, day: str, t: Texts) -> str:
    if page.home.review is None:
        return t(
            "You are the one person who sees to it that it gets done, by {day}. It is for the work environment at {units}. "
            "If it should be somebody else, hand it on.",
            day=day,
            units=units(t, page.home),
        )
    return t(
        "You are the one person who sees to it that it gets done, by {day}. It comes from the follow-up of the "
        "work environment at {units}. If it should be somebody else, hand it on.",
        day=day,
        units=units(t, page.home),
    )
