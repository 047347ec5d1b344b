"""The units that a person manages, or represents the staff of, today."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.rules.organisation import RoleKind, managers_of, reps_of
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow, RoleRow

OF_A_UNIT = (RoleKind.MANAGER, RoleKind.STAND_IN, RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP)


def of_person(session: Session, person: PersonId, today: date) -> tuple[tuple[NodeId, str], ...]:
    """By id and name, in the order of the roles."""
    held = [role.node for role in organisation.roles_of(session, person, today) if role.kind in OF_A_UNIT]
    if not held:
        return ()
    rows = session.execute(select(NodeRow.id, NodeRow.name).where(NodeRow.id.in_(held), NodeRow.ended_on.is_(None)))
    named = {NodeId(id_): name for id_, name in rows}
    return tuple((node, named[node]) for node in dict.fromkeys(held) if node in named)


def sits_at(session: Session, node: NodeId, person: PersonId, today: date) -> bool:
    """Also the huvudskyddsombud of a unit that has no representative of its own."""
    line = organisation.line(session, node)
    if not line:
        return False
    roles = organisation.roles_at(session, line, today)
    return person in managers_of(node, roles, today) or person in reps_of(line, roles, today)


def managed(session: Session, person: PersonId, today: date) -> tuple[tuple[NodeId, str], ...]:
    """The nodes that a person manages today, by name: what they may link a channel to."""
    rows = session.execute(
        select(NodeRow.id, NodeRow.name)
        .join(RoleRow, RoleRow.node_id == NodeRow.id)
        .where(
            RoleRow.person_id == bindparam("person"),
            RoleRow.kind.in_([kind.value for kind in (RoleKind.MANAGER, RoleKind.STAND_IN)]),
            NodeRow.ended_on.is_(None),
            or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= today),
            and_(or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today)),
        )
        .order_by(NodeRow.name),
        {"person": person},
    )
    return tuple(dict.fromkeys((NodeId(id_), name) for id_, name in rows))
