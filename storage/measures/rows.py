"""A measure as it is kept: the columns of its row, and the row as a value."""

from __future__ import annotations

from typing import Any

from dialogs.ground.ids import MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.review import Measure, MeasureKind, MeasureState, Priority
from storage.tables.reviews import MeasureRow

_measure = MeasureRow.__table__.c
COLUMNS = (
    _measure.id,
    _measure.review_id,
    _measure.node_id,
    _measure.question_id,
    _measure.kind,
    _measure.state,
    _measure.what,
    _measure.due,
    _measure.accountable_id,
    _measure.priority,
    _measure.done_at,
    _measure.done_at_once,
    _measure.reason,
    _measure.proposed_by,
    _measure.created_by,
    _measure.created_at,
    _measure.done_what,
    _measure.controlled_at,
    _measure.controlled_by,
    _measure.control_note,
    _measure.follows_id,
    _measure.revision,
    _measure.goal,
    _measure.target_year,
    _measure.method,
)


def read(row: Any) -> Measure:
    return Measure(
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
        done_what=row.done_what,
        controlled_at=row.controlled_at,
        controlled_by=PersonId(row.controlled_by) if row.controlled_by else None,
        control_note=row.control_note,
        follows=MeasureId(row.follows_id) if row.follows_id else None,
        revision=row.revision,
        goal=row.goal,
        target_year=row.target_year,
        method=Method(row.method) if row.method else None,
    )


def write(measure: Measure, review: ReviewId | None) -> dict[str, Any]:
    """The row of a measure that is new."""
    return {
        "id": measure.id,
        "review_id": review,
        "node_id": measure.node,
        "question_id": measure.question,
        "kind": measure.kind.value,
        "state": measure.state.value,
        "what": measure.what,
        "due": measure.due,
        "accountable_id": measure.accountable,
        "priority": measure.priority.value,
        "done_at": measure.done_at,
        "done_at_once": measure.done_at_once,
        "done_what": measure.done_what,
        "reason": measure.reason,
        "proposed_by": measure.proposed_by,
        "created_by": measure.by,
        "created_at": measure.at,
        "follows_id": measure.follows,
        "revision": measure.revision,
        "goal": measure.goal,
        "target_year": measure.target_year,
        "method": measure.method.value if measure.method else None,
    }
