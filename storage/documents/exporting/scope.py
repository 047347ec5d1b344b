"""What of the database an export is about: a year, of everybody or of one node and everything below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from dialogs.ground.ids import NodeId
from storage.levels import as_it_was
from storage.reviews import rounds
from storage.tables.rounds import ReviewNodeRow, ReviewRow


class NoNode(Exception):
    """There is no such node."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """`nodes` are the node and those below it, `line` those above it; without a node there is no bound."""

    year: int
    node: NodeId | None = None
    nodes: frozenset[NodeId] = frozenset()
    line: frozenset[NodeId] = frozenset()

    def at(self, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        return true() if self.node is None else column.in_(self.nodes)

    def along(self, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        """Also those above, which say where it belongs and what holds for it."""
        return true() if self.node is None else column.in_(self.nodes | self.line)

    def covers(self) -> ColumnElement[bool]:
        """Reviews that cover something here. One that was withdrawn covers nothing, and is nobody's."""
        if self.node is None:
            return true()
        return ReviewRow.id.in_(select(ReviewNodeRow.review_id).where(ReviewNodeRow.node_id.in_(self.nodes)))


def scope(session: Session, year: int, node: NodeId | None = None) -> Scope:
    """What was below the node in that year's round, wherever it is today. Raises NoNode."""
    if node is None:
        return Scope(year=year)
    parents = as_it_was.parents(session, next(iter(rounds.rounds(session, year)), None))
    if node not in parents:
        raise NoNode(node)
    lines = {one: _line(one, parents) for one in parents}
    below = frozenset(one for one, line in lines.items() if node in line)
    return Scope(year=year, node=node, nodes=below, line=frozenset(lines[node][1:]))


def _line(node: NodeId, parents: Mapping[NodeId, NodeId | None]) -> list[NodeId]:
    """Also of nodes that have ended: an old year is about them, too."""
    line, parent = [node], parents[node]
    while parent is not None:
        line.append(parent)
        parent = parents[parent]
    return line
