"""Finds on which line of a TOML file a value stands: tomllib does not say, and an error without a line helps nobody.

Only the shapes that people write are followed: table headers, `key = value` at the beginning of a line, and inside a
value of several lines the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")


class Lines:
    """Finds lines in one source. Line numbers begin at 1, as editors count."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines()
        self._at: dict[Path, int] = {}
        for number, path in _walk(self._lines):
            self._at.setdefault(path, number)

    def of(self, path: Path, text: str | None = None) -> int:
        """The line of this path, or of the nearest thing around it; within it, the first line that holds `text`."""
        known = path
        while known and known not in self._at:
            known = known[:-1]
        start = self._at.get(known, 1)
        return start if text is None else self._holding(text, start)

    def _holding(self, text: str, start: int) -> int:
        for number in range(start, len(self._lines) + 1):
            line = self._lines[number - 1]
            if number > start and (_HEADER.match(line) or _KEY.match(line)):
                break
            if text in line:
                return number
        return start


def _walk(lines: list[str]) -> Iterator[tuple[int, Path]]:
    """Every header and every key with the path it opens, skipping the insides of values of several lines."""
    here: Path = ()
    counts: dict[Path, int] = {}
    depth, closing = 0, ""
    for number, line in enumerate(lines, 1):
        if closing:
            closing = "" if closing in line else closing
        elif depth > 0:
            depth += _depth(line)
        elif header := _HEADER.match(line):
            here = _table(_parts(header[2]), array=header[1] == "[[", counts=counts)
            yield from ((number, here[:length]) for length in range(1, len(here) + 1))
        elif key := _KEY.match(line):
            path: Path = (*here, *_parts(key[1]))
            yield from ((number, path[:length]) for length in range(len(here) + 1, len(path) + 1))
            closing, depth = _opened(line[key.end() :])


def _table(parts: tuple[str, ...], *, array: bool, counts: dict[Path, int]) -> Path:
    """`[[areas.questions]]` is the next question of the latest area."""
    path: Path = ()
    for last, part in ((index == len(parts) - 1, part) for index, part in enumerate(parts)):
        path = (*path, part)
        if array and last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _opened(value: str) -> tuple[str, int]:
    """Which closing mark a multi-line text waits for, and how many brackets are open, after this line."""
    for mark in ('"""', "'''"):
        if value.lstrip().startswith(mark):
            return ("" if value.count(mark) > 1 else mark), 0
    return "", _depth(value)


def _depth(line: str) -> int:
    bare = _STRING.sub("", line).split("#", 1)[0]
    return sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")
