"""Reading many reviews whole, for looks at everything that waits: some hundreds take the queries of one.

What is kept of earlier years is left out, as are the names of those who sit nowhere any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.people import Person
from dialogs.organisation.rules.organisation import Node, Role, line_of
from dialogs.reviews.rules.review import Review
from dialogs.reviews.rules.windows import Window
from storage.checklists.versions import KeptSource
from storage.organisation.rows import NODES
from storage.reviews import inside
from storage.reviews.reading import HEADS, Inside, assembled, checklist_of_round
from storage.reviews.table_round import EVERY_ROLE, Line, read_roles, seated
from storage.tables.organisation import NodeRow
from storage.tables.rounds import ChecklistRow, ReviewNodeRow, ReviewRow, RoundAdditionRow, RoundWindowRow

Wanted = Select[UUID]
Rows = Mapping[UUID, list[Any]]
AT_A_TIME = 200

_review, _node, _covers = ReviewRow.__table__.c, NodeRow.__table__.c, ReviewNodeRow.__table__.c
_window, _checklist, _addition = RoundWindowRow.__table__.c, ChecklistRow.__table__.c, RoundAdditionRow.__table__.c


def load_many(session: Session, wanted: Wanted, today: date) -> Iterator[Review]:
    """`wanted` is a query for the ids of reviews. So many are read at a time: a region's do not all lie in memory."""
    heads = session.execute(HEADS.where(_review.id.in_(wanted)).order_by(_review.id)).all()
    lines, tables = _Lines(session, wanted), _Tables(session, today)
    for at in range(0, len(heads), AT_A_TIME):
        yield from _whole(session, heads[at : at + AT_A_TIME], lines, tables, today)


def _whole(session: Session, heads: Sequence[Any], lines: _Lines, tables: _Tables, today: date) -> Iterator[Review]:
    ids = [head.id for head in heads]
    answers = _by_review(session, inside.EVERY_ANSWER, ids)
    views = _by_review(session, inside.EVERY_VIEW, ids)
    measures = _by_review(session, inside.EVERY_MEASURE, ids)
    matters = _by_review(session, inside.EVERY_MATTER, ids)
    signatures = _by_review(session, inside.EVERY_SIGNATURE, ids)
    for head in heads:
        line = lines.of(head)
        roles, people = tables.along(line)
        within = Inside(
            answers=inside.answers(answers[head.id]),
            views=inside.views(views[head.id]),
            measures=inside.measures(measures[head.id]),
            matters=inside.matters(matters[head.id]),
            signatures=inside.signatures(row for row in signatures[head.id] if row.version == head.version),
        )
        checklist = checklist_of_round(session, head, line)
        yield assembled(head, line, seated(line, roles, people, today), checklist, people, within)


def _by_review(session: Session, every: Select[Any], ids: Sequence[UUID]) -> Rows:
    return _grouped(session, every.where(every.selected_columns.review_id.in_(ids)))


def _grouped(session: Session, query: Select[Any]) -> Rows:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        found[row.review_id].append(row)
    return found


class _Lines:
    """The whole tree, as it is and was, and what each review covers of it."""

    def __init__(self, session: Session, wanted: Wanted) -> None:
        self._nodes: dict[NodeId, Node] = {}
        self._own: dict[NodeId, Window] = {}
        for row in session.execute(NODES.select(_node.opens, _node.closes)):
            node = NODES.read(row)
            self._nodes[node.id] = node
            if row.opens and row.closes:
                self._own[node.id] = Window(opens=row.opens, closes=row.closes)
        covering = (
            select(_covers.review_id, _covers.node_id)
            .join_from(ReviewNodeRow.__table__, NodeRow.__table__, _node.id == _covers.node_id)
            .where(_covers.review_id.in_(wanted))
            .order_by(_node.name, _node.id)
        )
        self._covered = _grouped(session, covering)
        self._windows: dict[UUID, dict[NodeId, Window]] = defaultdict(lambda: dict(self._own))
        for row in session.execute(select(RoundWindowRow.__table__)):
            self._windows[row.round_id][NodeId(row.node_id)] = Window(opens=row.opens, closes=row.closes)
        self._additions: dict[UUID, dict[NodeId, KeptSource]] = defaultdict(dict)
        frozen = select(_addition.round_id, _checklist.id, _checklist.node_id, _checklist.sha256).join_from(
            ChecklistRow.__table__, RoundAdditionRow.__table__, _addition.checklist_id == _checklist.id
        )
        for row in session.execute(frozen):
            self._additions[row.round_id][NodeId(row.node_id)] = KeptSource(row.id, row.sha256, NodeId(row.node_id))

    def of(self, head: Any) -> Line:
        return Line(
            covered=tuple(NodeId(row.node_id) for row in self._covered[head.id]),
            nodes=self._nodes,
            windows=self._windows[head.round_id],
            additions=self._additions[head.round_id],
        )


class _Tables:
    """Every role of a day, by where it is held."""

    def __init__(self, session: Session, today: date) -> None:
        roles, self._people = read_roles(session.execute(EVERY_ROLE, {"today": today}).all())
        self._at: dict[NodeId, list[tuple[int, Role]]] = defaultdict(list)
        for place, role in enumerate(roles):
            self._at[role.node].append((place, role))

    def along(self, line: Line) -> tuple[tuple[Role, ...], dict[PersonId, Person]]:
        """Those of the covered nodes and of everything above them, in the order they were written."""
        nodes = dict.fromkeys(node for one in line.covered for node in line_of(one, line.nodes))
        places = sorted((pair for node in nodes for pair in self._at.get(node, ())), key=itemgetter(0))
        roles = tuple(role for _, role in places)
        return roles, {role.person: self._people[role.person] for role in roles}
