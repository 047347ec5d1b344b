"""Last time's answers beside today's questions (G09): the last signed review of the same nodes with the same checklist.

Question by question: an extra follow-up that came after the yearly one is "last time" for what it asked, with its day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChoiceId, MeasureId, NodeId, QuestionId
from dialogs.reviews.rules.review import IN_PLAN, MeasureKind, MeasureState, PastAnswer, PastMeasure
from storage.tables.reviews import AnswerRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

MOST_EXTRAS = 4  # of one node that can be newer than the year's
UNSIGNED = datetime(9999, 1, 1, tzinfo=UTC)
_review, _round, _covers = ReviewRow.__table__.c, RoundRow.__table__.c, ReviewNodeRow.__table__.c
_answer, _measure = AnswerRow.__table__.c, MeasureRow.__table__.c
_SIGNED = (
    select(_review.id, _round.year, _round.extra_kind, _review.signed_at)
    .join_from(ReviewRow.__table__, ReviewNodeRow.__table__, _covers.review_id == _review.id)
    .join(RoundRow.__table__, _round.id == _review.round_id)
    .where(
        _covers.node_id == bindparam("node"),
        _round.checklist_id == bindparam("checklist"),
        _review.id != bindparam("review"),
        _review.signed_at.is_not(None),
        _review.signed_at < bindparam("before"),
    )
)
_YEARLY = (
    _SIGNED.where(_round.extra_kind.is_(None), _round.year <= bindparam("year"))
    .order_by(_round.year.desc())
    .limit(1)
    .subquery()
)
_EXTRAS = _SIGNED.where(_round.extra_kind.is_not(None)).order_by(_review.signed_at.desc()).limit(MOST_EXTRAS).subquery()
_LAST = select(_YEARLY).union_all(select(_EXTRAS)).subquery()
# The reviews and their measures in one: a row for each measure, or one without.
LAST = (
    select(
        _LAST,
        *(_measure[name] for name in ("question_id", "what", "kind", "state", "due")),
        _measure.id.label("measure"),
    )
    .join_from(
        _LAST,
        MeasureRow.__table__,
        and_(_measure.review_id == _LAST.c.id, _measure.state.in_(sorted(IN_PLAN))),
        isouter=True,
    )
    .order_by(_LAST.c.signed_at, _measure.created_at, _measure.id)
)
ANSWERS = select(_answer.review_id, _answer.question_id, _answer.choice, _answer.comment).where(
    _answer.review_id.in_(bindparam("reviews", expanding=True)), _answer.choice.is_not(None)
)


def past_answers(session: Session, nodes: Sequence[NodeId], head: Any) -> dict[QuestionId, PastAnswer]:
    """By question. Empty when there is nothing to compare with. Of several nodes it is the first one's.

    `head` is the review that they stand beside: what is signed after it is not its past.
    """
    if not nodes:
        return {}
    wanted = {
        "node": nodes[0],
        "checklist": head.checklist_id,
        "review": head.id,
        "before": head.signed_at or UNSIGNED,
        "year": head.year if head.extra_kind else head.year - 1,
    }
    rows = session.execute(LAST, wanted).all()
    yearly = next((row.signed_at for row in rows if row.extra_kind is None), None)
    last = [row for row in rows if yearly is None or row.signed_at >= yearly]
    if not last:
        return {}
    measures = defaultdict(list)
    for row in last:
        if row.kind is not None:
            kind, state = MeasureKind(row.kind), MeasureState(row.state)
            id_ = MeasureId(row.measure)
            measures[row.question_id].append(PastMeasure(what=row.what, kind=kind, state=state, due=row.due, id=id_))
    reviews = {row.id: row for row in last}  # the earliest signed first
    answers: dict[QuestionId, PastAnswer] = {}
    found = session.execute(ANSWERS, {"reviews": list(reviews)}).all()
    in_order = list(reviews)
    for row in sorted(found, key=lambda one: in_order.index(one.review_id)):
        of = reviews[row.review_id]
        answers[QuestionId(row.question_id)] = PastAnswer(
            year=of.year,
            choice=ChoiceId(row.choice),
            comment=row.comment,
            measures=tuple(measures[row.question_id]),
            extra_on=of.signed_at.date() if of.extra_kind else None,
        )
    return answers
