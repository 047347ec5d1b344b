"""When units last did their overall risk assessment: noted in rows that are only added, the newest holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.risk.facts import RiskBook
from dialogs.risk.rules.risk import RiskAssessed
from storage.mapped import Mapped
from storage.organisation import own_units
from storage.tables.organisation import NodeRow, PersonRow
from storage.tables.reviews import RiskAssessmentRow

_noted, _node, _person = RiskAssessmentRow.__table__.c, NodeRow.__table__.c, PersonRow.__table__.c
ASSESSED = Mapped(
    record=RiskAssessed,
    table=RiskAssessmentRow.__table__,
    named={"on": "assessed_on"},
    without=frozenset({"unit", "by"}),
    beside=frozenset({"id", "noted_by", "noted_at"}),
)
LAST = (
    ASSESSED.select(_node.name.label("unit"), _person.name)
    .join_from(RiskAssessmentRow.__table__, NodeRow.__table__, _node.id == _noted.node_id)
    .join(PersonRow.__table__, _person.id == _noted.noted_by)
    .where(
        _noted.id.in_(
            select(func.max(_noted.id))
            .where(_noted.node_id.in_(bindparam("nodes", expanding=True)))
            .group_by(_noted.node_id)
        )
    )
)


def last(session: Session, nodes: Collection[NodeId]) -> tuple[RiskAssessed, ...]:
    """Of those of these nodes that have one, in the order of `nodes`."""
    rows = {row.node_id: row for row in session.execute(LAST, {"nodes": list(nodes)})}
    return tuple(_read(rows[node]) for node in nodes if node in rows)


def _read(row: Any) -> RiskAssessed:
    return ASSESSED.read(row, unit=row.unit, by=row.name)


def of_reader(
    session: Session, node: NodeId | None, unit: str | None, person: PersonId, today: date
) -> RiskBook | None:
    """For somebody who manages the unit or represents its staff today. None for anybody else."""
    own = own_units.of_person(session, person, today)
    called = _called(own, unit) if unit else None
    wanted = node or called or (own[0][0] if own else None)
    if wanted is None or not own_units.sits_at(session, wanted, person, today):
        return None
    name = session.scalar(select(_node.name).where(_node.id == wanted, _node.ended_on.is_(None)))
    if name is None:
        return None
    found = last(session, [wanted])
    others = tuple((id_, other) for id_, other in own if id_ != wanted)
    return RiskBook(
        node=wanted, unit=name, last=found[0] if found else None, others=others, chosen=bool(node or called)
    )


def _called(own: Collection[tuple[NodeId, str]], unit: str) -> NodeId | None:
    """The one unit whose name has these words in it; several are none."""
    typed = unit.casefold()
    exact = [node for node, name in own if name.casefold() == typed]
    found = exact or [node for node, name in own if typed in name.casefold()]
    return found[0] if len(found) == 1 else None
