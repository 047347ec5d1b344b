"""Reading one table of a checklist file field by field: what is wrong becomes a problem with its line, and reading goes on.

A value that cannot be read is replaced by a harmless one, so that one reading finds everything; whoever asked must look
at the problems before using what was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from dialogs.ground.texts import Text
from storage.checklists.lines import Lines, Path

Kind = TypeVar("Kind", bound=StrEnum)

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Where the problems of one source are gathered."""

    lines: Lines
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: Path, reason: str, *, text: str | None = None) -> None:
        self.problems.append(Problem(line=self.lines.of(path, text), reason=reason))


class Fields:
    """One table. Keys that nobody asked for are reported by `close`, so a misspelt key is never silently ignored."""

    def __init__(self, table: Mapping[str, object], path: Path, report: Report) -> None:
        self._table, self.path, self._report = table, path, report
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def wrong(self, key: str, reason: str, *, text: str | None = None) -> None:
        self._report.add((*self.path, key), reason, text=text)

    def get(self, key: str) -> object:
        self._asked.add(key)
        return self._table.get(key)

    def word(self, key: str) -> str:
        value = self.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.wrong(key, f"{key} is missing" if value is None else f"{key} must be a text that is not empty")
        return ""

    def id(self, key: str = "id") -> str:
        return self._shaped(key, ID, "small letters a-z, digits, - and _, at most 40")

    def version(self) -> str:
        return self._shaped("version", VERSION, "letters a-z, digits, dot, - and _, at most 20")

    def _shaped(self, key: str, shape: re.Pattern[str], allowed: str) -> str:
        value = self.word(key)
        if value and not shape.fullmatch(value):
            self.wrong(key, f'{key} "{value}" has characters that are not allowed; use {allowed}')
        return value

    def text(self, key: str) -> Text:
        return self._text(self.get(key), (*self.path, key), key)

    def texts(self, key: str) -> tuple[Text, ...]:
        return tuple(self._text(one, (*self.path, key, n), key) for n, one in enumerate(self._list(key)))

    def _text(self, value: object, path: Path, key: str) -> Text:
        """Swedish must be there; without English the Swedish is shown, so that is no error."""
        if not isinstance(value, dict):
            self._report.add(
                path, f"{key} needs Swedish: {key}.sv = ..." if value is None else f"{key} must have sv and en"
            )
            return Text("")
        inner = Fields(value, path, self._report)
        swedish = value.get("sv")
        if not (isinstance(swedish, str) and swedish.strip()):
            hint = str(value["en"]) if value.get("en") else None
            self._report.add(path, f"{key} has no Swedish (sv)", text=hint)
        inner.get("sv")
        english = inner.word("en") if "en" in inner else None
        inner.close()
        return Text(swedish if isinstance(swedish, str) else "", english or None)

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self.get(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.wrong(key, f"{key} must be true or false")
        return default

    def choice(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        value = self.get(key)
        if value is None and default is not None:
            return default
        known = [one.value for one in kind]
        if value in known:
            return kind(str(value))
        self.wrong(key, f"unknown choice {value!r} for {key}; use {', '.join(known)}" if value else f"{key} is missing")
        return next(iter(kind))

    def day(self, key: str, default: date | None = None) -> date | None:
        value = self.get(key)
        if value is None:
            return default
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.wrong(key, f"{key} must be a date without quotes, such as 2025-01-01", text=str(value))
        return default

    def url(self, key: str) -> str | None:
        value = self.get(key)
        if value is None:
            return None
        if isinstance(value, str) and re.fullmatch(r"https://[^\s/]+\.[^\s]+", value):
            return value
        self.wrong(key, f"{key} must be an address that begins with https://")
        return None

    def words(self, key: str) -> tuple[str, ...]:
        found = self._list(key)
        if any(not isinstance(one, str) or not one.strip() for one in found):
            self.wrong(key, f"{key} must be a list of texts")
        return tuple(one for one in found if isinstance(one, str) and one.strip())

    def tables(self, key: str) -> Iterator[Fields]:
        for number, one in enumerate(self._list(key)):
            if isinstance(one, dict):
                yield Fields(one, (*self.path, key, number), self._report)
            else:
                self.wrong(key, f"{key} must be a list of tables")

    def named(self, key: str) -> Iterator[tuple[str, Fields]]:
        """The tables of `[key.name]`, by name."""
        value = self.get(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(key, f"{key} must be tables with names: [{key}.name]")
        for name, one in (value if isinstance(value, dict) else {}).items():
            if isinstance(one, dict):
                yield name, Fields(one, (*self.path, key, name), self._report)
            else:
                self._report.add((*self.path, key, name), f"{key}.{name} must be a table")

    def _list(self, key: str) -> list[object]:
        value = self.get(key)
        if value is None or isinstance(value, list):
            return value or []
        self.wrong(key, f"{key} must be a list")
        return []

    def rest(self) -> list[str]:
        return [key for key in self._table if key not in self._asked]

    def close(self) -> None:
        for key in self.rest():
            self.wrong(key, f'unknown key "{key}"', text=key)
