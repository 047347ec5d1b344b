"""The surroundings of a table in a checklist file: what it may refer to in the others, whether those are right or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import ChecklistId
from storage.ground.toml_files import Day, Last, Link, Table
from storage.ground.toml_lines import Path

LOCKED = "the core is locked: questions can be added, not removed or reworded"
_OF_THE_CORE = frozenset({("scale",), ("id",), ("title",)})
_REWORDING = frozenset(
    {"remove", "removes", "removed", "delete", "drop", "hide", "replace", "override", "reword", "rename"}
)


class ActTable(Table):
    """A rule as a file describes it once: what its references take when they say nothing else."""

    url: Link | None = None
    valid_from: Day | None = None
    valid_to: Last = None


@dataclass(frozen=True, kw_only=True)
class Around:
    """The file as it is written, and what has been met in it so far: one reading finds everything that is wrong."""

    file: Mapping[str, Any]
    cores: Mapping[ChecklistId, Checklist]
    _met: Counter[tuple[str, str]] = field(default_factory=Counter)
    _words: dict[str, str | None] = field(default_factory=dict)

    @property
    def addition(self) -> bool:
        return "extends" in self.file

    @cached_property
    def core(self) -> Checklist | None:
        """What an addition extends, when that is known."""
        return self.cores.get(ChecklistId(str(self.file.get("extends"))))

    @cached_property
    def core_areas(self) -> frozenset[str]:
        return frozenset(str(one.id) for one in self.core.areas) if self.core else frozenset()

    @cached_property
    def core_questions(self) -> frozenset[str]:
        return frozenset(str(one.id) for one in self.core or ())

    @cached_property
    def questions(self) -> frozenset[str]:
        return self.core_questions | {str(one.get("id")) for one in questions_in(self.file)}

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(_named(self.file.get("documents")))

    @cached_property
    def acts(self) -> dict[str, ActTable]:
        return {name: _right_or_empty(one) for name, one in _named(self.file.get("acts")).items()}

    def met(self, kind: str, id_: str) -> bool:
        """Whether it is the second of its kind with this id."""
        self._met[kind, id_] += 1
        return self._met[kind, id_] == 2

    def claimed(self, word: str, choice: Mapping[str, Any]) -> bool:
        """Whether the word is this choice's: the first that has it."""
        return self._words.setdefault(word, choice.get("id")) == choice.get("id")

    def unknown(self, path: Path) -> str:
        """What is wrong with a key that no table has: one that would touch the core is told what it ran into."""
        key = path[-1]
        if self.addition and path in _OF_THE_CORE:
            return f'"{key}" belongs to the core. {LOCKED}'
        return f'"{key}" is refused. {LOCKED}' if self.addition and key in _REWORDING else f'unknown key "{key}"'


def areas_in(file: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The areas of a file that need not be right."""
    return _tables(file.get("areas"))


def questions_in(file: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The questions of a file that need not be right."""
    return (question for area in areas_in(file) for question in _tables(area.get("questions")))


def _tables(value: object) -> Iterator[dict[str, Any]]:
    return (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))


def _named(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _right_or_empty(act: object) -> ActTable:
    """What is wrong in an act is told where the act stands, not again at each reference."""
    try:
        return ActTable.model_validate(act)
    except ValidationError:
        return ActTable()
