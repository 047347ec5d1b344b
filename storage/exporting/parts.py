"""The parts of an export beside the reviews. Each is small beside them, so each is read whole and put in order here:
databases disagree about the order of texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.ids import NodeId
from storage.checklist_files import read_addition, read_checklist
from storage.exporting import fields
from storage.exporting.fields import Fields
from storage.reviews.saving import plain
from storage.tables.organisation import PersonRow, RoleRow
from storage.tables.reviews import MeasureRow
from storage.tables.rounds import ChecklistRow, RoundAdditionRow, RoundRow, RoundWindowRow

PEOPLE_OF_A_MEASURE = ("accountable", "proposed_by", "created_by", "controlled_by")
AT_ONCE = 500  # names asked for in one query

Item = dict[str, Any]


def item(wanted: Fields, row: Any) -> Item:
    """A row in JSON's types, with the names of the format."""
    return {name: plain(row[name]) for name in wanted}


def _all(session: Session, wanted: Fields, *conditions: Any) -> list[Item]:
    query = select(*(column.label(name) for name, column in wanted.items())).where(*conditions)
    return [item(wanted, row) for row in session.execute(query).mappings()]


def _ordered(items: list[Item], *names: str) -> Iterator[Item]:
    return iter(sorted(items, key=lambda one: tuple(str(one[name] or "") for name in names)))


def organisation(session: Session) -> Iterator[Item]:
    """Every node, also those that have ended: an old measure may point there."""
    return _ordered(_all(session, fields.NODE), "id")


def roles(session: Session, year: int) -> Iterator[Item]:
    """Those that held on any day of the year, or of its rounds."""
    first, last = _days(session, year)
    held = (
        or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= last),
        or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= first),
    )
    return _ordered(_all(session, fields.ROLE, *held), "node", "kind", "person", "valid_from", "valid_to")


def _days(session: Session, year: int) -> tuple[date, date]:
    of_rounds = session.execute(select(RoundRow.opens, RoundRow.closes).where(RoundRow.year == year))
    own = session.execute(
        select(RoundWindowRow.opens, RoundWindowRow.closes)
        .join(RoundRow, RoundRow.id == RoundWindowRow.round_id)
        .where(RoundRow.year == year)
    )
    windows = [(opens, closes) for opens, closes in (*of_rounds, *own)]
    first = min(date(year, 1, 1), *(opens for opens, _ in windows))
    return first, max(date(year, 12, 31), *(closes for _, closes in windows))


def channels(session: Session) -> Iterator[Item]:
    return _ordered(_all(session, fields.CHANNEL), "node", "channel_id", "purpose")


def rounds(session: Session, year: int) -> Iterator[Item]:
    additions, windows = defaultdict(list), defaultdict(list)
    for round_id, row_id in session.execute(select(RoundAdditionRow.round_id, RoundAdditionRow.checklist_id)):
        additions[round_id.hex].append(row_id)
    query = select(RoundWindowRow.round_id, *(column.label(name) for name, column in fields.WINDOW.items()))
    for row in session.execute(query).mappings():
        windows[row["round_id"].hex].append(item(fields.WINDOW, row))
    for one in _ordered(_all(session, fields.ROUND, RoundRow.year == year), "checklist"):
        own = {"additions": sorted(additions[one["id"]]), "windows": [*_ordered(windows[one["id"]], "node")]}
        yield one | own


def checklists(session: Session, year: int) -> Iterator[Item]:
    """The versions that the year's rounds froze: the text as it was written, and what it says."""
    of_year = select(RoundRow.id, RoundRow.core_id).where(RoundRow.year == year)
    for round_id, core_id in sorted(session.execute(of_year), key=lambda row: row.core_id):
        core_row = _all(session, fields.CHECKLIST, ChecklistRow.id == core_id)[0]
        core = read_checklist(core_row["source"])
        yield core_row | {
            "title": plain(core.title),
            "scale": plain(core.scale),
            "areas": plain(core.areas),
            "documents": plain(core.documents),
        }
        frozen = select(RoundAdditionRow.checklist_id).where(RoundAdditionRow.round_id == round_id)
        for row in _ordered(_all(session, fields.CHECKLIST, ChecklistRow.id.in_(frozen)), "node"):
            addition = read_addition(row["source"], NodeId(row["node"]), {core.id: core})
            yield row | {"title": None, "scale": [], "areas": plain(addition.areas), "documents": []}


def measures_of_no_review(session: Session, year: int) -> Iterator[Item]:
    """Free-standing measures of the year."""
    first, after = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    created = (MeasureRow.created_at >= first, MeasureRow.created_at < after)
    return _ordered(_all(session, fields.MEASURE, MeasureRow.review_id.is_(None), *created), "created_at", "id")


def people(session: Session, named: Collection[str]) -> Iterator[Item]:
    """Those who are named in this export, and nobody else: who they are called, and nothing more."""
    ids = sorted(named)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        yield from _ordered(_all(session, fields.PERSON, PersonRow.id.in_(some)), "id")
