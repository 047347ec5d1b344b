"""Buttons: an event as (verb, data), and back. What Execute and Submit carry is the same, so one reader serves both.

A card may be pressed months after it was made: verbs and keys are never renamed, only added (`tests/cards/old_buttons.json`
is read for ever). Nothing in a button is believed; ids are looked up within what the person may see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from dialogs.ground.event import NAMES, VERBS

FORMAT = 1
LONGEST = 4000  # characters of one typed field; cards ask for less


class NotAButton(Exception):
    """What was pressed is not a button of ours: an unknown verb, or data that does not fit it."""


def write(event: Any) -> tuple[str, dict[str, str | int | bool]]:
    """The verb, and the data without what is still to be typed."""
    data: dict[str, str | int | bool] = {"v": FORMAT}
    for one in fields(event):
        value = getattr(event, one.name)
        if not one.metadata.get("typed") and value is not None and value != one.default:
            data[one.name] = _plain(value)
    return NAMES[type(event)], data


def _plain(value: Any) -> str | int | bool:
    match value:
        case UUID():
            return value.hex
        case StrEnum():
            return value.value
        case _:
            return cast("str | int | bool", value)


def read(verb: str, data: Mapping[str, Any]) -> Any:
    """The event behind a press: `data` is what the button carried together with what was typed.

    Raises NotAButton.
    """
    kind = VERBS.get(verb)
    if kind is None:
        raise NotAButton(verb[:40])
    given: dict[str, Any] = {}
    for one, reader in _readers(verb):
        raw = data.get(one.name)
        if raw is not None:
            given[one.name] = reader(one.name, raw)
        elif one.default is MISSING:
            raise NotAButton(f"{verb}: no {one.name}")
    return kind(**given)


def _uuid(name: str, raw: object) -> UUID:
    try:
        return UUID(raw) if isinstance(raw, str) else UUID("")
    except ValueError as error:
        raise NotAButton(name) from error


def _int(name: str, raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, (int, str)):
        raise NotAButton(name)
    try:
        number = int(raw)
    except ValueError as error:
        raise NotAButton(name) from error
    if not 0 <= number < 2**31:
        raise NotAButton(name)
    return number


def _bool(name: str, raw: object) -> bool:
    match raw:
        case bool():
            return raw
        case "true" | "false":  # some clients send toggles as text
            return raw == "true"
        case _:
            raise NotAButton(name)


def _id(name: str, raw: object) -> str:
    if not isinstance(raw, str) or not 0 < len(raw) <= 200:
        raise NotAButton(name)
    return raw


def _text(name: str, raw: object) -> str:
    """What a person typed: any client may send a number for a number field; too long is cut, not lost."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        raw = f"{raw:g}"
    if not isinstance(raw, str):
        raise NotAButton(name)
    return raw.replace("\x00", "").strip()[:LONGEST]


def _enum(kind: type[StrEnum]) -> Callable[[str, object], StrEnum]:
    def read_enum(name: str, raw: object) -> StrEnum:
        try:
            return kind(raw if isinstance(raw, str) else "")
        except ValueError as error:
            raise NotAButton(name) from error

    return read_enum


Reader = Callable[[str, object], object]


def _reader(one: Field[Any], hint: Any) -> Reader:
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if one.metadata.get("typed"):
        return _text
    plain = getattr(hint, "__supertype__", hint)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return cast("Reader", _enum(plain))
    return cast("Reader", {UUID: _uuid, int: _int, bool: _bool, str: _id}[plain])


@cache
def _readers(verb: str) -> tuple[tuple[Field[Any], Reader], ...]:
    kind = VERBS[verb]
    hints = get_type_hints(kind)
    return tuple((one, _reader(one, hints[one.name])) for one in fields(kind))
