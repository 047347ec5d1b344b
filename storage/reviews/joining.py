"""Units that answer together: which nodes a review covers. Each node stays in exactly one review of its round.

Two managers may take each other's units in at the same moment, or take in one that its manager begins at that moment.
SQLite takes one turn after the other. On PostgreSQL those who join wait for each other, before they write anything, and
what is taken in is looked at once more under a lock: whoever comes second decides again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, ReviewId, RoundId
from storage.ground.moved_on import MovedOn
from storage.reviews.rounds import ensure_reviews
from storage.tables.reviews import AnswerRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

JOINING = 20234  # PostgreSQL's advisory lock, with the round's own number beside it


def one_at_a_time(session: Session, round_id: RoundId) -> None:
    """Until the transaction ends. Before the review is written: two who hold each other's would wait for ever."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(JOINING, func.hashtext(round_id.hex))))


def join_nodes(
    session: Session, review: ReviewId, round_id: RoundId, nodes: Iterable[NodeId], own: Iterable[NodeId], now: datetime
) -> None:
    """Makes the review cover `own` and `nodes`, and nothing else.

    A node that joins leaves its own review, which is withdrawn when it covers nothing any more; a node that is let go
    gets a new one. Raises MovedOn where what joins has been begun meanwhile; then nothing may be committed.
    """
    wanted = {*nodes, *own}
    here = set(session.scalars(select(ReviewNodeRow.node_id).where(ReviewNodeRow.review_id == review)))
    joining, gone = sorted(wanted - here), sorted(here - wanted)
    _refuse_begun(session, review, round_id, joining)
    for node in joining:
        session.execute(
            update(ReviewNodeRow)
            .where(ReviewNodeRow.round_id == round_id, ReviewNodeRow.node_id == node)
            .values(review_id=review)
        )
    if gone:
        session.execute(delete(ReviewNodeRow).where(ReviewNodeRow.review_id == review, ReviewNodeRow.node_id.in_(gone)))
        ensure_reviews(session, round_id)
    left = select(ReviewNodeRow.review_id).where(ReviewNodeRow.round_id == round_id)
    session.execute(
        update(ReviewRow)
        .where(ReviewRow.round_id == round_id, ReviewRow.withdrawn_at.is_(None), ReviewRow.id.not_in(left))
        .values(withdrawn_at=now, revision=ReviewRow.revision + 1)
        .execution_options(synchronize_session=False)
    )


def _refuse_begun(session: Session, review: ReviewId, round_id: RoundId, joining: Collection[NodeId]) -> None:
    """Held until the end, so that nobody begins them now."""
    if not joining:
        return
    theirs = select(ReviewNodeRow.review_id).where(
        ReviewNodeRow.round_id == round_id, ReviewNodeRow.node_id.in_(joining)
    )
    held = session.scalars(
        select(ReviewRow.id).where(ReviewRow.id.in_(theirs)).order_by(ReviewRow.id).with_for_update()
    ).all()
    if begun(session, [ReviewId(one) for one in held]):
        raise MovedOn(review)


def begun(session: Session, reviews: Collection[ReviewId]) -> frozenset[ReviewId]:
    """Those in which something has been said: who takes part, or an answer. To have looked inside is not to have begun."""
    said = or_(ReviewRow.managers.is_not(None), exists().where(AnswerRow.review_id == ReviewRow.id))
    return frozenset(
        ReviewId(one) for one in session.scalars(select(ReviewRow.id).where(ReviewRow.id.in_(reviews), said))
    )
