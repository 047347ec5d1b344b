"""What these units lifted in other follow-ups and has had no answer yet: beside its question when it is asked again (V19)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, NodeId, QuestionId
from dialogs.reviews.rules.review import LiftedEarlier
from storage.tables.reviews import MatterRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

OPEN, TAKEN = "open", "taken"
_voice, _main = MatterRow.__table__.alias("voice"), MatterRow.__table__.alias("main")
_review, _round, _covers = ReviewRow.__table__.c, RoundRow.__table__.c, ReviewNodeRow.__table__.c
_HERE: BindParameter[Sequence[str]] = bindparam("nodes", expanding=True)
WAITING = (
    select(
        _main.c.id,
        _main.c.state,
        _main.c.wanted_by,
        _voice.c.question_id,
        _voice.c.what,
        _voice.c.lifted_at,
        _round.year,
    )
    .join_from(_voice, _main, _main.c.id == func.coalesce(_voice.c.merged_into_id, _voice.c.id))
    .outerjoin(ReviewRow.__table__, _review.id == _voice.c.review_id)
    .outerjoin(RoundRow.__table__, _round.id == _review.round_id)
    .where(
        _voice.c.question_id.is_not(None),
        _main.c.state.in_([OPEN, TAKEN]),
        or_(_voice.c.review_id.is_(None), _voice.c.review_id != bindparam("review")),
        or_(
            _voice.c.from_node_id.in_(_HERE),
            and_(
                _voice.c.review_id.is_not(None),
                _voice.c.review_id.in_(select(_covers.review_id).where(_covers.node_id.in_(_HERE))),
            ),
        ),
    )
    .order_by(_voice.c.lifted_at, _voice.c.id)
)


def lifted_earlier(session: Session, nodes: Sequence[NodeId], head: Any) -> tuple[LiftedEarlier, ...]:
    """A review that is signed is as it was. Two voices of one matter are one line."""
    if not nodes or head.signed_at is not None:
        return ()
    rows = session.execute(WAITING, {"nodes": list(nodes), "review": head.id}).all()
    found = {
        (row.id, row.question_id): LiftedEarlier(
            matter=MatterId(row.id),
            question=QuestionId(row.question_id),
            what=row.what,
            taken=row.state == TAKEN,
            wanted_by=row.wanted_by,
            year=row.year or row.lifted_at.year,
        )
        for row in reversed(rows)
    }
    return tuple(reversed(found.values()))
