"""When units last did their overall risk assessment: noted in rows that are only added, the newest holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, insert, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.rules.organisation import RoleKind
from dialogs.reminders.pages import DueRisk
from dialogs.reminders.rules.deadlines import OwedRiskAssessment
from dialogs.risk.facts import RiskBook
from dialogs.risk.rules.risk import RiskAssessed
from storage.mapped import Mapped
from storage.organisation import own_units
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.reviews import AuditRow, RiskAssessmentRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

MANAGING = (RoleKind.MANAGER.value, RoleKind.STAND_IN.value)
_noted, _node, _person = RiskAssessmentRow.__table__.c, NodeRow.__table__.c, PersonRow.__table__.c
ASSESSED = Mapped(
    record=RiskAssessed,
    table=RiskAssessmentRow.__table__,
    named={"on": "assessed_on"},
    without=frozenset({"unit", "by"}),
    beside=frozenset({"id", "noted_by", "noted_at"}),
)
_newest = select(func.max(_noted.id).label("id")).group_by(_noted.node_id).subquery()
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


def note(session: Session, node: NodeId, on: date, by: PersonId, now: datetime) -> None:
    session.execute(insert(RiskAssessmentRow).values(node_id=node, assessed_on=on, noted_by=by, noted_at=now))
    session.execute(insert(AuditRow).values(at=now, person_id=by, tag="risk:noted", subject=node))


# --- who is to be reminded


def owed(
    session: Session, zone: tzinfo, today: date, person: PersonId | None = None
) -> tuple[tuple[OwedRiskAssessment, DueRisk], ...]:
    """The managers of every unit, with what was noted last or, where nothing ever was, when its review was signed."""
    wanted = {"today": today} if person is None else {"today": today, "person": person}
    rows = session.execute(MANAGERS if person is None else MANAGERS_ONE, wanted).all()
    if not rows:
        return ()
    noted_at, signed_at, own = NOTED, SIGNED, dict[str, object]()
    if person is not None:
        noted_at, signed_at, own = NOTED_AT, SIGNED_AT, {"nodes": sorted({row.node_id for row in rows})}
    noted = {row.node_id: row.assessed_on for row in session.execute(noted_at, own)}
    signed = {node: at.astimezone(zone).date() for node, at in session.execute(signed_at, own) if at is not None}
    found = []
    for who, node, unit in rows:
        one = OwedRiskAssessment(
            person=PersonId(who), node=NodeId(node), assessed_on=noted.get(node), signed_on=signed.get(node)
        )
        found.append((one, DueRisk(node=one.node, unit=unit, last=one.assessed_on)))
    return tuple(found)


_AT: BindParameter[str] = bindparam("nodes", expanding=True)
_covers, _review, _round, _role = (
    ReviewNodeRow.__table__.c,
    ReviewRow.__table__.c,
    RoundRow.__table__.c,
    RoleRow.__table__.c,
)
NOTED = select(_noted.node_id, _noted.assessed_on).where(_noted.id.in_(select(_newest.c.id)))
NOTED_AT = NOTED.where(_noted.node_id.in_(_AT))
SIGNED = (
    select(_covers.node_id, func.max(_review.signed_at))
    .join_from(ReviewNodeRow.__table__, ReviewRow.__table__, _review.id == _covers.review_id)
    .join(RoundRow.__table__, _round.id == _review.round_id)
    .where(_round.extra_kind.is_(None), _review.withdrawn_at.is_(None), _review.signed_at.is_not(None))
    .group_by(_covers.node_id)
)
SIGNED_AT = SIGNED.where(_covers.node_id.in_(_AT))
MANAGERS = (
    select(_role.person_id, _role.node_id, _node.name)
    .join_from(RoleRow.__table__, NodeRow.__table__, _node.id == _role.node_id)
    .where(
        _node.ended_on.is_(None),
        _role.kind.in_(MANAGING),
        or_(_role.valid_from.is_(None), _role.valid_from <= bindparam("today")),
        or_(_role.valid_to.is_(None), _role.valid_to >= bindparam("today")),
    )
    .order_by(_node.name, _role.id)
)
MANAGERS_ONE = MANAGERS.where(_role.person_id == bindparam("person"))
