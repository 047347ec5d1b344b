"""Where a round stands on a day: the tree with what has ended, and the reviews that count, each with its home.

Two queries, read as plain columns: of a region with five thousand units every card of a level begins here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from dialogs.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.rules.levels.progress import RoundReview, Standing, common
from dialogs.rules.organisation import Node, RoleKind
from dialogs.rules.windows import Window, window_of
from storage import organisation
from storage.rounds import Round
from storage.tables.organisation import NodeRow, RoleRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundWindowRow

_node, _window, _role = NodeRow.__table__, RoundWindowRow.__table__, RoleRow.__table__
_review, _covers = ReviewRow.__table__, ReviewNodeRow.__table__
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
REVIEWS = (
    select(
        _review.c.id,
        _covers.c.node_id,
        _review.c.started_at.is_not(None),
        _review.c.handed_over_at.is_not(None),
        _review.c.signed_at.is_not(None),
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


@dataclass(frozen=True, kw_only=True)
class Tree:
    """Every node there has been, by name. `windows` are own ones: the round's before the organisation's."""

    nodes: Mapping[NodeId, Node]
    ended: frozenset[NodeId]
    windows: Mapping[NodeId, Window]
    lines: Mapping[NodeId, list[NodeId]]
    optional: frozenset[NodeId]  # optional themselves, or below something that is (G02)


def tree(session: Session, round_id: RoundId) -> Tree:
    """One query."""
    rows = session.execute(TREE, {"round": round_id}).all()
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
        ended=frozenset(NodeId(row.id) for row in rows if row.ended_on is not None),
        windows={NodeId(row.id): window for row in rows if (window := _own_window(row)) is not None},
        lines=lines,
        optional=_optional(nodes, lines),
    )


def _line(node: NodeId, nodes: Mapping[NodeId, Node], lines: dict[NodeId, list[NodeId]]) -> list[NodeId]:
    """A node, then its parents: made of the parent's line, which is made once."""
    if node not in lines:
        parent = nodes[node].parent
        lines[node] = [node, *_line(parent, nodes, lines)] if parent is not None and parent in nodes else [node]
    return lines[node]


def _own_window(row: Any) -> Window | None:
    if row.round_opens and row.round_closes:
        return Window(opens=row.round_opens, closes=row.round_closes)
    return Window(opens=row.opens, closes=row.closes) if row.opens and row.closes else None


def _optional(nodes: Mapping[NodeId, Node], lines: Mapping[NodeId, list[NodeId]]) -> frozenset[NodeId]:
    free = {node.id for node in nodes.values() if node.optional}
    return frozenset(node for node, line in lines.items() if not free.isdisjoint(line)) if free else frozenset()


def reviews(session: Session, of: Round, at: Tree, today: date) -> Iterator[RoundReview]:
    """Those that count: not withdrawn, and not of something that ended before it was signed. One query."""
    over = _over(of, at, today)
    rows = session.execute(REVIEWS, {"round": of.id}).all()
    covered: defaultdict[ReviewId, list[NodeId]] = defaultdict(list)
    facts = {}
    for id_, node, *steps in rows:
        covered[id_].append(node)
        facts[id_] = steps
    for id_, (started, handed_over, signed) in facts.items():
        here = tuple(sorted(covered[id_]))
        if not signed and at.ended.issuperset(here):
            continue
        yield RoundReview(
            id=id_,
            nodes=here,
            home=here[0] if len(here) == 1 else common(at.lines[node] for node in here),
            started=started,
            handed_over=handed_over,
            signed=signed,
            late=not signed and over.issuperset(here),
            optional=at.optional.issuperset(here),
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
        reviews=tuple(reviews(session, of, at, today)),
        managers=_managers(session, today),
        reps={},
    )


def _managers(session: Session, today: date) -> dict[NodeId, tuple[PersonId, ...]]:
    found: defaultdict[NodeId, list[PersonId]] = defaultdict(list)
    for node, person, _ in session.execute(MANAGERS, {"day": today}):
        found[NodeId(node)].append(PersonId(person))
    return {node: tuple(dict.fromkeys(people)) for node, people in found.items()}
