"""The parts of an export beside the reviews. Each is small beside them, so each is read whole and put in order here:
databases disagree about the order of texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from storage.checklists.files import read_addition, read_checklist
from storage.documents.exporting.fields import AT_ONCE, fields_of
from storage.documents.exporting.scope import Scope
from storage.ground.plain import plain
from storage.tables import Table
from storage.tables.organisation import ChannelRow, NodePastRow, NodeRow, PersonRow, RoleRow
from storage.tables.reviews import MeasureNodeRow
from storage.tables.rounds import ChecklistRow, MethodDecisionRow, RoundAdditionRow, RoundRow, RoundWindowRow

Item = dict[str, Any]


def columns(kind: type[Table], group: str = "") -> Iterator[Any]:
    """What is exported of a table, with the names of the format."""
    return (column.label(name) for name, column in fields_of(kind, group).items())


def item(kind: type[Table], row: Any, group: str = "") -> Item:
    """A row in JSON's types."""
    return {name: plain(row[name]) for name in fields_of(kind, group)}


def all_of(session: Session, kind: type[Table], *conditions: Any) -> list[Item]:
    query = select(*columns(kind)).where(*conditions)
    return [item(kind, row) for row in session.execute(query).mappings()]


def ordered(items: list[Item], *names: str) -> Iterator[Item]:
    return iter(sorted(items, key=lambda one: tuple(str(one[name] or "") for name in names)))


def numbered(items: list[Item]) -> Iterator[Item]:
    """In the order that they were written down."""
    return iter(sorted(items, key=lambda one: one["id"]))


def organisation(session: Session, scope: Scope) -> Iterator[Item]:
    """Every node, also those that have ended: an old measure may point there. Each with what it was before."""
    found = all_of(session, NodeRow, scope.along(NodeRow.id))
    then = select(NodePastRow.node_id, *columns(NodePastRow)).order_by(NodePastRow.until, NodePastRow.id)
    past: defaultdict[str, list[Item]] = defaultdict(list)
    for row in session.execute(then).mappings():
        past[row["node_id"]].append(item(NodePastRow, row))
    return ordered([{**one, "past": past[one["id"]]} for one in found], "id")


def roles(session: Session, scope: Scope) -> Iterator[Item]:
    """Those that held on any day of the year, or of its rounds."""
    first, last = _days(session, scope.year)
    held = (
        scope.along(RoleRow.node_id),
        or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= last),
        or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= first),
    )
    return ordered(all_of(session, RoleRow, *held), "node", "kind", "person", "valid_from", "valid_to")


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


def channels(session: Session, scope: Scope) -> Iterator[Item]:
    return ordered(all_of(session, ChannelRow, scope.at(ChannelRow.node_id)), "node", "channel_id", "purpose")


def rounds(session: Session, scope: Scope) -> Iterator[Item]:
    additions, windows = defaultdict(list), defaultdict(list)
    for round_id, row_id in session.execute(select(RoundAdditionRow.round_id, RoundAdditionRow.checklist_id)):
        additions[round_id.hex].append(row_id)
    query = select(RoundWindowRow.round_id, *columns(RoundWindowRow)).where(scope.along(RoundWindowRow.node_id))
    for row in session.execute(query).mappings():
        windows[row["round_id"].hex].append(item(RoundWindowRow, row))
    for one in ordered(
        all_of(session, RoundRow, RoundRow.year == scope.year, _is_theirs(scope)), "checklist", "opened_at", "id"
    ):
        own = {"additions": sorted(additions[one["id"]]), "windows": [*ordered(windows[one["id"]], "node")]}
        yield one | own


def _is_theirs(scope: Scope) -> Any:
    """The year's, and extra follow-ups of nodes here."""
    return or_(RoundRow.extra_node_id.is_(None), scope.at(RoundRow.extra_node_id))


def checklists(session: Session, year: int) -> Iterator[Item]:
    """The versions that the year's rounds froze: the text as it was written, and what it says."""
    of_year = select(RoundRow.core_id).where(RoundRow.year == year).distinct()
    for core_id in sorted(session.scalars(of_year)):
        core_row = all_of(session, ChecklistRow, ChecklistRow.id == core_id)[0]
        core = read_checklist(core_row["source"])
        yield core_row | {
            "title": plain(core.title),
            "scale": plain(core.scale),
            "areas": plain(core.areas),
            "documents": plain(core.documents),
        }
        of_core = (RoundRow.year == year, RoundRow.core_id == core_id)
        frozen = select(RoundAdditionRow.checklist_id).join(RoundRow, RoundRow.id == RoundAdditionRow.round_id)
        for row in ordered(all_of(session, ChecklistRow, ChecklistRow.id.in_(frozen.where(*of_core))), "node", "id"):
            addition = read_addition(row["source"], NodeId(row["node"]), {core.id: core})
            yield row | {"title": None, "scale": [], "areas": plain(addition.areas), "documents": []}


def method_decisions(session: Session, scope: Scope) -> Iterator[Item]:
    """How nodes do their follow-up that year, in the order that it was written down."""
    return numbered(
        all_of(
            session,
            MethodDecisionRow,
            MethodDecisionRow.year == scope.year,
            scope.along(MethodDecisionRow.node_id),
        )
    )


def add_other_nodes(session: Session, measures: Sequence[Item]) -> None:
    """To each, the nodes that it holds for beside its own."""
    others = defaultdict(list)
    for start in range(0, len(measures), AT_ONCE):
        some = [UUID(one["id"]) for one in measures[start : start + AT_ONCE]]
        query = select(MeasureNodeRow.measure_id, MeasureNodeRow.node_id).where(MeasureNodeRow.measure_id.in_(some))
        for measure, node in session.execute(query):
            others[measure.hex].append(node)
    for one in measures:
        one["also_for"] = sorted(others[one["id"]])


def people(session: Session, named: Collection[str]) -> Iterator[Item]:
    """Those who are named in this export, and nobody else: who they are called, and nothing more."""
    ids = sorted(named)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        yield from ordered(all_of(session, PersonRow, PersonRow.id.in_(some)), "id")
