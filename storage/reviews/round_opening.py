"""Which version of a checklist a new round takes, and whether what nodes have added fits it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChecklistId, NodeId, RoundId
from storage.checklists.files import BadChecklist, available, read_checklist
from storage.checklists.versions import ChecklistError, checklist_of, keep_core
from storage.tables.rounds import ChecklistRow, RoundAdditionRow


class UnknownChecklist(ChecklistError):
    """Neither kept nor among those that come with the bot."""

    def __init__(self, checklist: ChecklistId, known: tuple[str, ...]) -> None:
        super().__init__(f'there is no checklist "{checklist}"; known are {", ".join(known)}')
        self.checklist, self.known = checklist, known


class AdditionDoesNotFit(ChecklistError):
    """A node has added something to another version of the core, which this one does not go with."""

    def __init__(self, node: NodeId, version: str, why: BadChecklist) -> None:
        super().__init__(f'what node "{node}" adds (version {version}) does not fit: {why}')
        self.node, self.version, self.why = node, version, why


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    row: int
    version: str
    own: bool  # the employer's own, not what comes with the bot


def core_for(session: Session, checklist: ChecklistId, now: datetime) -> Core:
    """The newest version: the employer's own if it is at least as new as the one that comes with the bot."""
    path = available().get(checklist)
    text = path.read_text(encoding="utf-8") if path else None
    comes = read_checklist(text).version if text is not None else None
    kept = session.scalars(
        select(ChecklistRow).where(ChecklistRow.checklist_id == checklist, ChecklistRow.node_id.is_(None))
    ).all()
    newest = max(kept, key=lambda row: (_newness(row.version), row.id), default=None)
    if newest is not None and (comes is None or _newness(newest.version) >= _newness(comes)):
        return Core(row=newest.id, version=newest.version, own=newest.source != text)
    if text is None or comes is None:
        raise UnknownChecklist(checklist, _known(session))
    return Core(row=keep_core(session, text, now), version=comes, own=False)


def _newness(version: str) -> tuple[tuple[bool, int, str], ...]:
    """Numbers as numbers: 10 is newer than 9, and 2026.2 than 2026.1."""
    parts = re.findall(r"\d+|[^\d.\-_]+", version)
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)


def _known(session: Session) -> tuple[str, ...]:
    kept = session.scalars(select(ChecklistRow.checklist_id).where(ChecklistRow.node_id.is_(None)))
    return tuple(sorted({*kept, *available()}))


def refuse_unfit(session: Session, round_id: RoundId, core: Core) -> int:
    """How many additions the round has frozen. Raises AdditionDoesNotFit: better now than in a unit's first question."""
    rows = session.execute(
        select(ChecklistRow.id, ChecklistRow.node_id, ChecklistRow.version)
        .join(RoundAdditionRow, RoundAdditionRow.checklist_id == ChecklistRow.id)
        .where(RoundAdditionRow.round_id == round_id)
        .order_by(ChecklistRow.id)
    ).all()
    for row in rows:
        try:
            checklist_of(session, core.row, [row.id])
        except BadChecklist as error:
            raise AdditionDoesNotFit(NodeId(row.node_id or ""), row.version, error) from error
    checklist_of(session, core.row, [row.id for row in rows])
    return len(rows)
