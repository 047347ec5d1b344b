"""What many cards say in the same way: a review's name, the way home, an answer's name."""

from __future__ import annotations

from typing import assert_never

from adaptive_cards.card import ActionExecute, TextBlock

from cards.parts import button, small
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.texts import Language, Text
from dialogs.home.events import Help, Home, SpeakLanguage
from dialogs.reviews.events.answering import ShowOverview
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.pages.names import MeasureHome, ReviewName
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.method import Method


def review_title(t: Texts, review: ReviewName) -> str:
    """Årlig uppföljning 2026; or what an extra one is called: Extra uppföljning: ny chef"""
    if review.extra is not None:
        return t("Extra follow-up: {why}", why=extra_kind(review.extra, t))
    return t("Yearly follow-up {year}", year=review.year)


def extra_kind(kind: ExtraKind, t: Texts) -> str:
    match kind:
        case ExtraKind.NEW_MANAGER:
            return t("new manager")
        case ExtraKind.REORGANISATION:
            return t("reorganisation")
        case ExtraKind.ACCIDENT:
            return t("accident")
        case ExtraKind.INCIDENT:
            return t("serious incident")
        case ExtraKind.OTHER:
            return t("another reason")
        case _:
            assert_never(kind)


def method_words(method: Method, t: Texts) -> str:
    match method:
        case Method.TEAMS:
            return t("in Teams")
        case Method.INTERVIEW:
            return t("interview")
        case Method.SURVEY:
            return t("survey")
        case Method.PAPER:
            return t("on paper")
        case _:
            assert_never(method)


def entered(t: Texts, review: ReviewName, *, signed: bool = False) -> TextBlock | None:
    """How the answers were gained where not in Teams, and who wrote them in: whoever goes on should know (G04)."""
    if review.method is None:
        return None
    how = method_words(review.method, t)
    if signed:
        return small(t("Written in by {who} ({how})", who=review.entered_by, how=how))
    return small(t("Written in by {who} ({how}), to be confirmed by the two of you.", who=review.entered_by, how=how))


def units(t: Texts, review: ReviewName | MeasureHome) -> str:
    """Medicinkliniken avd. 32 och Medicinkliniken avd. 33"""
    return t.names(review.units)


def named_units(t: Texts, review: ReviewName) -> str:
    """Its units; of an extra one what it is called, too, because the yearly one may stand beside it in the same list."""
    if review.extra is None:
        return units(t, review)
    return f"{review_title(t, review)} ({units(t, review)})"


def short_units(review: ReviewName | MeasureHome) -> str:
    """For a corner of the card: Medicinkliniken avd. 32 + 2"""
    first, *others = review.units
    return f"{first} + {len(others)}" if others else first


def joint(t: Texts, review: ReviewName) -> TextBlock | None:
    """All the units of a joint review, where the corner has room for one."""
    return small(units(t, review)) if len(review.units) > 1 else None


def question_line(t: Texts, number: int, short: Text) -> str:
    """Fråga 7 · samarbete med andra i samma byggnad. Never "7. …": Markdown would make a list of it."""
    return t("Question {number} · {text}", number=number, text=t.text(short))


def choice_name(t: Texts, choice: Choice | None) -> str:
    """Ja, or "obesvarad"."""
    return t.text(choice.label) if choice else t("unanswered")


def shorten(words: str, most: int) -> str:
    """What somebody wrote long ago, where the whole of it would crowd the card."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def home_button(t: Texts) -> ActionExecute:
    return button(t("Start page"), Home(), inputs=False)


def overview_button(t: Texts, review: ReviewName) -> ActionExecute:
    return button(t("Overview"), ShowOverview(review=review.id), inputs=False)


def help_button(t: Texts) -> ActionExecute:
    return button(t("Help"), Help(), inputs=False)


def choose_language(t: Texts) -> ActionExecute:
    """To the other language, in that language's own words."""
    if t.language is Language.SV:
        return button("In English", SpeakLanguage(language=Language.EN), inputs=False)
    return button("På svenska", SpeakLanguage(language=Language.SV), inputs=False)


def open_button(review: ReviewName, title: str) -> ActionExecute:
    """To where the review stands for the reader."""
    return button(title, OpenReview(review=review.id), inputs=False)


def days_left(days: int, t: Texts) -> str:
    if days < 0:
        return t.n("{n} day late", "{n} days late", -days)
    if days == 0:
        return t("last day today")
    return t.n("{n} day left", "{n} days left", days)


def minutes(number: int, t: Texts) -> str:
    """Rounded to five: it is a rough promise."""
    rounded = max(5, 5 * round(number / 5))
    return t("about {n} minutes", n=rounded)
