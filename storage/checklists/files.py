"""Checklist files (TOML) in, checklists and additions out; everything that is wrong is told at once, with its line.

The format is described in docs/checklists.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dialogs.checklists.rules.checklist import Addition, Checklist
from dialogs.ground.ids import ChecklistId, NodeId
from storage.checklists.fields import Fields, Problem, Report
from storage.checklists.lines import Lines
from storage.checklists.parts import LOCKED, Shelf, close, read_acts, read_areas, read_documents, read_scale

SHIPPED = Path(__file__).parent
_NOWHERE = NodeId("")  # an addition that is only checked has no node yet
_OF_THE_CORE = ("scale", "id", "title")

Cores = Mapping[ChecklistId, Checklist]


class BadChecklist(Exception):
    """A file that cannot be used, with everything that is wrong in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


def available() -> dict[ChecklistId, Path]:
    """The checklists that come with the bot, by id. The file's name is the id."""
    return {ChecklistId(path.stem): path for path in sorted(SHIPPED.glob("*.toml"))}


@cache
def shipped() -> Cores:
    return {checklist: read_checklist(path) for checklist, path in available().items()}


def read_checklist(source: Path | str) -> Checklist:
    """Raises BadChecklist, also for a file that is an addition."""
    read, problems = check(_text_of(source))
    if isinstance(read, Addition):
        problems = (Problem(line=1, reason="this is an addition (it has extends), not a whole checklist"),)
    if problems or not isinstance(read, Checklist):
        raise BadChecklist(problems)
    return read


def read_addition(source: Path | str, node: NodeId, cores: Cores | None = None) -> Addition:
    """`cores` are the checklists that may be extended; without it, those that come with the bot."""
    read, problems = check(_text_of(source), cores=cores, node=node)
    if isinstance(read, Checklist):
        problems = (Problem(line=1, reason='this is a whole checklist; an addition says extends = "..."'),)
    if problems or not isinstance(read, Addition):
        raise BadChecklist(problems)
    return read


def check(
    text: str, *, cores: Cores | None = None, node: NodeId = _NOWHERE
) -> tuple[Checklist | Addition | None, tuple[Problem, ...]]:
    """What the text says and nothing wrong, or None and everything that is wrong, by line."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_not_toml(text, error),)
    report = Report(lines=Lines(text))
    root = Fields(table, (), report)
    read = _addition(root, shipped() if cores is None else cores, node) if "extends" in table else _core(root)
    problems = tuple(dict.fromkeys(sorted(report.problems)))
    return (None if problems else read), problems


def _text_of(source: Path | str) -> str:
    return source.read_text(encoding="utf-8-sig") if isinstance(source, Path) else source


def _core(root: Fields) -> Checklist:
    documents = read_documents(root)
    shelf = Shelf(acts=read_acts(root), documents=documents)
    checklist = Checklist(
        id=ChecklistId(root.id()),
        version=root.version(),
        title=root.text("title"),
        scale=read_scale(root),
        areas=read_areas(root, shelf),
        documents=tuple(documents.values()),
    )
    close(root, shelf)
    return checklist


def _addition(root: Fields, cores: Cores, node: NodeId) -> Addition | None:
    extends = ChecklistId(root.id("extends"))
    core = cores.get(extends)
    if core is None:
        root.wrong("extends", f'there is no checklist "{extends}"; known are {", ".join(sorted(cores))}')
        return None
    for key in _OF_THE_CORE:
        if root.get(key) is not None:
            root.wrong(key, f'"{key}" belongs to the core. {LOCKED}')
    shelf = Shelf(acts=read_acts(root), documents=read_documents(root), core=core, node=node)
    addition = Addition(extends=extends, version=root.version(), node=node, areas=read_areas(root, shelf))
    close(root, shelf)
    return addition


def _not_toml(text: str, error: tomllib.TOMLDecodeError) -> Problem:
    """tomllib writes the line into its message, or says that it ended too early."""
    said = str(error)
    found = re.search(r"\s*\(at line (\d+), column \d+\)", said)
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    return Problem(line=line, reason=f"not valid TOML: {said[: found.start()] if found else said}")
