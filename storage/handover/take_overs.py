"""What a unit that has ended leaves open, offered to the manager of the one that took over, and what they have answered.

The offer is to the unit: whoever manages it today. What has been taken over is moved; what has not stays with the
manager above, as everything of a unit that has ended does (`storage.handover.leavers`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from dialogs.extra.pages import TakenOver
from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.messages import Message
from dialogs.handover.changes import TakeOverAnswered
from dialogs.handover.messages import HandoverMessage
from dialogs.handover.pages.taking_over import TakeOverMeasure
from dialogs.handover.taking_over import Answered, Offer
from dialogs.organisation.rules.organisation import managers_of
from dialogs.reviews.rules.review import Stage
from storage.handover import leavers
from storage.mapped import Mapped
from storage.organisation import tree as organisation
from storage.reviews.joining import begun
from storage.reviews.rounds import newest_year, reviews_at, rounds
from storage.tables.organisation import NodeRow, TakeOverRow
from storage.tables.reviews import MeasureRow

LATELY = timedelta(days=28)  # a letter about it that is older than that is no news; the start page shows it on
_gone, _to, _taken = aliased(NodeRow), aliased(NodeRow), TakeOverRow.__table__.c
OFFERS = Mapped(
    record=Offer,
    table=TakeOverRow.__table__,
    named={"to": "to_node_id"},
    without=frozenset({"unit", "to_name", "waiting", "measures", "goes_on", "answered"}),
    beside=frozenset({"answer", "reason", "answered_by", "answered_at"}),
)


def due(session: Session, today: date) -> tuple[Message, ...]:
    """A letter to each manager of the unit, once: while it is new, not answered, and something is open."""
    rows = session.scalars(
        select(TakeOverRow)
        .join(_gone, _gone.id == TakeOverRow.node_id)
        .where(TakeOverRow.answer.is_(None), TakeOverRow.since >= today - LATELY, _gone.ended_on.is_not(None))
        .order_by(TakeOverRow.node_id)
    ).all()
    waiting = [row for row in rows if is_something(waiting_at(session, NodeId(row.node_id), today))]
    roles = organisation.roles_at(session, [NodeId(row.to_node_id) for row in waiting], today) if waiting else ()
    return tuple(
        Message(
            kind=HandoverMessage.TAKE_OVER,
            mark=row.since.isoformat(),
            person=person,
            unit=NodeId(row.node_id),
        )
        for row in waiting
        for person in managers_of(NodeId(row.to_node_id), roles, today)
    )


def waiting_at(session: Session, node: NodeId, today: date) -> TakenOver:
    """What has been begun or planned there. A follow-up that nobody began is the new unit's own."""
    found = leavers.waiting_at(session, node, today)
    return replace(found, reviews=tuple(one for one in found.reviews if one[1] is not Stage.NOT_STARTED))


def is_something(waiting: TakenOver) -> bool:
    return bool(waiting.reviews or waiting.measures or waiting.matters)


def lines(session: Session, managed: Collection[NodeId], today: date) -> tuple[tuple[NodeId, str], ...]:
    """For the start page: units whose things wait for an answer from somebody who manages these."""
    rows = _rows(session, managed)
    return tuple(
        (NodeId(row.node_id), row.name)
        for row in rows
        if row.answer is None and is_something(waiting_at(session, NodeId(row.node_id), today))
    )


def offers(session: Session, managed: Collection[NodeId], today: date) -> tuple[Offer, ...]:
    """All of them, the newest first: those that are answered, too, for a second press."""
    return tuple(_offer(session, row, today) for row in _rows(session, managed))


def _rows(session: Session, managed: Collection[NodeId]) -> Sequence[Any]:
    if not managed:
        return ()
    query = (
        OFFERS.select(
            _taken.answer, _taken.reason, _taken.answered_by, _taken.answered_at, _gone.name, _to.name.label("to_name")
        )
        .join_from(TakeOverRow, _gone, _gone.id == TakeOverRow.node_id)
        .join(_to, _to.id == TakeOverRow.to_node_id)
        .where(TakeOverRow.to_node_id.in_(list(managed)), _gone.ended_on.is_not(None))
        .order_by(TakeOverRow.since.desc(), TakeOverRow.node_id)
    )
    return session.execute(query).all()


def _offer(session: Session, row: Any, today: date) -> Offer:
    node, to = NodeId(row.node_id), NodeId(row.to_node_id)
    person = organisation.person(session, PersonId(row.answered_by)) if row.answered_by else None
    answered = None
    if row.answer and row.answered_at:
        answered = Answered(
            taken=row.answer == "taken", by=person.name if person else "", at=row.answered_at, why=row.reason or ""
        )
    return OFFERS.read(
        row,
        unit=row.name,
        to_name=row.to_name,
        waiting=waiting_at(session, node, today),
        measures=_measures(session, node, today),
        goes_on=_goes_on(session, to),
        answered=answered,
    )


def _measures(session: Session, node: NodeId, today: date) -> tuple[TakeOverMeasure, ...]:
    rows = session.execute(leavers.HELD.where(MeasureRow.__table__.c.node_id == node)).all()
    return tuple(
        TakeOverMeasure(
            what=row.what,
            due=row.due,
            overdue=row.state == "planned" and row.due is not None and row.due < today,
            accountable=row.name,
        )
        for row in rows
    )


def _goes_on(session: Session, to: NodeId) -> bool:
    """The unit's own follow-up of the year has not been begun: then it goes on where the other was."""
    year = newest_year(session)
    if year is None or not rounds(session, year):
        return False
    own = reviews_at(session, [to], year)
    return not begun(session, own)


def answered(session: Session, change: TakeOverAnswered, person: PersonId, now: datetime) -> bool:
    """The first answer stands. False where there was one."""
    done = session.execute(
        update(TakeOverRow)
        .where(TakeOverRow.node_id == change.node, TakeOverRow.answer.is_(None))
        .values(
            answer="taken" if change.taken else "declined",
            reason=change.why or None,
            answered_by=person,
            answered_at=now,
        )
        .returning(TakeOverRow.node_id)
        .execution_options(synchronize_session=False)
    )
    return done.scalar() is not None
