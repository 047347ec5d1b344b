"""Where a round stands on a day: the tree with what has ended, and the reviews that count, each with its home.

Read as plain columns, and remembered while nothing moves: of a region with five thousand units every card of a level begins
here, and a year that is over does not change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String, bindparam, case, or_, select, type_coerce
from sqlalchemy.orm import Session

from dialogs.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.rules.levels.progress import RoundReview, Standing, common
from dialogs.rules.organisation import Node, RoleKind
from dialogs.rules.windows import Window, window_of
from storage import organisation
from storage.levels.kept import Kept
from storage.rounds import Round
from storage.tables.organisation import NodeRow, RoleRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundWindowRow

_node, _window, _role = NodeRow.__table__, RoundWindowRow.__table__, RoleRow.__table__
_review, _covers = ReviewRow.__table__, ReviewNodeRow.__table__
STEPS = (_review.c.started_at, _review.c.handed_over_at, _review.c.signed_at)
TREE = select(
    _node.c.id,
    _node.c.parent_id,
    _node.c.level,
    _node.c.name,
    _node.c.optional,
    _node.c.ended_on,
    _node.c.opens,
    _node.c.closes,
    _window.c.opens.label("round_opens"),
    _window.c.closes.label("round_closes"),
).outerjoin_from(_node, _window, (_window.c.node_id == _node.c.id) & (_window.c.round_id == bindparam("round")))
# The ids as the database has them, and steps as 0 or 1: these rows are compared far more often than they are read.
REVIEWS = (
    select(
        type_coerce(_review.c.id, String),
        _covers.c.node_id,
        _review.c.revision,
        *(case((step.is_not(None), 1), else_=0) for step in STEPS),
    )
    .join_from(_review, _covers, _covers.c.review_id == _review.c.id)
    .where(_review.c.round_id == bindparam("round"), _review.c.withdrawn_at.is_(None))
    .order_by(_review.c.id)
)
MANAGERS = (
    select(_role.c.node_id, _role.c.person_id, _role.c.kind)
    .where(
        _role.c.kind.in_([RoleKind.MANAGER.value, RoleKind.STAND_IN.value]),
        or_(_role.c.valid_from.is_(None), _role.c.valid_from <= bindparam("day")),
        or_(_role.c.valid_to.is_(None), _role.c.valid_to >= bindparam("day")),
    )
    .order_by(_role.c.id)
)


Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Tree:
    """Every node there has been, by name; the same object as long as nothing in it has moved.

    `windows` are own ones: the round's before the organisation's.
    """

    nodes: Mapping[NodeId, Node]
    ended: frozenset[NodeId]
    windows: Mapping[NodeId, Window]
    lines: Mapping[NodeId, list[NodeId]]
    optional: frozenset[NodeId]  # optional themselves, or below something that is (G02)


_trees: Kept[Rows, Tree] = Kept(20)  # a round's each: five years, and what tests and moves leave behind
_read: Kept[tuple[Round, date, Tree, Rows], tuple[RoundReview, ...]] = Kept(20)


def tree(session: Session, round_id: RoundId) -> Tree:
    """One query; made anew where a row of it differs."""
    rows = tuple(tuple(row) for row in session.execute(TREE, {"round": round_id}))
    return _trees.get(rows, lambda: _tree(rows))


def _tree(rows: Rows) -> Tree:
    found = [
        Node(id=NodeId(id_), parent=NodeId(parent) if parent else None, level=level, name=name, optional=optional)
        for id_, parent, level, name, optional, *_ in rows
    ]
    nodes = {one.id: one for one in sorted(found, key=lambda one: (organisation.alphabetical(one.name), one.id))}
    lines: dict[NodeId, list[NodeId]] = {}
    for node in nodes:
        _line(node, nodes, lines)
    return Tree(
        nodes=nodes,
        ended=frozenset(NodeId(id_) for id_, *_, ended, _, _, _, _ in rows if ended is not None),
        windows={NodeId(row[0]): window for row in rows if (window := _own_window(*row[-4:])) is not None},
        lines=lines,
        optional=_optional(nodes, lines),
    )


def _line(node: NodeId, nodes: Mapping[NodeId, Node], lines: dict[NodeId, list[NodeId]]) -> list[NodeId]:
    """A node, then its parents: made of the parent's line, which is made once."""
    if node not in lines:
        parent = nodes[node].parent
        lines[node] = [node, *_line(parent, nodes, lines)] if parent is not None and parent in nodes else [node]
    return lines[node]


