"""Last time's answers beside today's questions (G09): the last signed review of the same nodes with the same checklist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from dialogs.ids import ChoiceId, NodeId, QuestionId
from dialogs.rules.review import IN_PLAN, MeasureKind, MeasureState, PastAnswer, PastMeasure
from storage.tables.reviews import AnswerRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

_review, _round, _covers = ReviewRow.__table__.c, RoundRow.__table__.c, ReviewNodeRow.__table__.c
_answer, _measure = AnswerRow.__table__.c, MeasureRow.__table__.c
_LAST = (
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
    .subquery()
)
# The review and its measures in one: a row for each measure, or one without.
LAST = (
    select(_LAST.c.id, _LAST.c.year, *(_measure[name] for name in ("question_id", "what", "kind", "state", "due")))
    .join_from(
        _LAST,
        MeasureRow.__table__,
        and_(_measure.review_id == _LAST.c.id, _measure.state.in_(sorted(IN_PLAN))),
        isouter=True,
    )
    .order_by(_measure.created_at, _measure.id)
)
ANSWERS = select(_answer.question_id, _answer.choice, _answer.comment).where(
    _answer.review_id == bindparam("review"), _answer.choice.is_not(None)
)


def past_answers(session: Session, nodes: Sequence[NodeId], checklist: str, year: int) -> dict[QuestionId, PastAnswer]:
    """By question. Empty when there is nothing to compare with. Of several nodes it is the first one's."""
    if not nodes:
        return {}
    rows = session.execute(LAST, {"node": nodes[0], "checklist": checklist, "year": year}).all()
    if not rows:
        return {}
    measures = defaultdict(list)
    for row in rows:
        if row.kind is not None:
            kind, state = MeasureKind(row.kind), MeasureState(row.state)
            measures[row.question_id].append(PastMeasure(what=row.what, kind=kind, state=state, due=row.due))
    last = rows[0]
    return {
        QuestionId(question): PastAnswer(
            year=last.year, choice=ChoiceId(choice), comment=comment, measures=tuple(measures[question])
        )
        for question, choice, comment in session.execute(ANSWERS, {"review": last.id}).all()
    }
