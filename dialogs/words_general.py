"""Typed words that mean the same wherever one is: home, help, language, the lists, another of one's follow-ups."""

from __future__ import annotations

import re

from dialogs import events as e
from dialogs import extra_words, levels_words, risk_words
from dialogs import vocabulary as v
from dialogs.rules.checklist import Language
from dialogs.rules.review import Review


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
    if head in v.UNIT_PLAN:
        return e.ShowUnitPlan()
    late = re.fullmatch(rf"(?:{'|'.join(sorted(v.CAUSE))})\s*(\d+)", head)
    if late and 0 < int(late[1]) <= len(reviews):
        return e.ShowCause(review=reviews[int(late[1]) - 1].id)
    chosen = re.fullmatch(r"(?:uppföljning|follow-up|byt till)\s*(\d+)", head)
    if chosen and 0 < int(chosen[1]) <= len(reviews):
        return e.OpenReview(review=reviews[int(chosen[1]) - 1].id)
    return None


def _language(head: str, tail: str, shown: Language) -> Language:
    if head in ("in english", "engelska", "english") or tail.lower().startswith("en"):
        return Language.EN
    if head in ("på svenska", "svenska", "swedish") or tail.lower().startswith("sv"):
        return Language.SV
    return Language.SV if shown is Language.EN else Language.EN
