"""Typed words that mean the same wherever one is: home, help, language, the lists, another of one's follow-ups."""

from __future__ import annotations

import re
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.ground.texts import Language
from dialogs.ground.words import Line, Unclear
from dialogs.home.events import Ask, Help, Home, MyMeasures, ShowLeft, SnoozeReminders, SpeakLanguage, Topic
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.measures.events import ShowUnitPlan
from dialogs.reviews.events.entering import OpenReview, RemindLater, ShowCause
from dialogs.reviews.rules.review import Review

LATE = re.compile(rf"(?:{'|'.join(sorted(v.CAUSE))})\s*(\d+)")  # "hinder 2": of the second of one's follow-ups


LEFT = frozenset({"saknar ansvarig", "utan ansvarig", "utan chef", "left behind"})
# Said in many ways, so by their beginnings and the words that carry them; the whole sentence must fit.
TOPICS: tuple[tuple[re.Pattern[str], Topic], ...] = (
    (
        re.compile(
            r"(?:tusen |stort )?tack(?: så mycket| för hjälpen| ska du ha)?|toppen|bra|thanks|thank you(?: .*)?"
        ),
        Topic.THANKS,
    ),
    (re.compile(r"(?:vem|vilka|who) .*\b(?:ser|läser|läsa|se|sees|reads|read|see)\b.*"), Topic.WHO_SEES),
    (re.compile(r"(?:är|blir|is) .*\b(?:anonymt?|hemligt?|anonymous|secret)\b.*"), Topic.WHO_SEES),
    (
        re.compile(r"(?:var|where) .*\b(?:data|svar|svaren|uppgifter|sparas|lagras|stored|kept|answers)\b.*"),
        Topic.WHERE,
    ),
    (
        re.compile(r"(?:hur|how) (?:lång|länge|mycket|long|much) .*\b(?:tid|tar|kvar|take|takes|time)\b.*"),
        Topic.HOW_LONG,
    ),
)
NO_TIME = re.compile(
    r"(?:jag |vi )?(?:hinner|kan|orkar) inte (?:nu|idag|i dag|den här veckan|just nu)|inte nu|ingen tid(?: nu)?"
    r"|(?:i )?(?:don't have time|have no time|no time)(?: now)?|not now"
)


def read(line: Line) -> Any | None:
    head, tail, reviews = line.head, line.tail, line.reviews
    asked = head.rstrip("?! ")
    for said, topic in TOPICS:
        if not tail and said.fullmatch(asked):
            return Ask(topic=topic)
    if not tail and NO_TIME.fullmatch(asked):
        return RemindLater(review=reviews[0].id) if reviews else SnoozeReminders()
    if head in v.HOME:
        return Home()
    if head in v.HELP:
        return Help()
    if head in v.LANGUAGE:
        return SpeakLanguage(language=_language(head, tail, line.shown))
    if head in v.MEASURES:
        return MyMeasures()
    if head in LEFT:
        return ShowLeft()
    if head in v.BELOW:
        return ShowLevel(show=LevelView.BELOW)
    if head in v.REST:
        return SnoozeReminders(day=tail or None)
    if head in v.UNIT_PLAN:
        return ShowUnitPlan()
    if (late := LATE.fullmatch(head)) is not None:
        which = _numbered(late[1], reviews)
        return ShowCause(review=which.id) if which else Unclear(text=line.text)
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
