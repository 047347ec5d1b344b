"""Typed words that mean the same wherever one is: home, help, language, the lists, another of one's follow-ups."""

from __future__ import annotations

import re

from dialogs import events as e
from dialogs.checklists.rules.checklist import Language
from dialogs.documents import file_words
from dialogs.extra import words as extra_words
from dialogs.ground import vocabulary as v
from dialogs.levels import words as levels_words
from dialogs.reviews.rules.review import Review
from dialogs.risk import words as risk_words

LATE = re.compile(rf"(?:{'|'.join(sorted(v.CAUSE))})\s*(\d+)")  # "hinder 2": of the second of one's follow-ups


def read(head: str, tail: str, reviews: tuple[Review, ...], shown: Language) -> e.Event | None:
    if head in v.HOME:
        return e.Home()
    if head in v.HELP:
        return e.Help()
    if head in v.LANGUAGE:
        return e.SpeakLanguage(language=_language(head, tail, shown))
    if head in v.MEASURES:
        return e.MyMeasures()
    if head in v.BELOW:
        return e.ShowLevel(show=e.LevelView.BELOW)
    if (level := levels_words.general(head)) is not None:
        return level
    if head in v.REST:
        return e.SnoozeReminders(day=tail or None)
    if (extra := extra_words.read(head, tail)) is not None:
        return extra
    if (risk := risk_words.read(head, tail)) is not None:
        return risk
    if (file := file_words.read(head)) is not None:
        return file
    if head in v.UNIT_PLAN:
        return e.ShowUnitPlan()
    if (late := LATE.fullmatch(head)) is not None:
        which = _numbered(late[1], reviews)
        return e.ShowCause(review=which.id) if which else e.Home(not_understood=True)
    chosen = re.fullmatch(r"(?:uppföljning|follow-up|byt till)\s*(\d+)", head)
    if chosen and (another := _numbered(chosen[1], reviews)):
        return e.OpenReview(review=another.id)
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
