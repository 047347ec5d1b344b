"""Checklist versions in the database: kept, replaced while nobody uses them, frozen once a round does.

A round points at rows, so a review from three years ago is read with the very text that was signed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Area, Checklist, with_additions
from dialogs.ground.ids import ChecklistId, NodeId, RoundId
from storage.checklists.around import areas_in, questions_in
from storage.checklists.files import available, read_addition, read_checklist, shipped
from storage.checklists.uses import kept_cores, rounds_using
from storage.ground.toml_files import parsed
from storage.tables.organisation import NodeRow
from storage.tables.rounds import ChecklistRow, RoundAdditionRow

__all__ = [
    "ChecklistError",
    "FrozenVersion",
    "IdTaken",
    "KeptAddition",
    "KeptSource",
    "UnknownNode",
    "additions_for",
    "additions_of_round",
    "available",
    "checklist_known",
    "checklist_of",
    "keep_addition",
    "keep_core",
]


class ChecklistError(Exception):
    """A checklist that is well written and still cannot be kept."""


class FrozenVersion(ChecklistError):
    def __init__(self, checklist: ChecklistId, version: str) -> None:
        super().__init__(f'version {version} of "{checklist}" is frozen, because a round uses it: raise the version')
        self.checklist, self.version = checklist, version


class UnknownNode(ChecklistError):
    def __init__(self, node: NodeId) -> None:
        super().__init__(f'there is no node "{node}" in the organisation')
        self.node = node


class IdTaken(ChecklistError):
    """Answers are summed by question id, so two nodes may not mean different things by the same one."""

    def __init__(self, id_: str, node: str) -> None:
        super().__init__(f'the id "{id_}" is already used in the addition of node "{node}": choose another')
        self.id, self.node = id_, node


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAddition:
    id: int
    node: NodeId
    version: str


def keep_core(session: Session, text: str, now: datetime) -> int:
    """The row of this core. The same text again is the same row; another text under the same version replaces it,
    unless a round uses it (FrozenVersion). Raises BadChecklist for a file with mistakes."""
    core = read_checklist(text)
    _refuse_taken(session, core.id, core.areas, node=None)
    return _keep(session, text, now, checklist=core.id, version=core.version, node=None)


def keep_addition(session: Session, text: str, node: NodeId, now: datetime) -> int:
    """The row of what this node adds below a core. Raises BadChecklist when it touches the core, too."""
    if session.get(NodeRow, node) is None:
        raise UnknownNode(node)
    addition = read_addition(text, node, {**shipped(), **kept_cores(session)})
    _refuse_taken(session, addition.extends, addition.areas, node=node)
    return _keep(session, text, now, checklist=addition.extends, version=addition.version, node=node)


def _refuse_taken(session: Session, checklist: ChecklistId, areas: tuple[Area, ...], *, node: NodeId | None) -> None:
    wanted = {str(area.id) for area in areas} | {str(one.id) for area in areas for one in area.questions}
    rows = session.execute(
        select(ChecklistRow.node_id, ChecklistRow.source).where(
            ChecklistRow.checklist_id == checklist, ChecklistRow.node_id.is_not(None)
        )
    )
    for other, source in rows:
        if other and other != node and (taken := wanted & _ids(source)):
            raise IdTaken(min(taken), other)


def _ids(source: str) -> set[str]:
    """The ids in an addition that was kept, without reading it against a core that may have moved on."""
    file = parsed(source)
    return {str(one["id"]) for tables in (areas_in(file), questions_in(file)) for one in tables}


def additions_for(session: Session, checklist: ChecklistId, line: Sequence[NodeId]) -> list[KeptAddition]:
    """The newest addition of each node in a line (the node itself, then its parents), nearest the root first."""
    rows = session.execute(
        select(ChecklistRow.id, ChecklistRow.node_id, ChecklistRow.version)
        .where(ChecklistRow.checklist_id == checklist, ChecklistRow.node_id.in_(line))
        .order_by(ChecklistRow.added_at, ChecklistRow.id)
    )
    newest = {node: KeptAddition(id=id_, node=NodeId(node), version=version) for id_, node, version in rows if node}
    return [newest[node] for node in reversed(line) if node in newest]


def additions_of_round(session: Session, round_id: RoundId, line: Sequence[NodeId]) -> list[KeptAddition]:
    """Of the additions that a round froze, those that hold for this line, nearest the root first."""
    rows = session.execute(
        select(ChecklistRow.id, ChecklistRow.node_id, ChecklistRow.version)
        .join(RoundAdditionRow, RoundAdditionRow.checklist_id == ChecklistRow.id)
        .where(RoundAdditionRow.round_id == round_id, ChecklistRow.node_id.in_(line))
    )
    frozen = {node: KeptAddition(id=id_, node=NodeId(node), version=version) for id_, node, version in rows if node}
    return [frozen[node] for node in reversed(line) if node in frozen]


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A row with the checksum of what it holds: enough to know whether it has been parsed before."""

    id: int
    sha256: str
    node: NodeId | None


_kept = ChecklistRow.__table__.c
_SOURCES = select(_kept.id, _kept.sha256, _kept.node_id).where(_kept.id.in_(bindparam("ids", expanding=True)))
_Key = tuple[tuple[str, NodeId | None], ...]
_parsed: dict[_Key, Checklist] = {}
_MOST = 256  # checklists in memory at once: a region has a handful of cores and a few dozen additions


def checklist_of(session: Session, core_row_id: int, addition_row_ids: Sequence[int] = ()) -> Checklist:
    """The checklist as a review meets it. Raises KeyError for a row that does not exist."""
    wanted = (core_row_id, *addition_row_ids)
    rows = session.execute(_SOURCES, {"ids": wanted})
    kept = {id_: KeptSource(id_, sha, NodeId(node) if node else None) for id_, sha, node in rows}
    return checklist_known(session, [kept[id_] for id_ in wanted])


def checklist_known(session: Session, kept: Sequence[KeptSource]) -> Checklist:
    """The core first. Parsed once per process: the checksum names the content, so it cannot go stale."""
    key: _Key = tuple((one.sha256, one.node) for one in kept)
    found = _parsed.get(key)
    if found is None:
        if len(_parsed) >= _MOST:
            _parsed.clear()
        found = _parsed[key] = _read(session, tuple(one.id for one in kept))
    return found


def _read(session: Session, wanted: tuple[int, ...]) -> Checklist:
    rows = {row.id: row for row in session.scalars(select(ChecklistRow).where(ChecklistRow.id.in_(wanted)))}
    core = read_checklist(rows[wanted[0]].source)
    additions = tuple(
        read_addition(rows[id_].source, NodeId(rows[id_].node_id or ""), {core.id: core}) for id_ in wanted[1:]
    )
    return with_additions(core, additions)


def _keep(
    session: Session, text: str, now: datetime, *, checklist: ChecklistId, version: str, node: NodeId | None
) -> int:
    sha = hashlib.sha256(text.encode()).hexdigest()
    row = session.scalars(
        select(ChecklistRow).where(
            ChecklistRow.checklist_id == checklist,
            ChecklistRow.version == version,
            ChecklistRow.node_id.is_(None) if node is None else ChecklistRow.node_id == node,
        )
    ).one_or_none()
    if row is None:
        row = ChecklistRow(checklist_id=checklist, version=version, node_id=node, source=text, sha256=sha, added_at=now)
        session.add(row)
    elif row.sha256 != sha:
        if row.id in rounds_using(session):
            raise FrozenVersion(checklist, version)
        row.source, row.sha256, row.added_at = text, sha, now
    session.flush()
    return row.id
