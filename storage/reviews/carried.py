"""Measures that are still open when a new follow-up begins: of any earlier one, and those on their own (V27)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, QuestionId
from dialogs.reviews.rules.review import Carried, MeasureKind, MeasureState
from storage.tables.reviews import MeasureNodeRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

_review, _round, _covers = ReviewRow.__table__.c, RoundRow.__table__.c, ReviewNodeRow.__table__.c
_measure, _beside = MeasureRow.__table__.c, MeasureNodeRow.__table__.c
_HERE: BindParameter[Sequence[str]] = bindparam("nodes", expanding=True)
OPEN = (
    select(
        _measure.id,
        _measure.question_id,
        _measure.what,
        _measure.kind,
        _measure.state,
        _measure.due,
        _measure.done_at,
        _measure.created_at,
        _round.year,
    )
    .join_from(MeasureRow.__table__, ReviewRow.__table__, _review.id == _measure.review_id, isouter=True)
    .outerjoin(RoundRow.__table__, _round.id == _review.round_id)
    .where(
        or_(
            _measure.state.in_([MeasureState.PLANNED.value, MeasureState.CANNOT.value]),
            and_(_measure.state == MeasureState.DONE.value, _measure.kind == MeasureKind.IMPROVE.value),
        ),
        or_(
            and_(
                _measure.review_id != bindparam("review"),
                _review.signed_at.is_not(None),
                _measure.review_id.in_(select(_covers.review_id).where(_covers.node_id.in_(_HERE))),
            ),
            and_(_measure.review_id.is_(None), _measure.node_id.in_(_HERE)),
            and_(  # taken over from a unit that has ended
                _measure.review_id != bindparam("review"), _review.signed_at.is_not(None), _measure.node_id.in_(_HERE)
            ),
            _measure.id.in_(select(_beside.measure_id).where(_beside.node_id.in_(_HERE))),
        ),
    )
    .order_by(_measure.priority, _measure.due, _measure.created_at, _measure.id)  # "high" is before "normal"
)


def carried(session: Session, nodes: Sequence[NodeId], head: Any) -> tuple[Carried, ...]:
    """What is serious first, then by day. A review that is signed is as it was: what was open then is in its versions."""
    if not nodes or head.signed_at is not None:
        return ()
    rows = session.execute(OPEN, {"nodes": list(nodes), "review": head.id}).all()
    return tuple(
        Carried(
            measure=MeasureId(row.id),
            question=QuestionId(row.question_id) if row.question_id else None,
            what=row.what,
            kind=MeasureKind(row.kind),
            state=MeasureState(row.state),
            due=row.due,
            done_at=row.done_at,
            year=row.year or row.created_at.year,
        )
        for row in rows
    )
