"""Who sits at the table of a review: its nodes, everything above them, and the roles that hold there on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from dialogs.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.rules.checklist import Language
from dialogs.rules.organisation import Node, Person, Role, RoleKind, line_of, managers_of, nearest, reps_of
from dialogs.rules.review import Seat, SeatKind
from dialogs.rules.windows import Window
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.rounds import ChecklistRow, ReviewNodeRow, RoundAdditionRow, RoundWindowRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The nodes that a review covers, and every node above them."""

    covered: tuple[NodeId, ...]
    nodes: Mapping[NodeId, Node]
    windows: Mapping[NodeId, Window]  # own windows: the round's before the organisation's
    additions: Mapping[NodeId, int]  # checklist rows that this round froze

    @property
    def first(self) -> list[NodeId]:
        return line_of(self.covered[0], self.nodes) if self.covered else []

    @property
    def above(self) -> Node | None:
        line = self.first
        return self.nodes[line[1]] if len(line) > 1 else None

    @property
    def additions_in_order(self) -> list[int]:
        """Nearest the root first. Of several units that answer together: what the first one's line has added."""
        return [self.additions[node] for node in reversed(self.first) if node in self.additions]


_START = (
    select(ReviewNodeRow.node_id.label("id"))
    .where(ReviewNodeRow.review_id == bindparam("review"))
    .cte("up", recursive=True)
)
_BELOW = aliased(NodeRow)
_UP = _START.union(select(_BELOW.parent_id).join(_START, _BELOW.id == _START.c.id).where(_BELOW.parent_id.is_not(None)))
LINE = (
    select(
        NodeRow.id,
        NodeRow.parent_id,
        NodeRow.level,
        NodeRow.name,
        NodeRow.optional,
        NodeRow.opens,
        NodeRow.closes,
        ReviewNodeRow.node_id.label("covered"),
        RoundWindowRow.opens.label("round_opens"),
        RoundWindowRow.closes.label("round_closes"),
    )
    .join(_UP, NodeRow.id == _UP.c.id)
    .outerjoin(ReviewNodeRow, and_(ReviewNodeRow.node_id == NodeRow.id, ReviewNodeRow.review_id == bindparam("review")))
    .outerjoin(
        RoundWindowRow, and_(RoundWindowRow.node_id == NodeRow.id, RoundWindowRow.round_id == bindparam("round"))
    )
    .order_by(NodeRow.name, NodeRow.id)
)
ADDITIONS = (
    select(ChecklistRow.node_id, ChecklistRow.id)
    .join(RoundAdditionRow, RoundAdditionRow.checklist_id == ChecklistRow.id)
    .where(RoundAdditionRow.round_id == bindparam("round"))
)


def line_of_review(session: Session, review_id: ReviewId, round_id: RoundId) -> Line:
    nodes: dict[NodeId, Node] = {}
    windows: dict[NodeId, Window] = {}
    covered: list[NodeId] = []
    for row in session.execute(LINE, {"review": review_id, "round": round_id}):
        node = Node(
            id=NodeId(row.id),
            parent=NodeId(row.parent_id) if row.parent_id else None,
            level=row.level,
            name=row.name,
            optional=row.optional,
        )
        nodes[node.id] = node
        if row.covered:
            covered.append(node.id)
        if row.round_opens and row.round_closes:
            windows[node.id] = Window(opens=row.round_opens, closes=row.round_closes)
        elif row.opens and row.closes:
            windows[node.id] = Window(opens=row.opens, closes=row.closes)
    rows = session.execute(ADDITIONS, {"round": round_id})
    additions = {NodeId(node): id_ for node, id_ in rows if node in nodes}
    return Line(covered=tuple(covered), nodes=nodes, windows=windows, additions=additions)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRound:
    seats: tuple[Seat, ...]
    people: Mapping[PersonId, Person]
    candidates: tuple[PersonId, ...]
    managers_above: tuple[PersonId, ...]
    support: tuple[PersonId, ...]
    coordinators: tuple[PersonId, ...]


def table_round(session: Session, line: Line, today: date) -> TableRound:
    """The seats: for each covered node its manager (and stand-in), and its rep, who may be a huvudskyddsombud above."""
    roles, people = _roles(session, line.nodes, today)
    seats = []
    for node in line.covered:
        managers = managers_of(node, roles, today)
        reps = reps_of(line_of(node, line.nodes), roles, today)
        if managers:
            seats.append(Seat(kind=SeatKind.MANAGER, node=node, people=managers))
        if reps:
            seats.append(Seat(kind=SeatKind.REP, node=node, people=reps))
    above = managers_of(line.above.id, roles, today) if line.above else ()
    sitting = [person for seat in seats for person in seat.people]
    here = [role.person for role in roles if role.node in line.covered]
    return TableRound(
        seats=tuple(seats),
        people=people,
        candidates=tuple(dict.fromkeys((*sitting, *here, *above))),
        managers_above=above,
        support=nearest(RoleKind.HR_SUPPORT, line.first, roles, today),
        coordinators=nearest(RoleKind.COORDINATOR, line.first, roles, today),
    )


ROLES = (
    select(
        RoleRow.person_id,
        RoleRow.kind,
        RoleRow.node_id,
        RoleRow.valid_from,
        RoleRow.valid_to,
        PersonRow.name,
        PersonRow.language,
    )
    .join(PersonRow, PersonRow.id == RoleRow.person_id)
    .where(
        RoleRow.node_id.in_(bindparam("nodes", expanding=True)),
        or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= bindparam("today")),
        or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= bindparam("today")),
    )
    .order_by(RoleRow.id)
)


def _roles(session: Session, nodes: Iterable[NodeId], today: date) -> tuple[tuple[Role, ...], dict[PersonId, Person]]:
    roles, people = [], {}
    for row in session.execute(ROLES, {"nodes": list(nodes), "today": today}):
        person = PersonId(row.person_id)
        language = Language(row.language) if row.language else None
        people[person] = Person(id=person, name=row.name, language=language)
        roles.append(
            Role(
                person=person,
                kind=RoleKind(row.kind),
                node=NodeId(row.node_id),
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )
        )
    return tuple(roles), people
