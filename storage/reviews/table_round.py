"""Who sits at the table of a review: its nodes, everything above them, and the roles that hold there on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.ground.people import Person
from dialogs.ground.texts import Language
from dialogs.organisation.rules.organisation import (
    Node,
    Role,
    RoleKind,
    line_of,
    managers_above,
    managers_of,
    nearest,
    reps_of,
)
from dialogs.reviews.rules.review import Seat, SeatKind
from dialogs.reviews.rules.windows import Window
from storage.checklists.versions import KeptSource
from storage.organisation.rows import NODES
from storage.organisation.rows import ROLES as ROLES_OF
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.rounds import ChecklistRow, ReviewNodeRow, RoundAdditionRow, RoundWindowRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The nodes that a review covers, and every node above them."""

    covered: tuple[NodeId, ...]
    nodes: Mapping[NodeId, Node]
    windows: Mapping[NodeId, Window]  # own windows: the round's before the organisation's
    additions: Mapping[NodeId, KeptSource]  # what this round froze of their checklists

    @property
    def first(self) -> list[NodeId]:
        return line_of(self.covered[0], self.nodes) if self.covered else []

    @property
    def above(self) -> Node | None:
        line = self.first
        return self.nodes[line[1]] if len(line) > 1 else None

    @property
    def additions_in_order(self) -> list[KeptSource]:
        """Nearest the root first. Of several units that answer together: what the first one's line has added."""
        return [self.additions[node] for node in reversed(self.first) if node in self.additions]


_node, _review_node, _window = NodeRow.__table__, ReviewNodeRow.__table__, RoundWindowRow.__table__
_role, _person = RoleRow.__table__, PersonRow.__table__
_checklist, _addition = ChecklistRow.__table__, RoundAdditionRow.__table__
_START = (
    select(_review_node.c.node_id.label("id"))
    .where(_review_node.c.review_id == bindparam("review"))
    .cte("up", recursive=True)
)
_BELOW = _node.alias()
_UP = _START.union(
    select(_BELOW.c.parent_id)
    .join_from(_BELOW, _START, _BELOW.c.id == _START.c.id)
    .where(_BELOW.c.parent_id.is_not(None))
)
_FROZEN = (
    select(_checklist.c.id, _checklist.c.node_id, _checklist.c.sha256)
    .join_from(_checklist, _addition, _addition.c.checklist_id == _checklist.c.id)
    .where(_addition.c.round_id == bindparam("round"))
    .subquery()
)
LINE = (
    NODES.select(
        _node.c.opens,
        _node.c.closes,
        _review_node.c.node_id.label("covered"),
        _window.c.opens.label("round_opens"),
        _window.c.closes.label("round_closes"),
        _FROZEN.c.id.label("addition"),
        _FROZEN.c.sha256.label("addition_sha"),
    )
    .join_from(_node, _UP, _node.c.id == _UP.c.id)
    .outerjoin(
        _review_node, and_(_review_node.c.node_id == _node.c.id, _review_node.c.review_id == bindparam("review"))
    )
    .outerjoin(_window, and_(_window.c.node_id == _node.c.id, _window.c.round_id == bindparam("round")))
    .outerjoin(_FROZEN, _FROZEN.c.node_id == _node.c.id)
    .order_by(_node.c.name, _node.c.id)
)


def line_of_review(session: Session, review_id: ReviewId, round_id: RoundId) -> Line:
    nodes: dict[NodeId, Node] = {}
    windows: dict[NodeId, Window] = {}
    covered: list[NodeId] = []
    additions: dict[NodeId, KeptSource] = {}
    for row in session.execute(LINE, {"review": review_id, "round": round_id}).all():
        node = NODES.read(row)
        nodes[node.id] = node
        if row.addition:
            additions[node.id] = KeptSource(row.addition, row.addition_sha, node.id)
        if row.covered:
            covered.append(node.id)
        if row.round_opens and row.round_closes:
            windows[node.id] = Window(opens=row.round_opens, closes=row.round_closes)
        elif row.opens and row.closes:
            windows[node.id] = Window(opens=row.opens, closes=row.closes)
    return Line(covered=tuple(covered), nodes=nodes, windows=windows, additions=additions)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRound:
    seats: tuple[Seat, ...]
    people: Mapping[PersonId, Person]
    candidates: tuple[PersonId, ...]
    managers_above: tuple[PersonId, ...]
    support: tuple[PersonId, ...]
    coordinators: tuple[PersonId, ...]


def table_round(session: Session, review_id: ReviewId, line: Line, today: date) -> TableRound:
    """The seats: for each covered node its manager (and stand-in), and its rep, who may be a huvudskyddsombud above."""
    return seated(line, *_roles(session, review_id, today), today)


def seated(line: Line, roles: tuple[Role, ...], people: Mapping[PersonId, Person], today: date) -> TableRound:
    """`roles` are those of the whole line, as they hold on this day."""
    seats = []
    for node in line.covered:
        managers = managers_of(node, roles, today)
        reps = reps_of(line_of(node, line.nodes), roles, today)
        if managers:
            seats.append(Seat(kind=SeatKind.MANAGER, node=node, people=managers))
        if reps:
            seats.append(Seat(kind=SeatKind.REP, node=node, people=reps))
    above = managers_above(line.first, roles, today)
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


EVERY_ROLE = (
    ROLES_OF.select(_person.c.name, _person.c.language)
    .join_from(_role, _person, _person.c.id == _role.c.person_id)
    .where(
        or_(_role.c.valid_from.is_(None), _role.c.valid_from <= bindparam("today")),
        or_(_role.c.valid_to.is_(None), _role.c.valid_to >= bindparam("today")),
    )
    .order_by(_role.c.id)
)
ROLES = EVERY_ROLE.where(_role.c.node_id.in_(select(_UP.c.id)))


def _roles(session: Session, review_id: ReviewId, today: date) -> tuple[tuple[Role, ...], dict[PersonId, Person]]:
    return read_roles(session.execute(ROLES, {"review": review_id, "today": today}).all())


def read_roles(rows: Iterable[Any]) -> tuple[tuple[Role, ...], dict[PersonId, Person]]:
    roles, people = [], {}
    for row in rows:
        role = ROLES_OF.read(row)
        roles.append(role)
        if role.person not in people:
            language = Language(row.language) if row.language else None
            people[role.person] = Person(id=role.person, name=row.name, language=language)
    return tuple(roles), people
