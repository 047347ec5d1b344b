"""What somebody still owes those beneath: decisions without an answer, answers without receipts, decisions that were expected."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.analyses.rules.decision import standing
from dialogs.decisions.rules.decision import unfinished
from dialogs.ground.ids import NodeId, PersonId, RoundId
from dialogs.home.pages import OwedDecision
from storage.decisions import feedback
from storage.decisions import reading as decisions
from storage.organisation.bodies import SPEAK
from storage.tables.levels import BodyMemberRow, BodyRow, DecisionRow
from storage.tables.organisation import NodeRow

_decision, _body, _node = DecisionRow.__table__.c, BodyRow.__table__.c, NodeRow.__table__.c
_member = BodyMemberRow.__table__.c


def of_person(session: Session, person: PersonId, managed: Collection[NodeId], today: date) -> tuple[OwedDecision, ...]:
    """Of the nodes the person manages, and of the bodies they speak for. The oldest first."""
    speaks = select(_member.body_id).where(_member.person_id == person, _member.role.in_(SPEAK))
    rows = session.execute(
        select(_decision.node_id, _decision.round_id, _node.name)
        .join_from(DecisionRow.__table__, NodeRow.__table__, _node.id == _decision.node_id)
        .where(or_(_decision.node_id.in_(list(managed)), _decision.body_id.in_(speaks)))
        .distinct()
        .order_by(_node.name)
    ).all()
    return tuple(
        one
        for row in rows
        for one in _of_level(session, person, NodeId(row.node_id), RoundId(row.round_id), row.name, managed, today)
    )


def _of_level(
    session: Session,
    person: PersonId,
    node: NodeId,
    round_id: RoundId,
    level: str,
    managed: Collection[NodeId],
    today: date,
) -> list[OwedDecision]:
    held = standing(decisions.of_node(session, node, round_id))
    answered = feedback.of_decisions(session, [one.id for one in held])
    names = {row.id: row.name for row in session.execute(select(_body.id, _body.name).where(_body.node_id == node))}
    mine = set(session.scalars(select(_member.body_id).where(_member.person_id == person, _member.role.in_(SPEAK))))
    found = []
    for one in held:
        told = answered.get(one.id)
        owed = unfinished(one, told, today)
        if owed is not None and (node in managed or one.body in mine):
            found.append(
                OwedDecision(
                    decision=one.id,
                    level=level,
                    body=names.get(one.body, one.body),
                    on=one.decided_on,
                    owed=owed,
                    unread=len(told.unread) if told else 0,
                    since=told.at.date() if told else one.at.date(),
                )
            )
    return found
