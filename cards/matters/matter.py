"""A matter's own card: who lifted what, who has it, what has happened, and what can be done now. One form at a time."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import home_button, question_line, shorten
from cards.matters.forms import form
from cards.matters.history import history
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    bold,
    box,
    button,
    buttons,
    facts,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    text,
    top,
)
from cards.reviews.matter_words import LONGEST, kind_words, receiver_words, state_words
from cards.reviews.measure_words import standing_words
from cards.texts import Texts
from dialogs.matters.events import ShowMatter, ShowMatters
from dialogs.matters.pages import CameOfLine, MatterPage, VoiceLine
from dialogs.matters.rules.matter import MatterAsk
from dialogs.measures.events import ShowMeasure
from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews.events.answering import ShowQuestion
from dialogs.reviews.rules.said import MatterState

MOST_VOICES = 8
VOICE = 300  # characters of what one of several has written


def matter(page: MatterPage, t: Texts) -> Sheet:
    first, *others = page.voices
    title = _title(page, t)
    return sheet(
        top(kind_words(page.kind, t), first.unit if not others else f"{first.unit} + {len(others)}"),
        heading(title),
        _voices(page, t),
        small(question_line(t, page.number, page.short)) if page.number is not None and page.short else None,
        _about_returning(page, t) if page.ask is None else None,
        _facts(page, t),
        _came_of(page.came_of, t) if page.came_of else None,
        form(page, t) if page.ask is not None else _what_now(page, t),
        history(page, t) if page.ask is None else None,
        buttons(*_ways_on(page, t)),
        summary=t("{title}: {state}", title=shorten(title, 200), state=_state(page, t)),
    )


def _title(page: MatterPage, t: Texts) -> str:
    """The words of the one who lifted it; of several voices, how many they are."""
    if len(page.voices) == 1:
        return shorten(page.voices[0].what, LONGEST)
    return t.n("{n} unit has raised the same", "{n} units have raised the same", len(page.voices))


def _state(page: MatterPage, t: Texts) -> str:
    return state_words(page.state, overdue=page.overdue, t=t)


def _voices(page: MatterPage, t: Texts) -> Iterator[Element]:
    if len(page.voices) == 1:
        one = page.voices[0]
        yield small(_stamp(one, t))
        return
    for one in page.voices[:MOST_VOICES]:
        yield group(
            text(bold(one.unit)), paragraph(quote(shorten(one.what, VOICE))), small(_stamp(one, t), spacing=TIGHT)
        )
    left = len(page.voices) - MOST_VOICES
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def _stamp(one: VoiceLine, t: Texts) -> str:
    return t("Raised {day} by {who}", day=t.day_of(one.at), who=one.by)


def _about_returning(page: MatterPage, t: Texts) -> Element | None:
    if page.kind is not MatterKind.RETURNED_TASK:
        return None
    return paragraph(
        t(
            "A work environment task is handed back (AFS 2023:1 9 §). Until it is settled it lies with you who receive it: "
            "give what is lacking, or allocate the task anew."
        )
        if page.may_answer
        else t("A work environment task is handed back to the superior (AFS 2023:1 9 §).")
    )


def _facts(page: MatterPage, t: Texts) -> Element:
    lines = [(t("How it stands"), _state(page, t)), (t("Lies with"), receiver_words(page.receiver, t))]
    people = t.names(page.receiver.people) or t("nobody right now")
    lines.append((t("Answered by"), people))
    if page.wanted_by is not None:
        lines.append((t("Answer wished for by"), t.day(page.wanted_by)))
    return facts(*lines)


def _came_of(one: CameOfLine, t: Texts) -> Element:
    parts = [standing_words(one.standing, t)]
    if one.due is not None:
        parts.append(t("by {day}", day=t.day(one.due)))
    if one.accountable:
        parts.append(one.accountable)
    return group(
        text(bold(t("What came of it"))),
        paragraph(shorten(one.what, LONGEST)),
        small(" · ".join(parts), spacing=TIGHT),
    )


# --- what can be done


def _what_now(page: MatterPage, t: Texts) -> Iterator[Element]:
    if not page.may_answer:
        return
    if page.state is MatterState.OPEN:
        yield box(
            text(bold(t("What do you do with it?"))),
            buttons(_ask(page, MatterAsk.TAKE, t), _ask(page, MatterAsk.ANSWER, t), _ask(page, MatterAsk.HAND_ON, t)),
        )
    alike = sum(1 for one in page.beside if one.alike)
    if alike:
        said = t.n(
            "{n} other unit has raised the same thing: the same question or the same building.",
            "{n} other units have raised the same thing: the same question or the same building.",
            alike,
        )
        yield paragraph(said, spacing=Spacing.MEDIUM)


def _ask(page: MatterPage, ask: MatterAsk, t: Texts) -> ActionExecute:
    titles = {
        MatterAsk.TAKE: t("We take it"),
        MatterAsk.ANSWER: t("Back, with an answer"),
        MatterAsk.HAND_ON: t("Pass on"),
        MatterAsk.MERGE: t("Merge"),
        MatterAsk.WITHDRAW: t("Take back"),
    }
    return button(titles[ask], ShowMatter(matter=page.matter, ask=ask), inputs=False)


def _ways_on(page: MatterPage, t: Texts) -> Iterator[ActionExecute]:
    if page.ask is not None:
        yield button(t("Back"), ShowMatter(matter=page.matter), inputs=False)
        yield home_button(t)
        return
    if page.may_answer and page.beside and page.state in (MatterState.OPEN, MatterState.TAKEN):
        yield _ask(page, MatterAsk.MERGE, t)
    if page.may_answer and page.state is MatterState.TAKEN:
        yield _ask(page, MatterAsk.ANSWER, t)
    if page.measure is not None:
        yield button(t("Open the measure"), ShowMeasure(measure=page.measure), inputs=False)
    if page.may_withdraw:
        yield _ask(page, MatterAsk.WITHDRAW, t)
    if page.back:
        review, question = page.back
        yield button(t("Back to the question"), ShowQuestion(review=review, question=question), inputs=False)
    else:
        yield button(t("All matters"), ShowMatters(), inputs=False)
    if not (page.may_answer and page.may_withdraw and page.beside):
        yield home_button(t)
