"""Reading a review whole: a handful of narrow queries, each saying what the decision needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from dialogs.ids import ChoiceId, MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.rules.checklist import Language
from dialogs.rules.organisation import Person
from dialogs.rules.review import (
    Answer,
    Matter,
    Measure,
    MeasureKind,
    MeasureState,
    Participants,
    Priority,
    Review,
    SeatKind,
    Signature,
    View,
)
from dialogs.rules.windows import Window, window_of
from storage.checklist_versions import checklist_of
from storage.reviews.past import past_answers
from storage.reviews.table_round import line_of_review, table_round
from storage.tables.organisation import PersonRow
from storage.tables.reviews import AnswerRow, MatterRow, MeasureRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewRow, RoundRow

Views = dict[tuple[QuestionId, PersonId], View]

# Built once: SQLAlchemy then only looks them up in its cache of compiled statements.
_REVIEW: BindParameter[UUID] = bindparam("review")
HEAD = (
    select(
        ReviewRow.id,
        ReviewRow.round_id,
        ReviewRow.revision,
        ReviewRow.version,
        ReviewRow.version_began,
        ReviewRow.started_at,
        ReviewRow.together,
        ReviewRow.managers,
        ReviewRow.employees,
        ReviewRow.safety_reps,
        ReviewRow.union_reps,
        ReviewRow.late_reason,
        ReviewRow.handed_over_at,
        ReviewRow.no_rep_reason,
        ReviewRow.judgement,
        ReviewRow.reopened_reason,
        ReviewRow.signed_at,
        ReviewRow.withdrawn_at,
        RoundRow.year,
        RoundRow.checklist_id,
        RoundRow.core_id,
        RoundRow.opens,
        RoundRow.closes,
        RoundRow.closed_at,
    )
    .join(RoundRow, RoundRow.id == ReviewRow.round_id)
    .where(ReviewRow.id == _REVIEW)
)
ANSWERS = select(
    AnswerRow.question_id,
    AnswerRow.choice,
    AnswerRow.comment,
    AnswerRow.no_measure_reason,
    AnswerRow.skipped,
    AnswerRow.support_wanted,
    AnswerRow.draft,
    AnswerRow.revision,
    AnswerRow.stands,
    AnswerRow.answered_by,
    AnswerRow.answered_at,
).where(AnswerRow.review_id == _REVIEW)
VIEWS = select(
    ViewRow.question_id,
    ViewRow.person_id,
    ViewRow.agrees,
    ViewRow.choice,
    ViewRow.of_choice,
    ViewRow.comment,
    ViewRow.viewed_at,
).where(ViewRow.review_id == _REVIEW)
MEASURES = (
    select(
        MeasureRow.id,
        MeasureRow.node_id,
        MeasureRow.question_id,
        MeasureRow.kind,
        MeasureRow.state,
        MeasureRow.what,
        MeasureRow.due,
        MeasureRow.accountable_id,
        MeasureRow.priority,
        MeasureRow.done_at,
        MeasureRow.done_at_once,
        MeasureRow.reason,
        MeasureRow.proposed_by,
        MeasureRow.created_by,
        MeasureRow.created_at,
    )
    .where(MeasureRow.review_id == _REVIEW)
    .order_by(MeasureRow.created_at, MeasureRow.id)
)
MATTERS = (
    select(
        MatterRow.id,
        MatterRow.question_id,
        MatterRow.from_node_id,
        MatterRow.to_node_id,
        MatterRow.what,
        MatterRow.wanted_by,
        MatterRow.lifted_by,
        MatterRow.lifted_at,
    )
    .where(MatterRow.review_id == _REVIEW)
    .order_by(MatterRow.lifted_at, MatterRow.id)
)
SIGNATURES = (
    select(SignatureRow.person_id, SignatureRow.seat, SignatureRow.signed_at)
    .where(SignatureRow.review_id == _REVIEW, SignatureRow.version == bindparam("version"))
    .order_by(SignatureRow.signed_at)
)


def load(session: Session, review_id: ReviewId, today: date, *, with_past: bool = True) -> Review | None:
    """The review as it stands, with the seats as they are on this day. None if there is none with this id."""
    wanted = {"review": review_id}
    head = session.execute(HEAD, wanted).one_or_none()
    if head is None:
        return None
    line = line_of_review(session, review_id, RoundId(head.round_id))
    around = table_round(session, line, today)
    answers, measures = _answers(session, wanted), _measures(session, wanted)
    views = _views(session, wanted) if head.handed_over_at or head.version > 1 else {}
    signatures = _signatures(session, review_id, head.version) if head.handed_over_at else ()
    named = {answer.by for answer in answers.values()} | {person for _, person in views}
    named |= {person for m in measures for person in (m.by, m.accountable, m.proposed_by) if person}
    named |= {signature.person for signature in signatures}
    past = past_answers(session, line.covered, head.checklist_id, head.year) if with_past else {}
    whole_round = Window(opens=head.opens, closes=head.closes, closed_early=head.closed_at is not None)
    return Review(
        id=ReviewId(head.id),
        round=RoundId(head.round_id),
        year=head.year,
        checklist=checklist_of(session, head.core_id, line.additions_in_order),
        nodes=tuple(line.nodes[node] for node in line.covered),
        above=line.above,
        window=window_of(line.first, line.windows, whole_round),
        seats=around.seats,
        people={**around.people, **_people(session, named - around.people.keys())},
        candidates=around.candidates,
        managers_above=around.managers_above,
        support=around.support,
        coordinators=around.coordinators,
        withdrawn=head.withdrawn_at is not None,
        revision=head.revision,
        version=head.version,
        version_began=head.version_began,
        started_at=head.started_at,
        together=head.together,
        participants=_participants(head),
        late_reason=head.late_reason,
        handed_over_at=head.handed_over_at,
        no_rep_reason=head.no_rep_reason,
        judgement=head.judgement,
        reopened_reason=head.reopened_reason,
        signed_at=head.signed_at,
        answers=answers,
        views=views,
        measures=measures,
        matters=_matters(session, wanted),
        signatures=signatures,
        past=past,
    )


def _participants(head: Any) -> Participants | None:
    if head.managers is None:
        return None
    return Participants(
        managers=head.managers,
        employees=head.employees or 0,
        safety_reps=head.safety_reps or 0,
        union_reps=head.union_reps or 0,
    )


def _answers(session: Session, wanted: Mapping[str, Any]) -> dict[QuestionId, Answer]:
    return {
        QuestionId(question): Answer(
            choice=ChoiceId(choice) if choice else None,
            comment=comment,
            no_measure_reason=reason,
            skipped=skipped,
            support_wanted=support,
            draft=draft,
            revision=revision,
            stands=stands,
            by=PersonId(by),
            at=at,
        )
        for question, choice, comment, reason, skipped, support, draft, revision, stands, by, at in session.execute(
            ANSWERS, wanted
        )
    }


def _views(session: Session, wanted: Mapping[str, Any]) -> Views:
    return {
        (QuestionId(question), PersonId(person)): View(
            person=PersonId(person),
            agrees=agrees,
            choice=ChoiceId(choice) if choice else None,
            of_choice=of_choice,
            comment=comment,
            at=at,
        )
        for question, person, agrees, choice, of_choice, comment, at in session.execute(VIEWS, wanted)
    }


def _measures(session: Session, wanted: Mapping[str, Any]) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=MeasureId(row.id),
            node=NodeId(row.node_id),
            question=QuestionId(row.question_id) if row.question_id else None,
            kind=MeasureKind(row.kind),
            state=MeasureState(row.state),
            what=row.what,
            due=row.due,
            accountable=PersonId(row.accountable_id) if row.accountable_id else None,
            priority=Priority(row.priority),
            done_at=row.done_at,
            done_at_once=row.done_at_once,
            reason=row.reason,
            proposed_by=PersonId(row.proposed_by) if row.proposed_by else None,
            by=PersonId(row.created_by),
            at=row.created_at,
        )
        for row in session.execute(MEASURES, wanted)
    )


def _matters(session: Session, wanted: Mapping[str, Any]) -> tuple[Matter, ...]:
    return tuple(
        Matter(
            id=MatterId(id_),
            question=QuestionId(question) if question else None,
            from_node=NodeId(from_node),
            to_node=NodeId(to_node),
            what=what,
            wanted_by=wanted_by,
            by=PersonId(by),
            at=at,
        )
        for id_, question, from_node, to_node, what, wanted_by, by, at in session.execute(MATTERS, wanted)
    )


def _signatures(session: Session, review_id: ReviewId, version: int) -> tuple[Signature, ...]:
    rows = session.execute(SIGNATURES, {"review": review_id, "version": version})
    return tuple(Signature(person=PersonId(person), seat=SeatKind(seat), at=at) for person, seat, at in rows)


def _people(session: Session, ids: Collection[PersonId]) -> dict[PersonId, Person]:
    """People who are named but sit nowhere (any more): an earlier manager's answers keep their name."""
    if not ids:
        return {}
    rows = session.execute(
        select(PersonRow.id, PersonRow.name, PersonRow.language).where(PersonRow.id.in_(sorted(ids)))
    )
    return {
        PersonId(id_): Person(id=PersonId(id_), name=name, language=Language(language) if language else None)
        for id_, name, language in rows
    }
