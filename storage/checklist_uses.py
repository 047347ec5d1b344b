"""What is kept of each checklist, and which rounds use it: for the command line's list, and for the freeze."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ids import ChecklistId, NodeId
from dialogs.rules.checklist import Addition, Checklist, Language, Text
from storage.checklist_files import Cores, read_addition, read_checklist, shipped
from storage.tables.rounds import ChecklistRow, RoundAdditionRow, RoundRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """`node` is None for a core; `rounds` are the years of the rounds that use it."""

    checklist: ChecklistId
    version: str
    node: NodeId | None
    questions: int
    languages: tuple[Language, ...]
    rounds: tuple[int, ...]


def kept_versions(session: Session) -> list[KeptVersion]:
    """Every kept core and addition, by checklist, oldest first."""
    cores = {**shipped(), **kept_cores(session)}
    used = rounds_using(session)
    rows = session.scalars(
        select(ChecklistRow).order_by(ChecklistRow.checklist_id, ChecklistRow.added_at, ChecklistRow.id)
    )
    return [_listed(row, cores, used.get(row.id, ())) for row in rows]


def _listed(row: ChecklistRow, cores: Cores, rounds: tuple[int, ...]) -> KeptVersion:
    node = NodeId(row.node_id) if row.node_id else None
    read = read_addition(row.source, node, cores) if node else read_checklist(row.source)
    return KeptVersion(
        checklist=ChecklistId(row.checklist_id),
        version=row.version,
        node=node,
        questions=sum(len(area.questions) for area in read.areas),
        languages=languages_of(read),
        rounds=rounds,
    )


def languages_of(read: Checklist | Addition) -> tuple[Language, ...]:
    """Swedish always; English only when every area and question has all its texts in it."""
    questions = [one for area in read.areas for one in area.questions]
    texts: list[Text] = [area.title for area in read.areas]
    texts += [text for one in questions for text in (one.text, one.short, one.help, *one.suggestions)]
    return (Language.SV, Language.EN) if all(text.en for text in texts) else (Language.SV,)


def kept_cores(session: Session) -> dict[ChecklistId, Checklist]:
    """The newest kept version of each core."""
    rows = session.execute(
        select(ChecklistRow.checklist_id, ChecklistRow.source)
        .where(ChecklistRow.node_id.is_(None))
        .order_by(ChecklistRow.added_at, ChecklistRow.id)
    )
    newest = {ChecklistId(checklist): source for checklist, source in rows}
    return {checklist: read_checklist(source) for checklist, source in newest.items()}


def rounds_using(session: Session) -> dict[int, tuple[int, ...]]:
    """The years of the rounds that use a checklist row: as their core, or as an addition that they froze."""
    used: dict[int, set[int]] = {}
    for id_, year in session.execute(select(RoundRow.core_id, RoundRow.year)):
        used.setdefault(id_, set()).add(year)
    frozen = select(RoundAdditionRow.checklist_id, RoundRow.year).join(
        RoundRow, RoundRow.id == RoundAdditionRow.round_id
    )
    for id_, year in session.execute(frozen):
        used.setdefault(id_, set()).add(year)
    return {id_: tuple(sorted(years)) for id_, years in used.items()}
