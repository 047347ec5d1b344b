"""Typed words about extra follow-ups: "extra uppföljning: olycka: fall från stege; 8, 9", and answers to one offered."""

from __future__ import annotations

from typing import Any

from dialogs.extra.events import DeclineOffer, PutOffOffer, ShowExtra, StartExtra, TakeOffer
from dialogs.ground.words import Line
from dialogs.reviews.rules.extra import ExtraKind

EXTRA = frozenset({"extra uppföljning", "extra", "extra follow-up", "extra followup"})
TAKE = frozenset({"extra uppföljning starta", "starta extra", "extra start", "start extra"})
PUT_OFF = frozenset({"extra uppföljning senare", "senare extra", "extra later"})
DECLINE = frozenset({"extra uppföljning inte nu", "inte nu extra", "extra not now"})
KINDS = {
    "ny chef": ExtraKind.NEW_MANAGER,
    "new manager": ExtraKind.NEW_MANAGER,
    "omorganisation": ExtraKind.REORGANISATION,
    "reorganisation": ExtraKind.REORGANISATION,
    "reorganization": ExtraKind.REORGANISATION,
    "olycka": ExtraKind.ACCIDENT,
    "olycksfall": ExtraKind.ACCIDENT,
    "accident": ExtraKind.ACCIDENT,
    "tillbud": ExtraKind.INCIDENT,
    "allvarligt tillbud": ExtraKind.INCIDENT,
    "incident": ExtraKind.INCIDENT,
    "serious incident": ExtraKind.INCIDENT,
    "annat": ExtraKind.OTHER,
    "annat skäl": ExtraKind.OTHER,
    "other": ExtraKind.OTHER,
}


def read(line: Line) -> Any | None:
    """None: not about an extra follow-up."""
    head, tail = line.head, line.tail
    if head in EXTRA:
        return _start(tail) if tail else ShowExtra()
    if head in TAKE:
        return TakeOffer()
    if head in PUT_OFF:
        return PutOffOffer()
    if head in DECLINE:
        return DeclineOffer(why=tail or None)
    return None


def _start(tail: str) -> StartExtra:
    """The kind first and the questions last; neither is needed. Without a kind it is another reason."""
    said, _, rest = tail.partition(":")
    kind = read_kind(said)
    reason, _, questions = (rest if kind else tail).partition(";")
    return StartExtra(kind=(kind or ExtraKind.OTHER).value, reason=reason.strip(), questions=questions.strip() or None)


def read_kind(words: str | None) -> ExtraKind | None:
    """The code of the card's list, or a word that somebody typed."""
    said = (words or "").strip().lower()
    return KINDS.get(said) or next((kind for kind in ExtraKind if kind.value == said), None)
