"""Where a round stands on a day: the tree with what has ended, and the reviews that count, each with its home.

Read as plain columns, and remembered while nothing moves: of a region with five thousand units every card of a level begins
here, and a year that is over does not change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, bindparam, case, or_, select, type_coerce
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.levels.rules.progress import RoundReview, Standing, common
from dialogs.organisation.rules.organisation import Node, RoleKind
from dialogs.reviews.rules.windows import Window, window_of
from storage.levels import as_it_was
from storage.levels.as_it_was import WINDOWS, Nodes, Rows
from storage.levels.kept import Kept
from storage.organisation import tree as organisation
from storage.reviews.rounds import Round
from storage.tables.organisation import RoleRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

_role = RoleRow.__table__
_review, _covers = ReviewRow.__table__, ReviewNodeRow.__table__
STEPS = (_review.c.started_at, _review.c.handed_over_at, _review.c.signed_at)
# The ids as the database has them, and steps as 0 or 1: these rows are compared far more often than they are read.
REVIEWS = (
    select(
        type_coerce(_review.c.id, String),
        _covers.c.node_id,
        _review.c.revision,
        *(case((step.is_not(None), 1), else_=0) for step in STEPS),
    )
    .join_from(_covers, _review, _review.c.id == _covers.c.review_id)
    # By what a round covers, which has an index: by the review's own round every review of every year is looked at.
    .where(_covers.c.round_id == bindparam("round"), _review.c.withdrawn_at.is_(None))
    .order_by(_covers.c.node_id)
)
MANAGERS = (
    select(_role.c.node_id, _role.c.person_id)
    .where(
        _role.c.kind.in_([RoleKind.MANAGER.value, RoleKind.STAND_IN.value]),
        or_(_role.c.valid_from.is_(None), _role.c.valid_from <= bindparam("day")),
        or_(_role.c.valid_to.is_(None), _role.c.valid_to >= bindparam("day")),
    )
    .order_by(_role.c.id)
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Tree:
    """Every node there has been, by name, where it was then; the same object as long as nothing in it has moved.

    `windows` are own ones: the round's before the organisation's.
    """

    nodes: Mapping[NodeId, Node]
    ended: frozenset[NodeId]
    windows: Mapping[NodeId, Window]
    lines: Mapping[NodeId, list[NodeId]]
    optional: frozenset[NodeId]  # optional themselves, or below something that is (G02)
    day: date  # that it is of
    moved: tuple[tuple[NodeId, tuple[NodeId, ...]], ...]  # what is somewhere else today, each with its line of today


_Moved = tuple[tuple[NodeId, tuple[NodeId, ...]], ...]
_trees: Kept[tuple[Rows, Rows, date, _Moved], Tree] = Kept(
    20
)  # a round's each: five years, and what moves leave behind


def rows_of(session: Session, query: Select[Any], **wanted: object) -> Rows:
    return tuple(tuple(row) for row in session.execute(query, wanted))


def tree(session: Session, of: Round, today: date, nodes: Nodes | None = None) -> Tree:
    """Three queries (one, where the nodes were read already); made anew where a row differs."""
    at = nodes if nodes is not None else as_it_was.read(session)
    windows = rows_of(session, WINDOWS, round=of.id)
    day = as_it_was.day_of(of, at, windows, today)
    rows = at.on(day)
    moved = at.moved(rows)
    return _trees.get((rows, windows, day, moved), lambda: _tree(rows, windows, day, moved))


def _tree(rows: Rows, windows: Rows, day: date, moved: _Moved) -> Tree:
    nodes = organisation.by_name(rows)
    lines: dict[NodeId, list[NodeId]] = {}
    for node in nodes:
        _line(node, nodes, lines)
    own = {NodeId(row[0]): Window(opens=row[6], closes=row[7]) for row in rows if row[6] and row[7]}
    of_round = {NodeId(node): Window(opens=opens, closes=closes) for node, opens, closes in windows}
    return Tree(
        nodes=nodes,
        ended=frozenset(NodeId(row[0]) for row in rows if row[5] is not None),
        windows={**own, **of_round},
        lines=lines,
        optional=_optional(nodes, lines),
        day=day,
        moved=moved,
    )


def _line(node: NodeId, nodes: Mapping[NodeId, Node], lines: dict[NodeId, list[NodeId]]) -> list[NodeId]:
    """A node, then its parents: made of the parent's line, which is made once."""
    if node not in lines:
        parent = nodes[node].parent
        lines[node] = [node, *_line(parent, nodes, lines)] if parent is not None and parent in nodes else [node]
    return lines[node]


def _optional(nodes: Mapping[NodeId, Node], lines: Mapping[NodeId, list[NodeId]]) -> frozenset[NodeId]:
    free = {node.id for node in nodes.values() if node.optional}
    return frozenset(node for node, line in lines.items() if not free.isdisjoint(line)) if free else frozenset()


def reviews(session: Session, of: Round, at: Tree, today: date) -> tuple[RoundReview, ...]:
    """Those that count: not withdrawn, and not of something that ended before it was signed."""
    return tuple(placed(rows_of(session, REVIEWS, round=of.id), of, at, today))


def placed(rows: Rows, of: Round, at: Tree, today: date) -> Iterator[RoundReview]:
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
            id=_review_id(id_),
            nodes=here,
            home=here[0] if len(here) == 1 else common(at.lines[node] for node in here),
            started=bool(started),
            handed_over=bool(handed_over),
            signed=bool(signed),
            late=not signed and over.issuperset(here),
            optional=at.optional.issuperset(here),
            revision=revision,
        )


@lru_cache(maxsize=100_000)  # a year is placed anew with every signature, and reading its ids was a third of that
def _review_id(kept: str | UUID) -> ReviewId:
    return ReviewId(kept if isinstance(kept, UUID) else UUID(kept))


def _over(of: Round, at: Tree, today: date) -> frozenset[NodeId]:
    """Where the window has passed."""
    whole = Window(opens=of.opens, closes=of.closes, closed_early=of.closed_at is not None)
    if not at.windows:
        return frozenset(at.nodes) if whole.is_over(today) else frozenset()
    return frozenset(node for node, line in at.lines.items() if window_of(line, at.windows, whole).is_over(today))


def last_day(of: Round, at: Tree) -> date | None:
    """The last day that anybody may answer on; None for a round that was closed, and once the next one is open."""
    if of.closed_at is not None:
        return None
    own = [one.closes for one in at.windows.values() if of.next_opens is None or one.opens < of.next_opens]
    return max([of.closes, *own])


_seated: Kept[Rows, Mapping[NodeId, tuple[PersonId, ...]]] = Kept(20)


def standing(reviews_: Rows, managers: Rows, of: Round, at: Tree, today: date) -> Standing:
    """The round with the managers of the tree's day, made of what REVIEWS and MANAGERS have found."""
    return Standing(
        nodes=at.nodes,
        ended=at.ended,
        reviews=tuple(placed(reviews_, of, at, today)),
        managers=_seated.get(managers, lambda: _managers(managers)),
        reps={},
        voluntary=at.optional,
        _lines=dict(at.lines),
    )


def _managers(rows: Rows) -> dict[NodeId, tuple[PersonId, ...]]:
    found: defaultdict[NodeId, list[PersonId]] = defaultdict(list)
    for node, person in rows:
        found[NodeId(node)].append(PersonId(person))
    return {node: tuple(dict.fromkeys(people)) for node, people in found.items()}
