"""The form for lifting something to somebody else: to whom, what, and by when an answer is wished for."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.types import Spacing

from cards.ground.common import home_button, question_line, shorten
from cards.parts import (
    Element,
    Option,
    Sheet,
    box,
    button,
    buttons,
    choice_field,
    date_field,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    text_field,
    top,
)
from cards.reviews.matter_words import LONGEST, receiver_options
from cards.texts import Texts
from dialogs.matters.events import Lift, ShowMatters
from dialogs.matters.pages import LiftPage
from dialogs.subjects import Event


def lift(page: LiftPage, t: Texts) -> Sheet:
    title = t("Raise something to somebody else")
    return sheet(
        top(t("Raise"), page.unit),
        heading(title),
        small(question_line(t, page.number, page.short)) if page.number is not None and page.short else None,
        paragraph(t("Measure: {what}", what=quote(shorten(page.measure_what, LONGEST)))) if page.measure_what else None,
        _unit(page, t),
        text_field("what", t("What you ask for (required)"), value=page.draft.what),
        receiver_fields(page, t),
        date_field("due", t("Answer wished for by (optional)"), value=page.draft.due, earliest=page.earliest),
        small(t("The receiver answers here. You get a receipt at every step.")),
        box(buttons(button(t("Raise it"), _lift(page)), spacing=Spacing.NONE)),
        buttons(button(t("All matters"), ShowMatters(), inputs=False), home_button(t)),
        summary=t("{title} ({units})", title=title, units=page.unit),
    )


def _lift(page: LiftPage) -> Event:
    of_its_own = page.review is None and page.measure is None
    return Lift(
        node=page.node if of_its_own else None,
        review=page.review if page.measure is None else None,
        question=page.question if page.measure is None else None,
        measure=page.measure,
    )


def _unit(page: LiftPage, t: Texts) -> Element | None:
    if not page.units:
        return None
    options = [Option(name, node) for node, name in page.units]
    return choice_field("unit", t("From"), options, value=page.node)


def receiver_fields(page: LiftPage, t: Texts) -> Iterator[Element]:
    options = receiver_options(page.receivers, t, returnable=page.returnable)
    if options:
        known = any(one.value == page.to for one in options)
        yield choice_field("to", t("To"), options, value=page.to if known else options[0].value)
    label = t("Or another unit or level (name)")
    yield text_field("to_name", label, value=page.to_name, long=False, max_length=200)
