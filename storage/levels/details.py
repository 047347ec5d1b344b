"""What only some cards of a level need: one question child by child, a unit's own answer, causes, what is worth a talk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import ChoiceId, NodeId, QuestionId, ReviewId
from dialogs.levels.rules.progress import RoundReview
from dialogs.levels.rules.seen import ChildAnswers, UnitAnswer
from dialogs.reviews.rules.review import IN_PLAN, MeasureKind, MeasureState, SeatKind
from dialogs.reviews.rules.worth_a_talk import TalkFacts, Topic, counted, topics
from storage.levels.years import Year
from storage.tables.reviews import AnswerRow, MeasureRow, RiskAssessmentRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

_answer, _view, _measure = AnswerRow.__table__.c, ViewRow.__table__.c, MeasureRow.__table__.c
_review, _covers, _round = ReviewRow.__table__.c, ReviewNodeRow.__table__.c, RoundRow.__table__.c
SHOWN = 3  # measures of one question on a card


def by_child(session: Session, of: Year, top: NodeId, question: QuestionId) -> tuple[ChildAnswers, ...]:
    """One question at the node itself and at each child, voluntary ones too, by name. One query."""
    homes = {one.id: one.home for one in of.signed if of.is_below(one.home, top)}
    rows = session.execute(
        select(_answer.review_id, _answer.choice)
        .join_from(AnswerRow.__table__, ReviewRow.__table__, _review.id == _answer.review_id)
        .where(_review.round_id == of.of.id, _answer.question_id == question, _answer.choice.is_not(None))
    )
    choices: defaultdict[NodeId, Counter[ChoiceId]] = defaultdict(Counter)
    for review, choice in rows:
        part = of.standing.part_of(homes[review], top) if review in homes else None
        if part is not None:
            choices[part][ChoiceId(choice)] += 1
    reviews = Counter(of.standing.part_of(home, top) for home in homes.values())
    here = (top, *(node.id for node in of.at.nodes.values() if node.parent == top))
    return tuple(
        ChildAnswers(node=of.at.nodes[node], reviews=reviews[node], choices=choices[node])
        for node in here
        if reviews[node]
    )


def own_review(of: Year, node: NodeId) -> RoundReview | None:
    return next((one for one in of.signed if node in one.nodes), None)


def own_answer(session: Session, of: Year, node: NodeId, question: QuestionId) -> UnitAnswer | None:
    """What the node's own signed review says; also of one that is counted higher up, because others answered with it."""
    review = own_review(of, node)
    if review is None:
        return None
    row = session.execute(
        select(_answer.choice, _answer.comment).where(
            _answer.review_id == review.id, _answer.question_id == question, _answer.choice.is_not(None)
        )
    ).one_or_none()
    if row is None:
        return None
    views = session.scalars(
        select(_view.choice).where(
            _view.review_id == review.id,
            _view.question_id == question,
            _view.agrees.is_(False),
            _view.of_choice == row.choice,
        )
    )
    plans = session.scalars(
        select(_measure.what)
        .where(
            _measure.review_id == review.id,
            _measure.question_id == question,
            _measure.state.in_([state.value for state in IN_PLAN]),
        )
        .order_by(_measure.created_at)
        .limit(SHOWN)
    )
    others = tuple(of.at.nodes[one].name for one in review.nodes if one != node and one in of.at.nodes)
    return UnitAnswer(
        choice=ChoiceId(row.choice),
        comment=row.comment,
        rep_choices=tuple(ChoiceId(one) if one else None for one in views),
        measures=tuple(plans),
        with_nodes=others,
    )


def asked(session: Session, of: Year, questions: Collection[QuestionId]) -> dict[QuestionId, list[RoundReview]]:
    """Which signed reviews have answered these: local questions are asked of some only."""
    if not questions:
        return {}
    known = {one.id: one for one in of.signed}
    rows = session.execute(
        select(_answer.question_id, _answer.review_id)
        .join_from(AnswerRow.__table__, ReviewRow.__table__, _review.id == _answer.review_id)
        .where(_review.round_id == of.of.id, _answer.question_id.in_(questions), _answer.choice.is_not(None))
    )
    found: defaultdict[QuestionId, list[RoundReview]] = defaultdict(list)
    for question, review in rows:
        if review in known:
            found[QuestionId(question)].append(known[ReviewId(review)])
    return found


