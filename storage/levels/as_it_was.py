"""The organisation as it was: a round is told of the tree that it ended with, whatever imports have changed since.

Until its last day a round follows the organisation, because somebody has to answer for a unit that moves meanwhile. From
then on a unit that moves, ends or becomes voluntary moves nothing of that year: both the parents' figures stay, and a
report from before can be compared with one from after. An import writes down what a node was (`node_past`), and only that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from storage.organisation.rows import NODES as NODE
from storage.reviews.rounds import Round
from storage.tables.organisation import NodePastRow, NodeRow
from storage.tables.rounds import RoundWindowRow

_node, _past, _window = NodeRow.__table__, NodePastRow.__table__, RoundWindowRow.__table__
Rows = tuple[tuple[Any, ...], ...]
NODES = NODE.select(_node.c.ended_on, _node.c.opens, _node.c.closes)
PAST = select(
    _past.c.node_id,
    _past.c.until,
    _past.c.parent_id,
    _past.c.level,
    _past.c.optional,
    _past.c.ended_on,
    _past.c.opens,
    _past.c.closes,
).order_by(_past.c.until, _past.c.id)
WINDOWS = select(_window.c.node_id, _window.c.opens, _window.c.closes).where(_window.c.round_id == bindparam("round"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """As the database has them: today's, and what they were. `nodes` are rows of NODES, `past` of PAST."""

    nodes: Rows
    past: Rows

    def on(self, day: date) -> Rows:
        """Today's rows with what held on that day. Names are today's: people must know of whom it is told."""
        was: dict[str, tuple[Any, ...]] = {}
        for node, until, *held in self.past:
            if until > day:
                was.setdefault(node, tuple(held))
        if not was and not any(row[5] is not None and row[5] > day for row in self.nodes):
            return self.nodes
        return tuple(_row(row, was.get(row[0]), day) for row in self.nodes)

    def moved(self, then: Rows) -> tuple[tuple[NodeId, tuple[NodeId, ...]], ...]:
        """Those that were somewhere else then, each with its line of today."""
        if then is self.nodes:
            return ()
        parents = {row[0]: row[1] for row in self.nodes}
        return tuple((NodeId(row[0]), _line(row[0], parents)) for row in then if row[1] != parents[row[0]])


def _row(row: tuple[Any, ...], was: tuple[Any, ...] | None, day: date) -> tuple[Any, ...]:
    id_, parent, level, name, optional, ended, opens, closes = row
    if was is not None:
        parent, level, optional, ended, opens, closes = was
    return id_, parent, level, name, optional, ended if ended is not None and ended <= day else None, opens, closes


def _line(node: str, parents: Mapping[str, str | None]) -> tuple[NodeId, ...]:
    line: list[NodeId] = []
    at: str | None = node
    while at is not None and at not in line:
        line.append(NodeId(at))
        at = parents.get(at)
    return tuple(line)


def read(session: Session) -> Nodes:
    return Nodes(
        nodes=tuple(tuple(row) for row in session.execute(NODES)),
        past=tuple(tuple(row) for row in session.execute(PAST)),
    )


def parents(session: Session, of: Round | None) -> dict[NodeId, NodeId | None]:
    """Where each node was in a round; without one, where it is."""
    at = read(session)
    rows = at.nodes
    if of is not None:
        windows = tuple(tuple(row) for row in session.execute(WINDOWS, {"round": of.id}))
        rows = at.on(day_of(of, at, windows, date.max))
    return {NodeId(row[0]): NodeId(row[1]) if row[1] else None for row in rows}


def day_of(of: Round, at: Nodes, windows: Rows, today: date) -> date:
    """The day that a round is told of: today until its last day (a node's own window with it), then that day for ever.

    Own windows are the organisation's, and the next year's are no reason to wait for: they open with the next round.
    """
    own = [row[7] for row in at.nodes if row[6] and row[7] and (of.next_opens is None or row[6] < of.next_opens)]
    own += [row[7] for row in at.past if row[6] and row[7] and (of.next_opens is None or row[6] < of.next_opens)]
    ends: list[date] = [today, max([of.closes, *own, *(closes for _, _, closes in windows)])]
    if of.closed_at is not None:
        ends.append(of.closed_at.date())
    if of.next_opens is not None:
        ends.append(of.next_opens - timedelta(days=1))
    return min(ends)
