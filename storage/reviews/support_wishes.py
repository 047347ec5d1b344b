"""How many wishes for support there are below a node this year: a count, never whose they are."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from dialogs.ground.ids import NodeId, RoundId
from storage.reviews.rounds import newest_year
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AnswerRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow


def below(session: Session, nodes: Collection[NodeId]) -> int | None:
    """None for who coordinates nothing, and while there has been no round."""
    year = newest_year(session) if nodes else None
    if year is None:
        return None
    start = select(NodeRow.id.label("id")).where(NodeRow.id.in_(list(nodes))).cte("coordinated", recursive=True)
    child = aliased(NodeRow)
    under = start.union_all(select(child.id).join(start, child.parent_id == start.c.id))
    covered = select(ReviewNodeRow.review_id).where(ReviewNodeRow.node_id.in_(select(under.c.id)))
    return (
        session.scalar(
            select(func.count())
            .select_from(AnswerRow)
            .join(ReviewRow, ReviewRow.id == AnswerRow.review_id)
            .join(RoundRow, RoundRow.id == ReviewRow.round_id)
            .where(AnswerRow.support_wanted.is_(True), RoundRow.year == year, ReviewRow.id.in_(covered))
        )
        or 0
    )


def of_round(session: Session, round_id: RoundId, nodes: Collection[NodeId]) -> int:
    """With a question each; wishes with the follow-up as such are among the causes."""
    rows = session.execute(
        select(AnswerRow.review_id, AnswerRow.question_id, ReviewNodeRow.node_id)
        .join(ReviewRow, ReviewRow.id == AnswerRow.review_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .where(AnswerRow.support_wanted.is_(True), ReviewRow.round_id == round_id)
    )
    return len({(review, question) for review, question, node in rows if node in nodes})
