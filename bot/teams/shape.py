"""Is this an activity at all? Asked before anything reads it, so that nothing further in has to wonder.

botbuilder 4.17.1 answers most of these with 500, and takes a missing channelId or serviceUrl for a reason not to check
the token against it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

_TEXTS = ("type", "channelId", "serviceUrl")  # required
_OPTIONAL_TEXTS = ("text", "name", "id", "replyToId", "locale", "action", "textFormat", "localTimezone")
_OBJECTS = ("from", "recipient", "conversation")  # required, with an id
_LISTS_OF_OBJECTS = ("entities", "attachments", "membersAdded", "membersRemoved")
_TIMES = ("timestamp", "localTimestamp")
_LONGEST_ID = 1024


class Misshapen(Exception):
    """Not an activity. Carries the name of the field, never its content."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def activity(raw: object) -> dict[str, Any]:
    """The same object, now known to be shaped like an activity. Raises Misshapen."""
    if not isinstance(raw, dict):
        raise Misshapen("body")
    for name in _TEXTS:
        _require(_filled(raw.get(name)), name)
    for name in _OBJECTS:
        part = raw.get(name)
        _require(isinstance(part, dict) and _filled(part.get("id")), name)
    for name in _OPTIONAL_TEXTS:
        _require(isinstance(raw.get(name), str | None), name)
    for name in _LISTS_OF_OBJECTS:
        _require(_objects(raw.get(name)), name)
    for name in _TIMES:
        _require(_time(raw.get(name)), name)
    _require(isinstance(raw.get("channelData"), dict | None), "channelData")
    return raw


def _require(good: bool, field: str) -> None:
    if not good:
        raise Misshapen(field)


def _filled(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_ID


def _objects(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, dict) for one in value))


def _time(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def storable(body: bytes, raw: object) -> bool:
    r"""False if a text holds what a database cannot: a lone surrogate or a NUL. Both can only come as \u escapes."""
    if b"\\u" not in body:
        return True
    lower = body.lower()
    if b"\\ud" not in lower and b"\\u0000" not in lower:
        return True
    return all(_storable_text(text) for text in _texts(raw))


def _storable_text(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _texts(raw: object) -> list[str]:
    found: list[str] = []
    rest = [raw]
    while rest:
        match rest.pop():
            case str() as text:
                found.append(text)
            case dict() as parts:
                rest += [*parts.keys(), *parts.values()]
            case list() as parts:
                rest += parts
            case _:
                pass
    return found
