"""What people ask the bot about itself: who sees what, where it is kept, how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cards.ground.common import help_button, home_button, minutes
from cards.ground.kept import kept
from cards.parts import Element, Sheet, buttons, heading, paragraph, sheet
from cards.texts import Texts
from dialogs.home.events import Topic
from dialogs.home.pages import TopicPage


def topic(page: TopicPage, t: Texts) -> Sheet:
    title = _title(page.topic, t)
    return sheet(heading(title), *_said(page, t), buttons(home_button(t), help_button(t)), summary=title)


def _title(asked: Topic, t: Texts) -> str:
    match asked:
        case Topic.THANKS:
            return t("Thank you!")
        case Topic.WHO_SEES:
            return t("Who sees your answers")
        case Topic.WHERE:
            return t("Where your answers are kept")
        case Topic.HOW_LONG:
            return t("How long it takes")
        case _:
            assert_never(asked)


def _said(page: TopicPage, t: Texts) -> Iterator[Element]:
    match page.topic:
        case Topic.THANKS:
            yield paragraph(t("What waits for you is on the start page. Write to me whenever you like."))
        case Topic.WHO_SEES:
            yield kept(t)
        case Topic.WHERE:
            yield paragraph(
                t(
                    "In a database that your employer runs. What we write to each other also stays in this chat, where "
                    "Teams keeps it by your employer's rules."
                )
            )
            yield kept(t)
        case Topic.HOW_LONG:
            if page.questions:
                number = t.n("{n} question", "{n} questions", page.questions)
                yield paragraph(
                    t(
                        "{questions}, {minutes}. Pause whenever you like.",
                        questions=number,
                        minutes=minutes(page.minutes, t),
                    )
                )
            yield paragraph(t("Each answer is saved at once, so you can go on where you were, on another day too."))
        case _:
            assert_never(page.topic)
