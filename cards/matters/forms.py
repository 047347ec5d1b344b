"""The forms on a matter's card: we take it, back with an answer, pass on, merge, take back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from adaptive_cards.types import Spacing

from cards.parts import (
    Element,
    Option,
    box,
    button,
    buttons,
    choice_field,
    date_field,
    paragraph,
    person_field,
    text_field,
)
from cards.reviews.matter_words import in_short, receiver_options
from cards.texts import Texts
from dialogs.matters.events import AnswerMatter, MergeMatters, PassOnMatter, TakeMatter, WithdrawMatter
from dialogs.matters.pages import MatterPage
from dialogs.matters.rules.matter import MatterAsk
from dialogs.subjects import Event

MOST_BESIDE = 10


def form(page: MatterPage, t: Texts) -> Iterator[Element]:
    match page.ask:
        case MatterAsk.TAKE:
            yield from _take(page, t)
        case MatterAsk.ANSWER:
            yield from _answer(page, t)
        case MatterAsk.HAND_ON:
            yield from _pass_on(page, t)
        case MatterAsk.MERGE:
            yield from _merge(page, t)
        case MatterAsk.WITHDRAW:
            yield from _withdraw(page, t)
        case None:
            return
        case _:
            assert_never(page.ask)


def _press(title: str, event: Event) -> Element:
    return box(buttons(button(title, event), spacing=Spacing.NONE))


def _take(page: MatterPage, t: Texts) -> Iterator[Element]:
    yield paragraph(
        t("It becomes a measure of your own. Those who raised it are told what you do, and when it is done.")
    )
    yield text_field("what", t("What you do (required)"), value=page.draft.what)
    yield date_field("due", t("Done by (required to plan)"), value=page.draft.due, earliest=page.earliest)
    options = [Option(one.name, one.person) for one in page.candidates]
    if options:
        known = any(one.person == page.draft.who for one in page.candidates)
        yield choice_field("who", t("Who sees to it, one person"), options, value=page.draft.who if known else "")
    if page.picker:
        yield person_field("who_found", t("Or search the directory"), placeholder=t("Type a name"))
    label = t("Somebody else (name or e-mail)")
    yield text_field("who_name", label, value=page.draft.who_name, long=False, max_length=200)
    yield _press(t("We take it"), TakeMatter(matter=page.matter, revision=page.revision))


def _answer(page: MatterPage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("Write so that it can be understood by those who raised it. They all get your answer."))
    yield text_field("answer", t("Answer (required)"), value=page.typed)
    yield _press(t("Send the answer"), AnswerMatter(matter=page.matter, revision=page.revision))


def _pass_on(page: MatterPage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("Who can do something about it? Those who raised it are told where it has gone, and why."))
    options = receiver_options(page.receivers, t)
    if options:
        known = any(one.value == page.to for one in options)
        yield choice_field("to", t("To"), options, value=page.to if known else "")
    label = t("Or another unit or level (name)")
    yield text_field("to_name", label, value=page.to_name, long=False, max_length=200)
    yield text_field("why", t("Why (required)"), value=page.typed)
    kept = t("Answer wished for by (empty: as it is)")
    yield date_field("due", kept, value=page.draft.due, earliest=page.earliest)
    yield _press(t("Pass on"), PassOnMatter(matter=page.matter, revision=page.revision))


def _merge(page: MatterPage, t: Texts) -> Iterator[Element]:
    """What seems to be the same is chosen beforehand."""
    yield paragraph(
        t("They become one matter in which every unit keeps its own words, and your answer reaches them all.")
    )
    shown = page.beside[:MOST_BESIDE]
    options = [Option(f"{one.unit}: {in_short(one.what)}", one.matter.hex) for one in shown]
    alike = ",".join(one.matter.hex for one in shown if one.alike)
    yield choice_field("others", t("Merge with"), options, value=alike, several=True)
    yield _press(t("Merge"), MergeMatters(matter=page.matter, revision=page.revision))


def _withdraw(page: MatterPage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("It is kept in the history. Those who have it are told that they need not answer."))
    yield text_field("why", t("Why (required)"), value=page.typed)
    yield _press(t("Take back"), WithdrawMatter(matter=page.matter, revision=page.revision))
