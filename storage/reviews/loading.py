"""Reading a review whole: a handful of narrow queries, each saying what the decision needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, exists, select
from sqlalchemy.orm import Session

from dialogs.ids import ChoiceId, MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.rules.checklist import Checklist, Language
from dialogs.rules.extra import Extra, ExtraKind
from dialogs.rules.method import Method
from dialogs.rules.organisation import Person
from dialogs.rules.receivers import MatterKind, ReceiverRole
from dialogs.rules.review import (
    Answer,
    Matter,
    Measure,
    Participants,
    Review,
    SeatKind,
    Signature,
    View,
)
from dialogs.rules.windows import Window, window_of
from storage import measure_rows, risk_assessments
from storage.checklist_versions import KeptSource, checklist_known
from storage.reviews.past import past_answers
from storage.reviews.table_round import Line, line_of_review, table_round
from storage.tables.organisation import PersonRow
from storage.tables.reviews import AnswerRow, MatterRow, MeasureRow, SignatureRow, ViewRow
from storage.tables.rounds import ChecklistRow, ReviewRow, RoundRow

Views = dict[tuple[QuestionId, PersonId], View]

# Statements of the hot path: built once, and on the tables themselves. A select of mapped attributes runs as an ORM query,
# which at every run takes 50-200 us more than the statement itself; these take 20-90.
_REVIEW: BindParameter[UUID] = bindparam("review")
_review, _round, _checklist = ReviewRow.__table__.c, RoundRow.__table__.c, ChecklistRow.__table__.c
_answer, _view, _measure = AnswerRow.__table__.c, ViewRow.__table__.c, MeasureRow.__table__.c
_matter, _signature, _person = MatterRow.__table__.c, SignatureRow.__table__.c, PersonRow.__table__.c
HEAD = (
    select(
        _review.id,
        _review.round_id,
        _review.revision,
        _review.version,
        _review.version_began,
        _review.started_at,
        _review.together,
        _review.managers,
        _review.employees,
        _review.safety_reps,
        _review.union_reps,
        _review.late_reason,
        _review.handed_over_at,
        _review.no_rep_reason,
        _review.judgement,
        _review.reopened_reason,
        _review.signed_at,
        _review.withdrawn_at,
        _review.method,
        _review.entered_by,
        _round.year,
        _round.checklist_id,
        _round.core_id,
        _round.opens,
        _round.closes,
        _round.closed_at,
        _round.extra_kind,
        _round.extra_reason,
        _round.extra_by,
        _round.extra_questions,
        _checklist.sha256.label("core_sha"),
        exists().where(_measure.review_id == _review.id).label("has_measures"),
        exists().where(_matter.review_id == _review.id).label("has_matters"),
    )
    .join_from(ReviewRow.__table__, RoundRow.__table__, _round.id == _review.round_id)
    .join(ChecklistRow.__table__, _checklist.id == _round.core_id)
    .where(_review.id == _REVIEW)
)
ANSWERS = select(
    _answer.question_id,
    _answer.choice,
    _answer.comment,
    _answer.no_measure_reason,
    _answer.skipped,
    _answer.support_wanted,
    _answer.draft,
    _answer.revision,
    _answer.stands,
    _answer.answered_by,
    _answer.answered_at,
).where(_answer.review_id == _REVIEW)
VIEWS = select(
    _view.question_id,
    _view.person_id,
    _view.agrees,
    _view.choice,
    _view.of_choice,
    _view.comment,
    _view.viewed_at,
).where(_view.review_id == _REVIEW)
MEASURES = (
    select(*measure_rows.COLUMNS)
    .where(_measure.review_id == _REVIEW)
    .order_by(_measure.created_at, _measure.id)
)
MATTERS = (
    select(
        _matter.id,
        _matter.question_id,
        _matter.from_node_id,
        _matter.to_node_id,
        _matter.to_role,
        _matter.kind,
        _matter.measure_id,
        _matter.what,
        _matter.wanted_by,
        _matter.lifted_by,
        _matter.lifted_at,
    )
    .where(_matter.review_id == _REVIEW)
    .order_by(_matter.lifted_at, _matter.id)
)
SIGNATURES = (
    select(_signature.person_id, _signature.seat, _signature.signed_at)
    .where(_signature.review_id == _REVIEW, _signature.version == bindparam("version"))
    .order_by(_signature.signed_at)
)
PEOPLE = select(_person.id, _person.name, _person.language).where(_person.id.in_(bindparam("ids", expanding=True)))


def load(session: Session, review_id: ReviewId, today: date, *, with_past: bool = True) -> Review | None:
    """The review as it stands, with the seats as they are on this day. None if there is none with this id."""
    wanted = {"review": review_id}
    head = session.execute(HEAD, wanted).one_or_none()
    if head is None:
        return None
    line = line_of_review(session, review_id, RoundId(head.round_id))
    around = table_round(session, review_id, line, today)
    answers = _answers(session, wanted)
    measures = _measures(session, wanted) if head.has_measures else ()
    views = _views(session, wanted) if head.handed_over_at or head.version > 1 else {}
    signatures = _signatures(session, review_id, head.version) if head.handed_over_at else ()
    named = {answer.by for answer in answers.values()} | {person for _, person in views}
    named |= {person for m in measures for person in (m.by, m.accountable, m.proposed_by, m.controlled_by) if person}
    named |= {signature.person for signature in signatures}
    extra = _extra(head)
    named |= {extra.by} if extra and extra.by else set()
    past = past_answers(session, line.covered, head) if with_past else {}
    checklist = _checklist_of(session, head, line)
    asks_about_risks = any(asked.assessment for asked in checklist)
    whole_round = Window(opens=head.opens, closes=head.closes, closed_early=head.closed_at is not None)
    return Review(
        id=ReviewId(head.id),
        round=RoundId(head.round_id),
        year=head.year,
        checklist=checklist,
        nodes=tuple(line.nodes[node] for node in line.covered),
        above=line.above,
        window=whole_round if extra else window_of(line.first, line.windows, whole_round),
        seats=around.seats,
        people={**around.people, **_people(session, named - around.people.keys())},
        candidates=around.candidates,
        managers_above=around.managers_above,
        support=around.support,
        coordinators=around.coordinators,
        extra=extra,
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
        method=Method(head.method) if head.method else None,
        entered_by=head.entered_by,
        answers=answers,
        views=views,
        measures=measures,
        matters=_matters(session, wanted) if head.has_matters else (),
        signatures=signatures,
        past=past,
        risk_assessed=risk_assessments.last(session, line.covered) if with_past and asks_about_risks else (),
    )


def _extra(head: Any) -> Extra | None:
    if head.extra_kind is None:
        return None
    by = PersonId(head.extra_by) if head.extra_by else None
    return Extra(kind=ExtraKind(head.extra_kind), reason=head.extra_reason or "", by=by)


def _checklist_of(session: Session, head: Any, line: Line) -> Checklist:
    """As its line of nodes meets it; of an extra follow-up perhaps only some of the questions."""
    whole = checklist_known(session, [KeptSource(head.core_id, head.core_sha, None), *line.additions_in_order])
    return whole if head.extra_questions is None else whole.only(frozenset(head.extra_questions))


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
        ).all()
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
        for question, person, agrees, choice, of_choice, comment, at in session.execute(VIEWS, wanted).all()
    }


def _measures(session: Session, wanted: Mapping[str, Any]) -> tuple[Measure, ...]:
    return tuple(measure_rows.read(row) for row in session.execute(MEASURES, wanted).all())


def _matters(session: Session, wanted: Mapping[str, Any]) -> tuple[Matter, ...]:
    return tuple(
        Matter(
            id=MatterId(row.id),
            question=QuestionId(row.question_id) if row.question_id else None,
            from_node=NodeId(row.from_node_id),
            to_node=NodeId(row.to_node_id),
            to_role=ReceiverRole(row.to_role),
            kind=MatterKind(row.kind),
            measure=MeasureId(row.measure_id) if row.measure_id else None,
            what=row.what,
            wanted_by=row.wanted_by,
            by=PersonId(row.lifted_by),
            at=row.lifted_at,
        )
        for row in session.execute(MATTERS, wanted).all()
    )


def _signatures(session: Session, review_id: ReviewId, version: int) -> tuple[Signature, ...]:
    rows = session.execute(SIGNATURES, {"review": review_id, "version": version})
    return tuple(Signature(person=PersonId(person), seat=SeatKind(seat), at=at) for person, seat, at in rows)


def _people(session: Session, ids: Collection[PersonId]) -> dict[PersonId, Person]:
    """People who are named but sit nowhere (any more): an earlier manager's answers keep their name."""
    if not ids:
        return {}
    rows = session.execute(PEOPLE, {"ids": sorted(ids)})
    return {
        PersonId(id_): Person(id=PersonId(id_), name=name, language=Language(language) if language else None)
        for id_, name, language in rows
    }
