"""Something happened in a follow-up that concerns the reader: what, by whom, and one button to it.

These arrive unasked, so each says in its first line why the reader gets it and what is wanted of them, if anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from adaptive_cards.types import Spacing

from cards.ground.common import (
    home_button,
    joint,
    method_words,
    open_button,
    question_line,
    review_title,
    short_units,
    units,
)
from cards.parts import Element, Sheet, box, buttons, heading, paragraph, quote, sheet, text, top
from cards.texts import Texts
from dialogs.reviews.pages.news import NewsKind, NewsPage
from dialogs.reviews.rules.method import Method


@dataclass(frozen=True, slots=True)
class News:
    """What happened, what it means for the reader, and the words on the button."""

    title: str
    body: str
    go: str


def news(page: NewsPage, t: Texts) -> Sheet:
    told = _told(page, t)
    where = units(t, page.review)
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(told.title),
        joint(t, page.review),
        text(question_line(t, page.number, page.question)) if page.question and page.number is not None else None,
        paragraph(quote(page.text)) if page.text else None,
        paragraph(told.body),
        _go(page, told, t),
        summary=t("{title} ({units})", title=told.title, units=where),
    )


def _go(page: NewsPage, told: News, t: Texts) -> list[Element]:
    if not page.may_open:
        return buttons(home_button(t))
    return [box(buttons(open_button(page.review, told.go), spacing=Spacing.NONE)), *buttons(home_button(t))]


def _told(page: NewsPage, t: Texts) -> News:
    who = page.by
    match page.kind:
        case NewsKind.HANDED_OVER:
            return News(
                t("{who} has answered, now it is your turn", who=who),
                t(
                    "Go through the answers area by area: agree, see it differently, comment, propose. Pause when you like."
                ),
                t("Look at the answers"),
            )
        case NewsKind.ASKED_AGAIN:
            return News(
                t("{who} has changed something that you have looked at", who=who),
                t("Look at it once more, so that what you sign is what you see."),
                t("Look at the change"),
            )
        case NewsKind.TALK:
            return News(
                t("{who} sees something differently or proposes something", who=who),
                t("Talk it through, preferably face to face. You can change your answer or let both stand."),
                t("Talk it through"),
            )
        case NewsKind.TO_SIGN:
            return News(
                t("The follow-up is ready to be signed"),
                t("Read it through, and sign when it is right."),
                t("To the signing"),
            )
        case NewsKind.SIGNED:
            return News(
                t("The follow-up is signed and locked"),
                t("Thank you! Now the plan is what counts: what you decided to do, by when and by whom."),
                t("See what was signed"),
            )
        case NewsKind.REOPENED:
            return News(
                t("{who} has opened the follow-up again", who=who),
                t("What was signed is kept. There is a new version, and everybody signs it anew."),
                t("Open"),
            )
        case NewsKind.JOINED:
            return News(
                t("{who} has added your unit to a joint follow-up", who=who),
                t(
                    "You answer together and sign one follow-up for all the units. If this is wrong, talk to {who}.",
                    who=who,
                ),
                t("Open the follow-up"),
            )
        case NewsKind.NOT_MINE:
            return News(
                t("{who} says: this is not my unit", who=who),
                t(
                    "Check who is the manager, and put it right in the organisation's data. Then the right person is invited."
                ),
                t("Open"),
            )
        case NewsKind.REMINDER:
            return _reminder(page, t)
        case NewsKind.SUPPORT:
            return News(
                t("{who} wants support", who=who),
                t("Get in touch. Only you who give support see this, not the manager's superiors."),
                t("Open"),
            )
        case NewsKind.RESULTS_ENTERED:
            return News(
                t("Results are written in for you ({how})", how=method_words(page.review.method or Method.PAPER, t)),
                t(
                    "{who} has written them in. Go through them, add what is missing, and hand over. What is signed is "
                    "what you say.",
                    who=page.review.entered_by,
                ),
                t("Go through the results"),
            )
        case _:
            assert_never(page.kind)


def _reminder(page: NewsPage, t: Texts) -> News:
    return News(t("You asked me to remind you"), _days_left(page.days_left, t), t("Continue"))


def _days_left(days: int | None, t: Texts) -> str:
    if days is None:
        return t("The follow-up is waiting for you. You go on where you were.")
    if days < 0:
        return t("The last day has passed, but it can still be done: write a line about why it is late.")
    if days == 0:
        return t("Today is the last day. You go on where you were.")
    return t.n("{n} day is left. You go on where you were.", "{n} days are left. You go on where you were.", days)
