"""Reads the retention rules: a TOML file with days for each subject, the employer's own or the one that is shipped."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dialogs.documents.rules.retention import Rule, Subject, TooSoon, rule

SHIPPED = Path(__file__).parent / "default.toml"
KEEP = "keep"


class RulesUnreadable(Exception):
    """The file is not as it must be. Says what is wrong in it, all at once."""


def read(path: Path = SHIPPED) -> tuple[Rule, ...]:
    """In the order of the subjects; one that the file does not name is kept. Raises RulesUnreadable, OSError."""
    try:
        root = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesUnreadable(f"this is no TOML: {error}") from error
    table = root.get("dispose")
    if set(root) != {"dispose"} or not isinstance(table, dict):
        raise RulesUnreadable("there is to be one table, [dispose], and nothing beside it")
    problems = [
        f"{name}: there is no such subject; use {', '.join(Subject)}" for name in table if name not in set(Subject)
    ]
    found = []
    for subject in Subject:
        try:
            found.append(rule(subject, _days(subject, table.get(subject.value, KEEP))))
        except TooSoon as error:
            problems.append(f"{subject.value}: {error.days} days is too soon, the fewest are {error.fewest}")
        except TypeError as error:
            problems.append(str(error))
    if problems:
        raise RulesUnreadable("; ".join(problems))
    return tuple(found)


def _days(subject: Subject, value: Any) -> int | None:
    if value == KEEP:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f'{subject.value}: write a number of days, or "{KEEP}"')
    return value
