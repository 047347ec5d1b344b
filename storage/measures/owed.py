"""What a person has to see to of measures: what is overdue, what is to be controlled, what comes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, PersonId
from dialogs.measures.pages import MyMeasure
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.standing import Facts, Standing
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MeasureRow
from storage.tables.rounds import ReviewRow

_measure = MeasureRow.__table__.c
_review, _node = ReviewRow.__table__.c, NodeRow.__table__.c
MINE = (
    select(
        _measure.id,
        _measure.what,
        _measure.due,
        _measure.kind,
        _measure.state,
        _measure.done_at,
        _measure.review_id,
        _review.signed_at,
        _node.name.label("unit"),
    )
    .join_from(MeasureRow.__table__, NodeRow.__table__, _node.id == _measure.node_id)
    .outerjoin(ReviewRow.__table__, _review.id == _measure.review_id)
    .where(
        _measure.accountable_id == bindparam("person"),
        _measure.state.in_([MeasureState.PLANNED.value, MeasureState.DONE.value]),
    )
    .order_by(_measure.priority, _measure.due, _measure.created_at)  # "high" is before "normal"
)


def mine(session: Session, person: PersonId, today: date) -> tuple[MyMeasure, ...]:
    """What a person has to see to: what is overdue first, then what is to be controlled, then by day."""
    found = []
    for row in session.execute(MINE, {"person": person}).all():
        kind, state = MeasureKind(row.kind), MeasureState(row.state)
        running = row.review_id is None or row.signed_at is not None
        facts = Facts(kind=kind, state=state, due=row.due, done_at=row.done_at, running=running)
        standing = facts.standing(today)
        if standing in (Standing.PLANNED, Standing.ONGOING, Standing.OVERDUE, Standing.TO_CONTROL):
            found.append(_mine(row, standing, today))
    return tuple(sorted(found, key=lambda one: (not one.overdue, not one.to_control)))


def _mine(row: Any, standing: Standing, today: date) -> MyMeasure:
    control, overdue = standing is Standing.TO_CONTROL, standing is Standing.OVERDUE
    soon = row.due is not None and (row.due.year, row.due.month) == (today.year, today.month)
    return MyMeasure(
        measure=MeasureId(row.id),
        what=row.what,
        due=row.due,
        unit=row.unit,
        overdue=overdue,
        this_month=soon and not overdue and not control,
        to_control=control,
    )
