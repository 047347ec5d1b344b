"""The same for the coordinator, who sees all of it: by person and unit, with who sees to it meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from dialogs.handover.pages.leaving import UnmanagedUnit
from storage.handover import leavers
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow

_node = NodeRow.__table__


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAt:
    """So many measures of one person at one unit, and who sees to them by name."""

    who: str
    unit: str
    number: int
    deputies: tuple[str, ...]


def by_person(session: Session, today: date, within: Collection[NodeId]) -> tuple[LeftAt, ...]:
    """For the coordinator. Nodes that have ended count where the one above them does."""
    held = {row.id: row for row in session.execute(leavers.HELD).all()}
    seen_to = leavers.deputies(session, today)
    nodes = {row.id: row for row in session.execute(select(NodeRow.id, NodeRow.name, NodeRow.parent_id))}
    people = organisation.people(session, {person for found in seen_to.values() for person in found})
    counts = Counter(
        (held[id_].name, held[id_].node_id, found)
        for id_, found in seen_to.items()
        if held[id_].node_id in within or nodes[held[id_].node_id].parent_id in within
    )
    found = [
        LeftAt(
            who=who,
            unit=nodes[node].name,
            number=number,
            deputies=tuple(people[one].name for one in seeing),
        )
        for (who, node, seeing), number in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (organisation.alphabetical(one.who), one.unit)))


def unmanaged(session: Session, today: date, within: Collection[NodeId]) -> tuple[UnmanagedUnit, ...]:
    """Every unit of these without a manager, and those right below them that have ended with something open."""
    query = select(_node.c.id, _node.c.name, _node.c.parent_id, _node.c.ended_on).where(
        or_(_node.c.ended_on.is_not(None), ~leavers.HAS_MANAGER)
    )
    every = session.execute(query, {"today": today}).all()
    rows = [row for row in every if row.id in within or (row.ended_on and row.parent_id in within)]
    held = session.execute(leavers.HELD).all()
    return tuple(leavers.waiting_in(session, rows, held, today)) if rows else ()
