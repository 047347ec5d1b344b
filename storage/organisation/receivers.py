"""Whom a matter can be lifted to from a node: the line above it, those beside the line, and the functions of the employer.

Narrow queries, because the follow-up card asks at every shortcoming: never the whole tree.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import CTE, bindparam, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from dialogs.organisation.rules import receivers
from dialogs.organisation.rules.organisation import Role, RoleKind
from dialogs.organisation.rules.receivers import Near, Receiver, ReceiverChoice, ReceiverRole
from storage.organisation.rows import NODES, ROLES
from storage.organisation.tree import by_name
from storage.tables.organisation import NodeRow, RoleRow

KINDS = [kind.value for kind in (RoleKind.MANAGER, RoleKind.STAND_IN, RoleKind.HR_SUPPORT, RoleKind.PREMISES)]
_node, _role = NodeRow.__table__, RoleRow.__table__
_HELD = (
    or_(_role.c.valid_from.is_(None), _role.c.valid_from <= bindparam("today")),
    or_(_role.c.valid_to.is_(None), _role.c.valid_to >= bindparam("today")),
)


def _up(start: CTE) -> CTE:
    below = _node.alias()
    return start.union(
        select(below.c.parent_id)
        .join_from(below, start, below.c.id == start.c.id)
        .where(below.c.parent_id.is_not(None))
    )


_LINE = _up(select(_node.c.id.label("id")).where(_node.c.id == bindparam("node")).cte("line", recursive=True))
_PREMISES = _up(
    select(_role.c.node_id.label("id"))
    .where(_role.c.kind == RoleKind.PREMISES.value, *_HELD)
    .cte("premises", recursive=True)
)
# The line, those beside it (with the same parents as it has), and the lines of the premises function.
NEAR = NODES.select().where(
    or_(
        _node.c.id.in_(select(_LINE.c.id)),
        _node.c.parent_id.in_(select(_LINE.c.id)),
        _node.c.id.in_(select(_PREMISES.c.id)),
    ),
    _node.c.ended_on.is_(None),
)
HELD = (
    ROLES.select()
    .where(_role.c.node_id.in_(bindparam("nodes", expanding=True)), _role.c.kind.in_(KINDS), *_HELD)
    .order_by(_role.c.id)
)
# Every node that somebody manages today: what a typed name may mean.
LED = NODES.select().where(
    _node.c.ended_on.is_(None),
    _node.c.id.in_(
        select(_role.c.node_id).where(_role.c.kind.in_([RoleKind.MANAGER.value, RoleKind.STAND_IN.value]), *_HELD)
    ),
)


def choices(session: Session, node: NodeId, today: date) -> tuple[ReceiverChoice, ...]:
    """The level above first, then HR and premises where somebody is there, then those beside the line."""
    nodes = by_name(session.execute(NEAR, {"node": node, "today": today}).all())
    if node not in nodes:
        return ()
    return receivers.choices(node, nodes, roles_at(session, list(nodes), today), today)


def named(
    session: Session, known: Collection[ReceiverChoice], to: str | None, to_name: str | None, today: date
) -> tuple[ReceiverChoice, ...]:
    """Whom a typed name means, near before far; or a choice that is on no list any more but still holds."""
    if to_name:
        return receivers.called(to_name, known) or _far(session, to_name, today)
    wanted = Receiver.read(to) if to else None
    return _one(session, wanted, today) if wanted else ()


def _far(session: Session, to_name: str, today: date) -> tuple[ReceiverChoice, ...]:
    """Looked through in Python: SQLite does not know that Ö is a large ö."""
    nodes = by_name(session.execute(LED, {"today": today}).all())
    every = [ReceiverChoice(receiver=Receiver(node=one.id), near=Near.BESIDE, name=one.name) for one in nodes.values()]
    found = receivers.called(to_name, every)
    roles = roles_at(session, [one.receiver.node for one in found], today)
    return tuple(_with_people(one, roles, today) for one in found)


def _one(session: Session, wanted: Receiver, today: date) -> tuple[ReceiverChoice, ...]:
    name = session.scalar(select(_node.c.name).where(_node.c.id == wanted.node, _node.c.ended_on.is_(None)))
    if name is None:
        return ()
    near = {ReceiverRole.HR_SUPPORT: Near.HR, ReceiverRole.PREMISES: Near.PREMISES}.get(wanted.role, Near.BESIDE)
    roles = roles_at(session, [wanted.node], today)
    found = _with_people(ReceiverChoice(receiver=wanted, near=near, name=name), roles, today)
    return (found,) if found.people else ()


def _with_people(one: ReceiverChoice, roles: Collection[Role], today: date) -> ReceiverChoice:
    people = receivers.holders(one.receiver, roles, today)
    return ReceiverChoice(receiver=one.receiver, near=one.near, name=one.name, people=people)


def roles_at(session: Session, nodes: Collection[NodeId], today: date) -> tuple[Role, ...]:
    """The roles that receive matters, as they are held today."""
    if not nodes:
        return ()
    return tuple(map(ROLES.read, session.execute(HELD, {"nodes": list(nodes), "today": today})))
