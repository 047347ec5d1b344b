"""The writing of measures with a life of their own: a new one, and each step of one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.ground.ids import PersonId, ReviewId
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.rules.measure import StepKind
from dialogs.reviews.rules.review import Measure
from storage.ground.moved_on import MovedOn
from storage.ground.plain import plain
from storage.reviews.rows import MATTERS, MEASURES
from storage.tables import Table
from storage.tables.reviews import MatterRow, MeasureRow

_measures, _history = Table.metadata.tables["measure"], Table.metadata.tables["measure_history"]
_nodes = Table.metadata.tables["measure_node"]
_measure = MeasureRow.__table__.c
AUDIT = insert(Table.metadata.tables["audit"])


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
