"""Typed words as they come: tidied of what keyboards and programs put around them, and split at the colon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from dialogs.ground.page import Bookmark
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor

LIKE = 0.75  # how alike a slip of the finger is to the word that was meant, of 1
MOST = 3  # of what it could mean
_SPACES = re.compile(r"\s+")
_COURTESY = re.compile(r"\s*[,.!]?\s*\b(?:tack|tackar|please|thanks|thank you|snälla)\b[\s.!]*$", re.IGNORECASE)
_NUMBERS = {
    word: number
    for words in (
        "en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo "
        "tjugoen tjugotvå tjugotre tjugofyra tjugofem tjugosex",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty",
    )
    for number, word in enumerate(words.split(), 1)
} | {"ett": 1}
_SPELT = re.compile(rf"\b(fråga|frågan|question|nummer|number)\s+({'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_SHOW = re.compile(r"^(?:visa|gå till|öppna|show|go to|open)\s+(?=(?:fråga|frågan|question)\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """What could not be read: the words, the event that shows the same page again, and what they could have meant.

    `could` pairs a word that is understood with its event. Without `again` the start page is shown.
    """

    text: str
    again: Any = None
    could: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that somebody typed, and where: what every subject's reader of words reads.

    `head` is what is said, `tail` what comes after the colon. `reviews` are the person's own, the most urgent first.
    """

    text: str
    head: str
    tail: str
    reviews: tuple[Any, ...]
    bookmark: Bookmark
    actor: Actor
    shown: Language


def tidy(text: str) -> str:
    """One line of plain characters: no invisible ones (Unicode's format characters), spaces of all kinds made one."""
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Cf", "Cc") or sign in "\n\t\r")
    return _SPACES.sub(" ", seen).strip()


def split(text: str) -> tuple[str, str]:
    """What is said, in small letters, and what comes after the colon, as it was written."""
    head, _, tail = tidy(text).partition(":")
    head = _SHOW.sub("", head.lower().strip(" .!"))
    head = _SPELT.sub(lambda found: f"{found[1]} {_NUMBERS[found[2].lower()]}", head)
    return head.replace("frågan ", "fråga ", 1) if head.startswith("frågan ") else head, tail.strip()


def without_courtesy(text: str) -> str:
    """ "ja tack" is "ja"; "tack" alone stays."""
    return _COURTESY.sub("", text) or text


def near(head: str, known: Iterable[str]) -> list[str]:
    """The commands that a slip of the finger may have meant, the most alike first. Never used for answers."""
    return get_close_matches(head, sorted(set(known)), n=MOST, cutoff=LIKE) if len(head) > 2 else []
