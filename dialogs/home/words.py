"""Typed words that mean the same wherever one is: home, help, language, the lists, another of one's follow-ups."""

from __future__ import annotations

import re

from dialogs.documents import file_words
from dialogs.extra import words as extra_words
from dialogs.ground import vocabulary as v
from dialogs.ground.texts import Language
from dialogs.home.events import Help, Home, MyMeasures, SnoozeReminders, SpeakLanguage
from dialogs.levels import words as levels_words
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.measures.events import ShowUnitPlan
from dialogs.reviews.events.entering import OpenReview, ShowCause
from dialogs.reviews.rules.review import Review
from dialogs.risk import words as risk_words
from dialogs.subjects import Event

LATE = re.compile(rf"(?:{'|'.join(sorted(v.CAUSE))})\s*(\d+)")  # "hinder 2": of the second of one's follow-ups


def read(head: str, tail: str, reviews: tuple[Review, ...], shown: Language) -> Event | None:
    if head in v.HOME:
        return Home()
    if head in v.HELP:
        return Help()
    if head in v.LANGUAGE:
        return SpeakLanguage(language=_language(head, tail, shown))
    if head in v.MEASURES:
        return MyMeasures()
    if head in v.BELOW:
        return ShowLevel(show=LevelView.BELOW)
    if (level := levels_words.general(head)) is not None:
        return level
    if head in v.REST:
        return SnoozeReminders(day=tail or None)
    if (extra := extra_words.read(head, tail)) is not None:
        return extra
    if (risk := risk_words.read(head, tail)) is not None:
        return risk
    if (file := file_words.read(head)) is not None:
        return file
    if head in v.UNIT_PLAN:
        return ShowUnitPlan()
    if (late := LATE.fullmatch(head)) is not None:
        which = _numbered(late[1], reviews)
        return ShowCause(review=which.id) if which else Home(not_understood=True)
    chosen = re.fullmatch(r"(?:uppföljning|follow-up|byt till)\s*(\d+)", head)
    if chosen and (another := _numbered(chosen[1], reviews)):
        return OpenReview(review=another.id)
    return None


def _numbered(number: str, reviews: tuple[Review, ...]) -> Review | None:
    """Of the person's own, the most urgent first."""
    return reviews[int(number) - 1] if 0 < int(number) <= len(reviews) else None


def _language(head: str, tail: str, shown: Language) -> Language:
    if head in ("in english", "engelska", "english") or tail.lower().startswith("en"):
        return Language.EN
    if head in ("på svenska", "svenska", "swedish") or tail.lower().startswith("sv"):
        return Language.SV
    return Language.SV if shown is Language.EN else Language.EN
