"""Measures with a life of their own: a new one, a step of one, and what a person has to see to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, PersonId, ReviewId
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.pages import MyMeasure
from dialogs.measures.rules.measure import StepKind
from dialogs.reviews.rules.review import Measure, MeasureKind, MeasureState
from dialogs.reviews.rules.standing import Facts, Standing
from storage.measures.cases import case
from storage.reviews import MovedOn
from storage.reviews.rows import MATTERS, MEASURES
from storage.reviews.saving import plain
from storage.tables import Table
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MatterRow, MeasureRow
from storage.tables.rounds import ReviewRow

__all__ = ["add", "case", "mine", "save"]

_measures, _history = Table.metadata.tables["measure"], Table.metadata.tables["measure_history"]
_nodes = Table.metadata.tables["measure_node"]
_measure = MeasureRow.__table__.c
_review, _node = ReviewRow.__table__.c, NodeRow.__table__.c
AUDIT = insert(Table.metadata.tables["audit"])
MINE = (
    select(
        _measure.id,
        _measure.what,
        _measure.due,
        _measure.kind,
        _measure.state,
        _measure.done_at,
        _measure.review_id,
        _review.signed_at,
        _node.name.label("unit"),
    )
    .join_from(MeasureRow.__table__, NodeRow.__table__, _node.id == _measure.node_id)
    .outerjoin(ReviewRow.__table__, _review.id == _measure.review_id)
    .where(
        _measure.accountable_id == bindparam("person"),
        _measure.state.in_([MeasureState.PLANNED.value, MeasureState.DONE.value]),
    )
    .order_by(_measure.priority, _measure.due, _measure.created_at)  # "high" is before "normal"
)


def add(
    session: Session,
    measure: Measure,
    step: StepKind,
    note: str,
    by: PersonId,
    now: datetime,
    *,
    review: ReviewId | None = None,
) -> None:
    """A new measure with the first line of its history. Raises MovedOn when there is one with this id already."""
    try:
        with session.begin_nested():
            session.execute(insert(_measures).values({"review_id": review, **MEASURES.values(measure)}))
    except IntegrityError as error:
        if session.scalar(select(_measure.id).where(_measure.id == measure.id)) is None:
            raise
        raise MovedOn(measure.id) from error
    _name_nodes(session, None, measure)
    _remember(session, review, measure, None, step, note, by, now)
    session.execute(AUDIT, {"at": now, "person_id": by, "tag": f"measure:{step.value}", "subject": measure.id.hex})


def save(session: Session, change: MeasureChanged, by: PersonId, now: datetime) -> None:
    """Raises MovedOn when the measure is not what was read; then nothing may be committed."""
    before, after = change.before.measure, change.after
    known = (_measures.c.id == before.id) & (_measures.c.revision == before.revision)
    done = session.execute(update(_measures).where(known).values(MEASURES.changed(before, after)))
    if not isinstance(done, CursorResult) or done.rowcount != 1:
        raise MovedOn(before.id)
    review = change.before.home.review
    _name_nodes(session, before, after)
    _remember(session, review, after, before, change.step, change.note, by, now)
    if change.also is not None:
        session.execute(insert(_measures).values({"review_id": review, **MEASURES.values(change.also)}))
        _remember(session, review, change.also, None, StepKind.FOLLOWS, change.note, by, now)
    if change.lifted is not None:
        session.execute(insert(MatterRow).values({"review_id": review, **MATTERS.values(change.lifted)}))
    tag = f"measure:{change.step.value}"
    session.execute(AUDIT, {"at": now, "person_id": by, "tag": tag, "subject": after.id.hex})


def _name_nodes(session: Session, before: Measure | None, after: Measure) -> None:
    """The other nodes that it holds for, as they are now."""
    had = set(before.also) if before else set()
    gone, new = had - set(after.also), [one for one in after.also if one not in had]
    if gone:
        session.execute(delete(_nodes).where(_nodes.c.measure_id == after.id, _nodes.c.node_id.in_(gone)))
    if new:
        session.execute(insert(_nodes), [{"measure_id": after.id, "node_id": one} for one in new])


def _remember(
    session: Session,
    review: ReviewId | None,
    after: Measure,
    before: Measure | None,
    step: StepKind,
    note: str,
    by: PersonId,
    now: datetime,
) -> None:
    row = {
        "measure_id": after.id,
        "review_id": review,
        "revision": after.revision,
        "step": step.value,
        "note": note,
        "before": plain(before) if before else None,
        "after": plain(after),
        "person_id": by,
        "at": now,
    }
    session.execute(insert(_history).values(row))


def mine(session: Session, person: PersonId, today: date) -> tuple[MyMeasure, ...]:
    """What a person has to see to: what is overdue first, then what is to be controlled, then by day."""
    found = []
    for row in session.execute(MINE, {"person": person}).all():
        kind, state = MeasureKind(row.kind), MeasureState(row.state)
        running = row.review_id is None or row.signed_at is not None
        facts = Facts(kind=kind, state=state, due=row.due, done_at=row.done_at, running=running)
        standing = facts.standing(today)
        if standing in (Standing.PLANNED, Standing.ONGOING, Standing.OVERDUE, Standing.TO_CONTROL):
            found.append(_mine(row, standing, today))
    return tuple(sorted(found, key=lambda one: (not one.overdue, not one.to_control)))


def _mine(row: Any, standing: Standing, today: date) -> MyMeasure:
    control, overdue = standing is Standing.TO_CONTROL, standing is Standing.OVERDUE
    soon = row.due is not None and (row.due.year, row.due.month) == (today.year, today.month)
    return MyMeasure(
        measure=MeasureId(row.id),
        what=row.what,
        due=row.due,
        unit=row.unit,
        overdue=overdue,
        this_month=soon and not overdue and not control,
        to_control=control,
    )
