"""What a unit that has ended left open: offered to the one that takes over, and how that answered."""

from __future__ import annotations

from collections.abc import Iterator

from cards.extra.left_open import left_open
from cards.ground.common import home_button, shorten
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    box,
    button,
    buttons,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    text,
    text_field,
    top,
)
from cards.texts import Texts
from dialogs.handover.events.taking_over import NotOurs, TakeOver
from dialogs.handover.pages.taking_over import TakeOverAnsweredPage, TakeOverMeasure, TakeOverPage
from dialogs.measures.events import ShowUnitPlan

MOST = 5
LONGEST = 130
LONGEST_REASON = 500


def offer(page: TakeOverPage, t: Texts) -> Sheet:
    title = t("{unit} has ended: do you take over what waits there?", unit=page.unit)
    if page.declining:
        return _declining(page, t)
    return sheet(
        top(t("Take over"), page.to),
        heading(title),
        paragraph(_why(page, t)),
        *left_open(page.waiting, t("Nothing is open there any more."), t),
        *(_measure(one, t) for one in page.measures[:MOST]),
        *_more(len(page.measures) - MOST, t),
        box(
            *(small(words) for words in _becomes(page, t)),
            buttons(button(t("Take over"), TakeOver(node=page.node), inputs=False)),
        ),
        buttons(button(t("Not ours"), NotOurs(node=page.node), inputs=False), home_button(t)),
        summary=title,
    )


def _why(page: TakeOverPage, t: Texts) -> str:
    day = t.day(page.since)
    if page.said:
        return t("According to the organisation's file {to} replaces it since {day}.", to=page.to, day=day)
    return t(
        "It ended on {day}, and those who worked there are at {to} now. If that is wrong, say that it is not yours.",
        to=page.to,
        day=day,
    )


def _measure(one: TakeOverMeasure, t: Texts) -> Element:
    day = t.short_day(one.due) if one.due else t("no date")
    due = t("overdue, {day}", day=day) if one.overdue else day
    return group(text(shorten(one.what, LONGEST)), small(f"{one.accountable} · {due}", spacing=TIGHT))


def _more(more: int, t: Texts) -> Iterator[Element]:
    if more > 0:
        yield small(t.n("and {n} more", "and {n} more", more))


def _becomes(page: TakeOverPage, t: Texts) -> Iterator[str]:
    if page.waiting.measures:
        yield t("The measures come into your plan, with their history. Whoever sees to them goes on.")
    if page.waiting.reviews and page.goes_on:
        yield t("The follow-up becomes yours as well: you go on where they were.")
    elif page.waiting.reviews:
        yield t("You have begun your own follow-up: theirs ends, and its answers are kept.")


def _declining(page: TakeOverPage, t: Texts) -> Sheet:
    title = t("Why is it not yours?")
    return sheet(
        top(t("Take over"), page.unit),
        heading(title),
        text_field(
            "why",
            t("Reason (required)"),
            value=page.typed,
            placeholder=t("For example: its tasks went to ward 34."),
            max_length=LONGEST_REASON,
        ),
        small(t("Nothing is lost: the manager above sees what waits there.")),
        buttons(
            button(t("Save"), NotOurs(node=page.node)),
            button(t("Take over after all"), TakeOver(node=page.node), inputs=False),
            home_button(t),
        ),
        summary=title,
    )


def answered(page: TakeOverAnsweredPage, t: Texts) -> Sheet:
    if not page.found:
        title = t("No unit that has ended waits for you")
        return sheet(heading(title), buttons(home_button(t)), summary=title)
    title = (
        t("{to} takes over from {unit}", to=page.to, unit=page.unit)
        if page.taken
        else t("{unit} is not taken over by {to}", to=page.to, unit=page.unit)
    )
    return sheet(
        heading(title),
        *(left_open(page.waiting, t("Nothing is open there any more."), t) if page.waiting else ()),
        small(t("The follow-up becomes yours as well: you go on where they were."))
        if page.goes_on and page.waiting and page.waiting.reviews
        else None,
        paragraph(quote(shorten(page.why, LONGEST_REASON))) if page.why else None,
        None if page.taken else small(t("Nothing is lost: the manager above sees what waits there.")),
        buttons(button(t("The unit's plan"), ShowUnitPlan(), inputs=False) if page.taken else None, home_button(t)),
        summary=title,
    )
