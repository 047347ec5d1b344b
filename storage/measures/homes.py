"""The home of a measure that is in no review: its node as it is today, the people there, and the level above."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, PersonId
from dialogs.measures.rules.measure_home import Beside, Home
from dialogs.organisation.rules.organisation import Node, Role, line_of, managers_above, managers_of, reps_of
from storage.organisation import tree as organisation
from storage.organisation.rows import NODES
from storage.tables.reviews import MeasureNodeRow


def of_node(session: Session, node: NodeId, today: date) -> Home | None:
    """None for a node that there never was. One that has ended has a name, and nobody in it."""
    nodes = organisation.nodes(session)
    here = nodes.get(node) or _ended(session, node)
    if here is None:
        return None
    line = line_of(node, nodes)
    roles = organisation.roles_at(session, line, today)
    managers = managers_of(node, roles, today)
    reps = tuple(one for one in reps_of(line, roles, today) if one not in managers)
    above = nodes[line[1]] if len(line) > 1 else None
    nearest_above = managers_above(line, roles, today)
    people = organisation.people(session, {role.person for role in roles})
    at_home = [role.person for role in roles if role.node == node and role.person in people]
    return Home(
        nodes=(here,),
        managers=managers,
        reps=reps,
        above=above,
        managers_above=nearest_above,
        candidates=tuple(dict.fromkeys((*managers, *reps, *at_home, *nearest_above))),
        people=people,
    )


def _ended(session: Session, node: NodeId) -> Node | None:
    row = session.execute(NODES.select().where(NODES.columns["id"] == node)).one_or_none()
    return NODES.read(row) if row is not None else None


def beside(session: Session, measure: MeasureId, own: Collection[NodeId], today: date) -> tuple[Beside, ...]:
    """The other nodes that the measure holds for, by name, each with its people of today."""
    named = session.scalars(select(MeasureNodeRow.node_id).where(MeasureNodeRow.measure_id == measure))
    others = [NodeId(one) for one in named if NodeId(one) not in own]
    if not others:
        return ()
    nodes = organisation.nodes(session)
    lines = {one: line_of(one, nodes) for one in others if one in nodes}
    roles = organisation.roles_at(session, {node for line in lines.values() for node in line}, today)
    found = [_beside(nodes[one], line, roles, today) for one, line in lines.items()]
    return tuple(sorted(found, key=lambda one: (organisation.alphabetical(one.node.name), one.node.id)))


def _beside(node: Node, line: list[NodeId], roles: Collection[Role], today: date) -> Beside:
    managers: tuple[PersonId, ...] = managers_of(node.id, roles, today)
    return Beside(node=node, managers=managers, reps=reps_of(line, roles, today))
