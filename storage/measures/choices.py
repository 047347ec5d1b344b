"""What a manager chooses from: other units that a measure may hold for, goals used before; and a unit to plan one in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.measures.facts import NewMeasure
from dialogs.measures.rules.measure import Arrangeable
from dialogs.measures.rules.measure_home import Beside, Home
from dialogs.organisation.rules.organisation import Node, line_of, managers_of, reps_of
from storage.measures import homes as measure_homes
from storage.organisation import tree as organisation
from storage.reviews.rows import MEASURES
from storage.tables.reviews import MeasureRow
from storage.tables.rounds import ReviewNodeRow

MOST_GOALS = 5


def arrangeable(session: Session, home: Home, today: date) -> Arrangeable:
    """Units in the line below the measure's own, and those beside it: they have the same level above."""
    own, nodes = [node.id for node in home.nodes], organisation.nodes(session)
    wanted = [one for one in (*_below(own, nodes), *_beside(own, nodes)) if one not in own]
    return Arrangeable(units=_units(session, dict.fromkeys(wanted), nodes, today), goals=_goals(session, own))


def _below(own: Collection[NodeId], nodes: Mapping[NodeId, Node]) -> list[NodeId]:
    """The nearest levels first."""
    children: dict[NodeId, list[NodeId]] = defaultdict(list)
    for one in nodes.values():
        if one.parent:
            children[one.parent].append(one.id)
    found, level = list[NodeId](), list(own)
    while level:
        level = [child for one in level for child in children[one]]
        found += level
    return found


def _beside(own: Collection[NodeId], nodes: Mapping[NodeId, Node]) -> list[NodeId]:
    above = {nodes[one].parent for one in own if one in nodes} - {None}
    return [one.id for one in nodes.values() if one.parent in above]


def _units(session: Session, wanted: Iterable[NodeId], nodes: Mapping[NodeId, Node], today: date) -> tuple[Beside, ...]:
    lines = {one: line_of(one, nodes) for one in wanted}
    roles = organisation.roles_at(session, {node for line in lines.values() for node in line}, today)
    return tuple(
        Beside(node=nodes[one], managers=managers_of(one, roles, today), reps=reps_of(line, roles, today))
        for one, line in lines.items()
    )


def _goals(session: Session, own: Collection[NodeId]) -> tuple[str, ...]:
    """What measures of these units have been linked to, the newest first."""
    here = select(ReviewNodeRow.review_id).where(ReviewNodeRow.node_id.in_(own))
    rows = session.scalars(
        select(MeasureRow.goal)
        .where(MeasureRow.goal.is_not(None), or_(MeasureRow.node_id.in_(own), MeasureRow.review_id.in_(here)))
        .group_by(MeasureRow.goal)
        .order_by(func.max(MeasureRow.created_at).desc(), MeasureRow.goal)
        .limit(MOST_GOALS)
    )
    return tuple(goal for goal in rows if goal)


def new_measure(session: Session, node: NodeId, person: PersonId, today: date) -> NewMeasure | None:
    """None for a unit that there is not, or not any more."""
    if not organisation.line(session, node):
        return None
    home = measure_homes.of_node(session, node, today)
    rows = session.execute(
        MEASURES.select()
        .where(
            MeasureRow.review_id.is_(None),
            MeasureRow.node_id == node,
            MeasureRow.created_by == person,
        )
        .order_by(MeasureRow.created_at, MeasureRow.id)
    )
    return NewMeasure(home=home, made=tuple(MEASURES.read(row) for row in rows)) if home else None