def _own_window(
    opens: date | None, closes: date | None, round_opens: date | None, round_closes: date | None
) -> Window | None:
    if round_opens and round_closes:
        return Window(opens=round_opens, closes=round_closes)
    return Window(opens=opens, closes=closes) if opens and closes else None


def _optional(nodes: Mapping[NodeId, Node], lines: Mapping[NodeId, list[NodeId]]) -> frozenset[NodeId]:
    free = {node.id for node in nodes.values() if node.optional}
    return frozenset(node for node, line in lines.items() if not free.isdisjoint(line)) if free else frozenset()


def reviews(session: Session, of: Round, at: Tree, today: date) -> tuple[RoundReview, ...]:
    """Those that count: not withdrawn, and not of something that ended before it was signed."""
    rows = tuple(tuple(row) for row in session.execute(REVIEWS, {"round": of.id}))
    return _read.get((of, today, at, rows), lambda: tuple(_reviews(rows, of, at, today)))


def _reviews(rows: Rows, of: Round, at: Tree, today: date) -> Iterator[RoundReview]:
    over = _over(of, at, today)
    covered: defaultdict[Any, list[NodeId]] = defaultdict(list)
    facts = {}
    for id_, node, *steps in rows:
        covered[id_].append(node)
        facts[id_] = steps
    for id_, (revision, started, handed_over, signed) in facts.items():
        here = tuple(sorted(covered[id_]))
        if not signed and at.ended.issuperset(here):
            continue
        yield RoundReview(
            id=ReviewId(id_ if isinstance(id_, UUID) else UUID(id_)),
            nodes=here,
            home=here[0] if len(here) == 1 else common(at.lines[node] for node in here),
            started=bool(started),
            handed_over=bool(handed_over),
            signed=bool(signed),
            late=not signed and over.issuperset(here),
            optional=at.optional.issuperset(here),
            revision=revision,
        )


def _over(of: Round, at: Tree, today: date) -> frozenset[NodeId]:
    """Where the window has passed."""
    whole = Window(opens=of.opens, closes=of.closes, closed_early=of.closed_at is not None)
    if not at.windows:
        return frozenset(at.nodes) if whole.is_over(today) else frozenset()
    return frozenset(node for node, line in at.lines.items() if window_of(line, at.windows, whole).is_over(today))


def last_day(of: Round, at: Tree) -> date | None:
    """The last day that anybody may answer on; None for a round that was closed."""
    return None if of.closed_at is not None else max([of.closes, *(one.closes for one in at.windows.values())])


def standing(session: Session, of: Round, today: date) -> tuple[Tree, Standing]:
    """The round with the managers of today. Three queries."""
    at = tree(session, of.id)
    return at, Standing(
        nodes=at.nodes,
        ended=at.ended,
        reviews=reviews(session, of, at, today),
        managers=_managers(session, today),
        reps={},
    )


def _managers(session: Session, today: date) -> dict[NodeId, tuple[PersonId, ...]]:
    found: defaultdict[NodeId, list[PersonId]] = defaultdict(list)
    for node, person, _ in session.execute(MANAGERS, {"day": today}):
        found[NodeId(node)].append(PersonId(person))
    return {node: tuple(dict.fromkeys(people)) for node, people in found.items()}
