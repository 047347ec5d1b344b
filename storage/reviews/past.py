"""Last time's answers beside today's questions (G09): the last signed review of the same nodes with the same checklist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ids import ChoiceId, NodeId, QuestionId
from dialogs.rules.review import MeasureKind, MeasureState, PastAnswer, PastMeasure
from storage.tables.reviews import AnswerRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow


def past_answers(session: Session, nodes: Sequence[NodeId], checklist: str, year: int) -> dict[QuestionId, PastAnswer]:
    """By question. Empty when there is nothing to compare with. Of several nodes it is the first one's."""
    if not nodes:
        return {}
    last = session.execute(
        select(ReviewRow.id, RoundRow.year)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(
            ReviewNodeRow.node_id == nodes[0],
            RoundRow.checklist_id == checklist,
            RoundRow.year < year,
            ReviewRow.signed_at.is_not(None),
        )
        .order_by(RoundRow.year.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        return {}
    measures = defaultdict(list)
    for question, what, kind, state, due in session.execute(
        select(MeasureRow.question_id, MeasureRow.what, MeasureRow.kind, MeasureRow.state, MeasureRow.due)
        .where(MeasureRow.review_id == last.id, MeasureRow.state.in_(("planned", "done")))
        .order_by(MeasureRow.created_at, MeasureRow.id)
    ):
        measures[question].append(PastMeasure(what=what, kind=MeasureKind(kind), state=MeasureState(state), due=due))
    rows = session.execute(
        select(AnswerRow.question_id, AnswerRow.choice, AnswerRow.comment).where(
            AnswerRow.review_id == last.id, AnswerRow.choice.is_not(None)
        )
    )
    return {
        QuestionId(question): PastAnswer(
            year=last.year, choice=ChoiceId(choice or ""), comment=comment, measures=tuple(measures[question])
        )
        for question, choice, comment in rows
    }
