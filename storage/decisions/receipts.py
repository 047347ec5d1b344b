"""A unit's year for its receipt: what it answered, and the levels above with their decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist, Follows
from dialogs.decisions.receipts import OwnAnswer, UnitYear
from dialogs.ground.ids import ChoiceId, DecisionId, NodeId, PersonId, QuestionId
from dialogs.home.pages import UnreadAnswer
from dialogs.levels.rules.sight import Sight
from storage.decisions import reading as decisions
from storage.decisions import tables as decision_tables
from storage.levels import details, seeing, years
from storage.levels.years import Year
from storage.organisation import own_units
from storage.reviews import rounds
from storage.tables.levels import DecisionRow, FeedbackReceiptRow, FeedbackRow
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AnswerRow

_answer = AnswerRow.__table__.c
_feedback, _receipt = FeedbackRow.__table__.c, FeedbackReceiptRow.__table__.c
_decision, _node = DecisionRow.__table__.c, NodeRow.__table__.c


def of_reader(
    session: Session, node: NodeId | None, year: int | None, person: PersonId, today: date
) -> UnitYear | None:
    """None where there is nothing for this person: a unit's answers are for its own line."""
    own = own_units.of_person(session, person, today)
    wanted = node or (own[-1][0] if own else None)
    there = years.years(session)
    number = year or (there[0] if there else None)
    of = years.year(session, number, today) if number is not None else None
    if of is None or wanted is None or wanted not in of.at.nodes:
        return None
    line = of.at.lines[wanted]
    if of.widened(seeing.viewer_of(session, person, today)).sight(line) is not Sight.LINE:
        return None
    review = details.own_review(of, wanted)
    above = (decision_tables.of_node(session, one, of, today) for one in line[1:])
    return UnitYear(
        node=wanted,
        unit=of.at.nodes[wanted].name,
        year=of.of.year,
        signed=review is not None,
        answers=_answers(session, of, wanted) if review is not None else {},
        levels=tuple(one for one in above if one is not None),
        others=tuple((id_, name) for id_, name in own if id_ != wanted),
    )


def _answers(session: Session, of: Year, node: NodeId) -> dict[QuestionId, OwnAnswer]:
    review = details.own_review(of, node)
    if review is None:
        return {}
    checklist = years.checklist_at(session, of, node)
    rows = session.execute(
        select(_answer.question_id, _answer.choice).where(_answer.review_id == review.id, _answer.choice.is_not(None))
    ).all()
    return {QuestionId(row.question_id): _own(checklist, row) for row in rows if _is_known(checklist, row)}


def _is_known(checklist: Checklist, row: Any) -> bool:
    return QuestionId(row.question_id) in checklist and checklist.has_choice(ChoiceId(row.choice))


def _own(checklist: Checklist, row: Any) -> OwnAnswer:
    which, choice = QuestionId(row.question_id), checklist.choice(ChoiceId(row.choice))
    return OwnAnswer(
        number=checklist.number(which),
        short=checklist.question(which).short,
        choice=choice,
        lacking=choice.follows is Follows.IMPROVE,
    )


def unread(session: Session, person: PersonId, today: date) -> tuple[UnreadAnswer, ...]:
    """What the reader's units have been answered in the newest year, and nobody there has read. The newest first."""
    of = next(iter(rounds.rounds(session)), None)  # the newest year's; of several the first by its checklist
    own = dict(own_units.of_person(session, person, today))
    if of is None or not own:
        return ()
    rows = session.execute(
        select(_feedback.decision_id, _receipt.node_id, _decision.node_id.label("level"), _node.name)
        .join_from(FeedbackRow.__table__, FeedbackReceiptRow.__table__, _receipt.feedback_id == _feedback.id)
        .join(DecisionRow.__table__, _decision.id == _feedback.decision_id)
        .join(NodeRow.__table__, _node.id == _decision.node_id)
        .where(_receipt.node_id.in_([*own]), _receipt.read_at.is_(None), _decision.round_id == of.id)
        .order_by(_feedback.sent_at.desc(), _receipt.node_id)
    ).all()
    held = decisions.standing_at(session, of.id, {NodeId(row.level) for row in rows}) if rows else {}
    return tuple(
        UnreadAnswer(
            decision=DecisionId(row.decision_id),
            node=NodeId(row.node_id),
            unit=own[NodeId(row.node_id)],
            level=row.name,
        )
        for row in rows
        if row.decision_id in held
    )


def newest_answer(
    session: Session, person: PersonId, today: date, *, to_raise: bool = False
) -> tuple[DecisionId, NodeId] | None:
    """What the reader's units were answered last: first what is not read (`to_raise`: not taken up with the staff) yet."""
    own = [node for node, _ in own_units.of_person(session, person, today)]
    settled = _receipt.raised_on.is_not(None) if to_raise else _receipt.read_at.is_not(None)
    row = session.execute(
        select(_feedback.decision_id, _receipt.node_id)
        .join_from(FeedbackRow.__table__, FeedbackReceiptRow.__table__, _receipt.feedback_id == _feedback.id)
        .where(_receipt.node_id.in_(own))
        .order_by(settled, _feedback.sent_at.desc(), _receipt.node_id)
        .limit(1)
    ).one_or_none()
    return (DecisionId(row.decision_id), NodeId(row.node_id)) if row is not None else None