# --- worth a talk


def worth_a_talk(session: Session, of: Year, top: NodeId, checklist: Checklist, today: date) -> Mapping[Topic, int]:
    """For the line, of signed reviews: in how many each question for the conversation comes up."""
    reviews = {one.id: one for one in of.signed if of.is_below(one.home, top)}
    own = own_review(of, top)
    if own is not None:
        reviews[own.id] = own  # one that is counted higher up is still theirs to talk about
    facts = _facts(session, of, reviews, checklist)
    return counted(topics(one, checklist, today) for one in facts)


def _facts(
    session: Session, of: Year, reviews: Mapping[ReviewId, RoundReview], checklist: Checklist
) -> Iterator[TalkFacts]:
    """Grouped: only what does not fit is read out answer by answer."""
    asked_for = [question.id for question in checklist if question.assessment or question.carries_over]
    choices: defaultdict[ReviewId, dict[QuestionId, ChoiceId]] = defaultdict(dict)
    rows = session.execute(
        _in_round(of, _answer.review_id, _answer.question_id, _answer.choice).where(
            _answer.question_id.in_(asked_for), _answer.choice.is_not(None)
        )
    )
    for review, question, choice in rows:
        choices[review][QuestionId(question)] = ChoiceId(choice)
    kinds: defaultdict[ReviewId, dict[QuestionId, ChoiceId]] = defaultdict(dict)
    commented: dict[ReviewId, bool] = {}
    spread = _in_round(
        of,
        _answer.review_id,
        _answer.choice,
        func.min(_answer.question_id),
        func.max(case((_answer.comment != "", 1), else_=0)),
    ).where(_answer.choice.is_not(None))
    for review, choice, question, comment in session.execute(spread.group_by(_answer.review_id, _answer.choice)):
        kinds[review][QuestionId(question)] = ChoiceId(choice)  # one of each choice is enough to know them all
        commented[review] = commented.get(review, False) or bool(comment)
    with_rep = set(session.scalars(_with_rep(of)))
    assessed = _assessed(session)
    open_before = _open_before(session, of)
    for id_, review in reviews.items():
        days = [assessed[node] for node in review.nodes if node in assessed]
        yield TalkFacts(
            nodes=review.nodes,
            choices={**kinds[id_], **choices[id_]},
            commented=commented.get(id_, False),
            has_rep=id_ in with_rep,
            assessed_on=max(days, default=None),
            open_before=sum(open_before[node] for node in review.nodes),
        )


def _in_round(of: Year, *columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .join_from(AnswerRow.__table__, ReviewRow.__table__, _review.id == _answer.review_id)
        .where(_review.round_id == of.of.id, _review.signed_at.is_not(None))
    )


def _with_rep(of: Year) -> Select[Any]:
    return (
        select(SignatureRow.review_id)
        .join(ReviewRow, and_(ReviewRow.id == SignatureRow.review_id, ReviewRow.version == SignatureRow.version))
        .where(ReviewRow.round_id == of.of.id, SignatureRow.seat == SeatKind.REP.value)
    )


def _assessed(session: Session) -> dict[NodeId, date]:
    rows = session.execute(
        select(RiskAssessmentRow.node_id, func.max(RiskAssessmentRow.assessed_on)).group_by(RiskAssessmentRow.node_id)
    )
    return {NodeId(node): day for node, day in rows}


def _open_before(session: Session, of: Year) -> Counter[NodeId]:
    """Measures of earlier years that mend something and are still to be done, by node."""
    rows = session.execute(
        select(_covers.node_id, func.count(_measure.id.distinct()))
        .join_from(MeasureRow.__table__, ReviewRow.__table__, _review.id == _measure.review_id)
        .join(RoundRow.__table__, _round.id == _review.round_id)
        .join(ReviewNodeRow.__table__, _covers.review_id == _review.id)
        .where(
            _round.year < of.of.year,
            _measure.kind == MeasureKind.IMPROVE.value,
            _measure.state == MeasureState.PLANNED.value,
        )
        .group_by(_covers.node_id)
    )
    return Counter({NodeId(node): count for node, count in rows})
