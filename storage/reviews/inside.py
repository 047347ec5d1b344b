"""What is inside a review as it is kept: the statements for one review or for many, and their rows as values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select

from dialogs.ground.ids import ChoiceId, MatterId, MeasureId, NodeId, PersonId, QuestionId
from dialogs.organisation.rules.receivers import MatterKind, ReceiverRole
from dialogs.reviews.rules.review import Answer, Matter, Measure, SeatKind, Signature, View
from dialogs.sharing.rules.sharing import Sharing
from storage.measures import rows as measure_rows
from storage.tables.reviews import AnswerRow, MatterRow, MeasureRow, SignatureRow, ViewRow

Views = dict[tuple[QuestionId, PersonId], View]

_REVIEW: BindParameter[UUID] = bindparam("review")
_answer, _view, _measure = AnswerRow.__table__.c, ViewRow.__table__.c, MeasureRow.__table__.c
_matter, _signature = MatterRow.__table__.c, SignatureRow.__table__.c
EVERY_ANSWER = select(
    _answer.question_id,
    _answer.choice,
    _answer.comment,
    _answer.no_measure_reason,
    _answer.skipped,
    _answer.support_wanted,
    _answer.draft,
    _answer.revision,
    _answer.stands,
    _answer.sharing,
    _answer.answered_by,
    _answer.answered_at,
    _answer.review_id,
)
ANSWERS = EVERY_ANSWER.where(_answer.review_id == _REVIEW)
EVERY_VIEW = select(
    _view.question_id,
    _view.person_id,
    _view.agrees,
    _view.choice,
    _view.of_choice,
    _view.comment,
    _view.viewed_at,
    _view.review_id,
)
VIEWS = EVERY_VIEW.where(_view.review_id == _REVIEW)
EVERY_MEASURE = select(*measure_rows.COLUMNS).order_by(_measure.created_at, _measure.id)
MEASURES = EVERY_MEASURE.where(_measure.review_id == _REVIEW)
EVERY_MATTER = select(
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
    _matter.review_id,
).order_by(_matter.lifted_at, _matter.id)
MATTERS = EVERY_MATTER.where(_matter.review_id == _REVIEW)
EVERY_SIGNATURE = select(
    _signature.person_id, _signature.seat, _signature.signed_at, _signature.review_id, _signature.version
).order_by(_signature.signed_at)
SIGNATURES = EVERY_SIGNATURE.where(_signature.review_id == _REVIEW, _signature.version == bindparam("version"))


def answers(rows: Iterable[Any]) -> dict[QuestionId, Answer]:
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
            sharing=Sharing(sharing),
            by=PersonId(by),
            at=at,
        )
        for question, choice, comment, reason, skipped, support, draft, revision, stands, sharing, by, at, _ in rows
    }


def views(rows: Iterable[Any]) -> Views:
    return {
        (QuestionId(question), PersonId(person)): View(
            person=PersonId(person),
            agrees=agrees,
            choice=ChoiceId(choice) if choice else None,
            of_choice=of_choice,
            comment=comment,
            at=at,
        )
        for question, person, agrees, choice, of_choice, comment, at, _ in rows
    }


def measures(rows: Iterable[Any]) -> tuple[Measure, ...]:
    return tuple(measure_rows.read(row) for row in rows)


def matters(rows: Iterable[Any]) -> tuple[Matter, ...]:
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
        for row in rows
    )


def signatures(rows: Iterable[Any]) -> tuple[Signature, ...]:
    return tuple(Signature(person=PersonId(person), seat=SeatKind(seat), at=at) for person, seat, at, *_ in rows)
