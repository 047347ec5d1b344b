"""The reader of checklist files (TOML): makes checklists and additions, or tells all that is wrong at once, with its line.

The format is described in docs/checklists.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dialogs.checklists.rules.checklist import Addition, Area, Checklist, Choice, Document, LawReference, Question
from dialogs.ground.ids import AreaId, ChecklistId, NodeId
from storage.checklists.around import Around
from storage.checklists.models import AdditionFile, ChecklistFile, CoreFile, QuestionTable
from storage.ground.toml_files import BadFile, Problem, parsed, read

SHIPPED = Path(__file__).parent
_NOWHERE = NodeId("")  # an addition that is only checked has no node yet

Cores = Mapping[ChecklistId, Checklist]


class BadChecklist(BadFile):
    """A checklist or an addition that cannot be used."""


def available() -> dict[ChecklistId, Path]:
    """The checklists that come with the bot, by id. The file's name is the id."""
    return {ChecklistId(path.stem): path for path in sorted(SHIPPED.glob("*.toml"))}


@cache
def shipped() -> Cores:
    return {checklist: read_checklist(path) for checklist, path in available().items()}


def read_checklist(source: Path | str) -> Checklist:
    """Raises BadChecklist, also for a file that is an addition."""
    found, problems = check(_text_of(source))
    if isinstance(found, Addition):
        problems = (Problem(line=1, reason="this is an addition (it has extends), not a whole checklist"),)
    if problems or not isinstance(found, Checklist):
        raise BadChecklist(problems)
    return found


def read_addition(source: Path | str, node: NodeId, cores: Cores | None = None) -> Addition:
    """`cores` are the checklists that may be extended; without it, those that come with the bot."""
    found, problems = check(_text_of(source), cores=cores, node=node)
    if isinstance(found, Checklist):
        problems = (Problem(line=1, reason='this is a whole checklist; an addition says extends = "..."'),)
    if problems or not isinstance(found, Addition):
        raise BadChecklist(problems)
    return found


def check(
    text: str, *, cores: Cores | None = None, node: NodeId = _NOWHERE
) -> tuple[Checklist | Addition | None, tuple[Problem, ...]]:
    """What the text says and nothing wrong, or None and everything that is wrong, by line."""
    try:
        file = parsed(text)
        around = Around(file=file, cores=shipped() if cores is None and "extends" in file else cores or {})
        if "extends" in file:
            return _addition(read(AdditionFile, text, around=around, unknown=around.unknown), node), ()
        return _core(read(CoreFile, text, around=around, unknown=around.unknown)), ()
    except BadFile as error:
        return None, error.problems


def _text_of(source: Path | str) -> str:
    return source.read_text(encoding="utf-8-sig") if isinstance(source, Path) else source


def _core(file: CoreFile) -> Checklist:
    documents = _documents(file)
    return Checklist(
        id=ChecklistId(file.id),
        version=file.version,
        title=file.title,
        scale=tuple(Choice(**dict(one)) for one in file.scale),
        areas=_areas(file, documents, node=None),
        documents=tuple(documents.values()),
    )


def _addition(file: AdditionFile, node: NodeId) -> Addition:
    areas = _areas(file, _documents(file), node)
    return Addition(extends=ChecklistId(file.extends), version=file.version, node=node, areas=areas)


def _documents(file: ChecklistFile) -> dict[str, Document]:
    return {name: Document(**dict(one)) for name, one in file.documents.items()}


def _areas(file: ChecklistFile, documents: Mapping[str, Document], node: NodeId | None) -> tuple[Area, ...]:
    return tuple(
        Area(
            id=AreaId(area.id),
            title=area.title,
            questions=tuple(_question(one, documents, node) for one in area.questions),
            added_by=node,
        )
        for area in file.areas
    )


def _question(table: QuestionTable, documents: Mapping[str, Document], node: NodeId | None) -> Question:
    return Question(
        **{
            **dict(table),
            "law": tuple(LawReference(**dict(one)) for one in table.law),
            "documents": tuple(documents[name] for name in table.documents),
            "added_by": node,
        }
    )
