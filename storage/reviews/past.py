"""Last time's answers beside today's questions (G09): the last signed review of the same nodes with the same checklist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from dialogs.ids import ChoiceId, NodeId, QuestionId
from dialogs.rules.review import MeasureKind, MeasureState, PastAnswer, PastMeasure
from storage.tables.reviews import AnswerRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

_review, _round, _covers = ReviewRow.__table__.c, RoundRow.__table__.c, ReviewNodeRow.__table__.c
_answer, _measure = AnswerRow.__table__.c, MeasureRow.__table__.c
LAST = (
    select(_review.id, _round.year)
    .join_from(ReviewRow.__table__, ReviewNodeRow.__table__, _covers.review_id == _review.id)
    .join(RoundRow.__table__, _round.id == _review.round_id)
    .where(
        _covers.node_id == bindparam("node"),
        _round.checklist_id == bindparam("checklist"),
        _round.year < bindparam("year"),
        _review.signed_at.is_not(None),
    )
    .order_by(_round.year.desc())
    .limit(1)
)
MEASURES = (
    select(_measure.question_id, _measure.what, _measure.kind, _measure.state, _measure.due)
    .where(_measure.review_id == bindparam("review"), _measure.state.in_(("planned", "done")))
    .order_by(_measure.created_at, _measure.id)
)
ANSWERS = select(_answer.question_id, _answer.choice, _answer.comment).where(
    _answer.review_id == bindparam("review"), _answer.choice.is_not(None)
)


def past_answers(session: Session, nodes: Sequence[NodeId], checklist: str, year: int) -> dict[QuestionId, PastAnswer]:
    """By question. Empty when there is nothing to compare with. Of several nodes it is the first one's."""
    if not nodes:
        return {}
    last = session.execute(LAST, {"node": nodes[0], "checklist": checklist, "year": year}).one_or_none()
    if last is None:
        return {}
    wanted = {"review": last.id}
    measures = defaultdict(list)
    for question, what, kind, state, due in session.execute(MEASURES, wanted):
        measures[question].append(PastMeasure(what=what, kind=MeasureKind(kind), state=MeasureState(state), due=due))
    return {
        QuestionId(question): PastAnswer(
            year=last.year, choice=ChoiceId(choice), comment=comment, measures=tuple(measures[question])
        )
        for question, choice, comment in session.execute(ANSWERS, wanted)
    }
