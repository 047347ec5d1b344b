"""Who is to do a risk assessment again: the managers of every unit, with the day that was noted last."""

from __future__ import annotations

from datetime import date, tzinfo

from sqlalchemy import BindParameter, bindparam, func, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.rules.organisation import RoleKind
from dialogs.reminders.pages import DueRisk
from dialogs.reminders.rules.deadlines import OwedRiskAssessment
from storage.tables.organisation import NodeRow, RoleRow
from storage.tables.reviews import RiskAssessmentRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

MANAGING = (RoleKind.MANAGER.value, RoleKind.STAND_IN.value)
_noted, _node = RiskAssessmentRow.__table__.c, NodeRow.__table__.c
_newest = select(func.max(_noted.id).label("id")).group_by(_noted.node_id).subquery()
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
