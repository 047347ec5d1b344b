"""What is kept of each checklist, and which rounds use it: for the command line's list, and for the freeze."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import ChecklistId, NodeId
from dialogs.ground.texts import Language
from storage.checklists.around import questions_in
from storage.checklists.files import read_checklist
from storage.ground.toml_files import parsed
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
    used = rounds_using(session)
    rows = session.scalars(
        select(ChecklistRow).order_by(ChecklistRow.checklist_id, ChecklistRow.added_at, ChecklistRow.id)
    )
    return [_listed(row, used.get(row.id, ())) for row in rows]


def _listed(row: ChecklistRow, rounds: tuple[int, ...]) -> KeptVersion:
    return KeptVersion(
        checklist=ChecklistId(row.checklist_id),
        version=row.version,
        node=NodeId(row.node_id) if row.node_id else None,
        questions=sum(1 for _ in questions_in(parsed(row.source))),
        languages=languages_in(row.source),
        rounds=rounds,
    )


def languages_in(source: str) -> tuple[Language, ...]:
    """Swedish always; English only when nothing lacks it. Asked of the source, not of what was read from it: an old
    addition may speak of questions that its core no longer has, and is listed all the same."""
    return (Language.SV,) if _lacks_english(parsed(source)) else (Language.SV, Language.EN)


def _lacks_english(value: object) -> bool:
    if isinstance(value, list):
        return any(_lacks_english(one) for one in value)
    if not isinstance(value, dict):
        return False
    return ("sv" in value and "en" not in value) or any(_lacks_english(one) for one in value.values())


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
