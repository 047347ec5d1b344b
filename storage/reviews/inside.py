"""What is inside a review as it is kept: the statements for one review or for many, and their rows as values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam

from dialogs.ground.ids import PersonId, QuestionId
from dialogs.reviews.rules.review import Answer, Matter, Measure, Signature, View
from storage.reviews import rows
from storage.tables.reviews import AnswerRow, MatterRow, MeasureRow, SignatureRow, ViewRow

Views = dict[tuple[QuestionId, PersonId], View]

_REVIEW: BindParameter[UUID] = bindparam("review")
_answer, _view, _measure = AnswerRow.__table__.c, ViewRow.__table__.c, MeasureRow.__table__.c
_matter, _signature = MatterRow.__table__.c, SignatureRow.__table__.c
EVERY_ANSWER = rows.ANSWERS.select(_answer.question_id, _answer.review_id)
ANSWERS = EVERY_ANSWER.where(_answer.review_id == _REVIEW)
EVERY_VIEW = rows.VIEWS.select(_view.question_id, _view.review_id)
VIEWS = EVERY_VIEW.where(_view.review_id == _REVIEW)
EVERY_MEASURE = rows.MEASURES.select(_measure.review_id).order_by(_measure.created_at, _measure.id)
MEASURES = EVERY_MEASURE.where(_measure.review_id == _REVIEW)
EVERY_MATTER = rows.MATTERS.select(_matter.review_id).order_by(_matter.lifted_at, _matter.id)
MATTERS = EVERY_MATTER.where(_matter.review_id == _REVIEW)
EVERY_SIGNATURE = rows.SIGNATURES.select(_signature.review_id, _signature.version).order_by(_signature.signed_at)
SIGNATURES = EVERY_SIGNATURE.where(_signature.review_id == _REVIEW, _signature.version == bindparam("version"))


# Where the question stands in a row: first of what comes after the record.
_OF_ANSWER, _OF_VIEW = len(rows.ANSWERS.columns), len(rows.VIEWS.columns)


def answers(found: Iterable[Any]) -> dict[QuestionId, Answer]:
    read = rows.ANSWERS.read
    return {QuestionId(row[_OF_ANSWER]): read(row) for row in found}


def views(found: Iterable[Any]) -> Views:
    read = rows.VIEWS.read
    return {(QuestionId(row[_OF_VIEW]), (view := read(row)).person): view for row in found}


def measures(found: Iterable[Any]) -> tuple[Measure, ...]:
    return tuple(map(rows.MEASURES.read, found))


def matters(found: Iterable[Any]) -> tuple[Matter, ...]:
    return tuple(map(rows.MATTERS.read, found))


def signatures(found: Iterable[Any]) -> tuple[Signature, ...]:
    return tuple(map(rows.SIGNATURES.read, found))
