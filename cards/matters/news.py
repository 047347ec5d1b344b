"""A receipt about a matter: what has been done with it, and one button to it. These arrive unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from adaptive_cards.types import Spacing

from cards.ground.common import home_button, question_line, shorten
from cards.parts import (
    Element,
    Sheet,
    bold,
    box,
    button,
    buttons,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    subtle,
    text,
    top,
)
from cards.reviews.matter_words import LONGEST, kind_words, receiver_words
from cards.texts import Texts
from dialogs.matters.events import ShowMatter
from dialogs.matters.pages import MatterNewsKind, MatterNewsPage
from dialogs.organisation.rules.receivers import MatterKind

MOST_VOICES = 4
VOICE = 300


@dataclass(frozen=True, slots=True)
class News:
    title: str
    body: str


def matter_news(page: MatterNewsPage, t: Texts) -> Sheet:
    told = _told(page, t)
    first, *others = page.voices
    return sheet(
        top(kind_words(page.matter_kind, t), first.unit if not others else f"{first.unit} + {len(others)}"),
        heading(told.title),
        _voices(page, t),
        small(question_line(t, page.number, page.short)) if page.number is not None and page.short else None,
        paragraph(told.body) if told.body else None,
        _measure(page, t),
        paragraph(quote(shorten(page.note, LONGEST))) if page.note else None,
        box(buttons(button(t("Open the matter"), ShowMatter(matter=page.matter), inputs=False), spacing=Spacing.NONE)),
        buttons(home_button(t)),
        summary=t("{title} ({units})", title=told.title, units=first.unit),
    )


def _voices(page: MatterNewsPage, t: Texts) -> list[Element]:
    if len(page.voices) == 1:
        return [text(bold(shorten(page.voices[0].what, LONGEST)))]
    shown = [subtle(f"{one.unit}: {quote(shorten(one.what, VOICE))}") for one in page.voices[:MOST_VOICES]]
    left = len(page.voices) - MOST_VOICES
    return [*shown, small(t.n("and {n} more", "and {n} more", left))] if left > 0 else [*shown]


def _measure(page: MatterNewsPage, t: Texts) -> Element | None:
    """What came of it, where the news is about that."""
    if page.came_of is None or page.kind in (MatterNewsKind.ANSWERED, MatterNewsKind.LIFTED, MatterNewsKind.PASSED_TO):
        return None
    one = page.came_of
    day = t.day(one.due) if one.due else t("no date")
    return paragraph(
        t("{what} (by {day}, {who})", what=quote(shorten(one.what, LONGEST)), day=day, who=one.accountable)
    )


def _told(page: MatterNewsPage, t: Texts) -> News:
    who, receiver = page.by, receiver_words(page.receiver, t)
    match page.kind:
        case MatterNewsKind.LIFTED if page.matter_kind is MatterKind.RETURNED_TASK:
            return News(
                t("{who} hands back a task to you", who=who),
                t(
                    "A work environment task is handed back (AFS 2023:1 9 §). Until it is settled it lies with you: give "
                    "what is lacking, or allocate the task anew. {wanted}",
                    wanted=_wanted(page, t),
                ).strip(),
            )
        case MatterNewsKind.LIFTED:
            return News(t("{who} has raised a matter to you", who=who), _wanted(page, t))
        case MatterNewsKind.PASSED_TO:
            return News(t("{who} has passed on a matter to you", who=who), _wanted(page, t))
        case MatterNewsKind.TAKEN:
            return News(
                t("{receiver} takes on what you raised", receiver=receiver),
                t("{who} says what is to be done. I tell you when it is done.", who=who),
            )
        case MatterNewsKind.ANSWERED:
            return News(t("{receiver} has answered what you raised", receiver=receiver), t("{who} writes:", who=who))
        case MatterNewsKind.PASSED_ON:
            words = t("{who} writes:", who=who) if page.note else ""
            return News(t("What you raised has gone on to {receiver}", receiver=receiver), words)
        case MatterNewsKind.MERGED:
            return News(
                t("What you raised is handled together with others"),
                t(
                    "Several units have raised the same to {receiver}. The answer reaches all of you.",
                    receiver=receiver,
                ),
            )
        case MatterNewsKind.WITHDRAWN:
            return News(t("{who} has taken back a raised matter", who=who), t("Nobody needs to answer it any more."))
        case MatterNewsKind.MEASURE_DONE:
            return News(
                t("What you raised has led to something: it is done"),
                t("In eight weeks it is looked at whether it helped."),
            )
        case MatterNewsKind.MEASURE_HELPED:
            return News(t("What was done about what you raised has helped"), "")
        case MatterNewsKind.MEASURE_NOT_ENOUGH:
            return News(
                t("What was done about what you raised was not enough"),
                t("{receiver} goes on with it.", receiver=receiver),
            )
        case MatterNewsKind.MEASURE_STUCK:
            return News(
                t("What was planned about what you raised will not be done"),
                t("Talk to {receiver}, or raise it anew.", receiver=receiver),
            )
        case _:
            assert_never(page.kind)


def _wanted(page: MatterNewsPage, t: Texts) -> str:
    if page.wanted_by is None:
        return t("Take it on, answer it, or pass it on to who can.")
    return t(
        "An answer is wished for by {day}. Take it on, answer it, or pass it on to who can.", day=t.day(page.wanted_by)
    )
