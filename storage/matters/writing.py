"""The writing of matters: that one was lifted beside its review, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, PersonId, ReviewId
from dialogs.matters.changes import MatterChanged
from dialogs.matters.rules.matter import StepKind
from dialogs.measures.rules.measure import StepKind as MeasureStep
from dialogs.organisation.rules.receivers import Receiver
from dialogs.reviews.rules.review import Matter
from dialogs.reviews.rules.said import MatterState
from storage.ground.moved_on import MovedOn
from storage.measures import writing as measure_writing
from storage.reviews.rows import MATTERS
from storage.tables import Table

_matters, _steps = Table.metadata.tables["matter"], Table.metadata.tables["matter_step"]
AUDIT = insert(Table.metadata.tables["audit"])
Values = Mapping[str, object]


def add(session: Session, matter: Matter, review: ReviewId | None, now: datetime) -> bool:
    """Lifted beside a review. False when it is there already: the same press twice."""
    known = select(_matters.c.id).where(_matters.c.id == matter.id)
    if session.scalar(known) is not None:
        return False
    try:
        with session.begin_nested():
            session.execute(insert(_matters).values({"review_id": review, **MATTERS.values(matter)}))
    except IntegrityError as error:  # another process was faster: then it is there
        if session.scalar(known) is None:
            raise
        raise MovedOn(matter.id) from error
    _audit(session, StepKind.LIFTED, matter.id, matter.by, now)
    return True


def save(session: Session, change: MatterChanged, by: PersonId, now: datetime) -> None:
    """Raises MovedOn when the matter is not what was read; then nothing may be committed."""
    before, after = change.before.matter, change.after
    standing = {"state": after.state.value, "revision": after.revision, "wanted_by": after.wanted_by}
    _move(session, before.id, before.revision, {**standing, **_to(after.to)})
    if before.revision == 0:
        first = change.before.first
        lifting = {"person_id": first.by, "at": first.at, "wanted_by": first.wanted_by}
        _step(session, before.id, 0, StepKind.LIFTED, {**lifting, **_to(before.to)})
    if change.measure is not None:
        measure_writing.add(session, change.measure, MeasureStep.PLANNED, "", by, now)
    if change.step is StepKind.MERGED:
        _merge(session, change, by, now)
    else:
        came = {"measure_id": change.measure.id if change.measure else None, "note": change.note}
        done = {"person_id": by, "at": now, "wanted_by": after.wanted_by}
        _step(session, after.id, after.revision, change.step, {**came, **done, **_to(after.to)})
    _audit(session, change.step, after.id, by, now)


def _merge(session: Session, change: MatterChanged, by: PersonId, now: datetime) -> None:
    """A step on both sides for each; what had been merged with the other before comes along."""
    after, first = change.after, change.before.matter.revision + 1
    for number, one in enumerate(change.merged, first):
        into = {"merged_into_id": after.id}
        moved = {"state": MatterState.MERGED.value, "revision": one.revision + 1}
        _move(session, one.matter, one.revision, {**into, **moved})
        session.execute(update(_matters).where(_matters.c.merged_into_id == one.matter).values(into))
        done = {"person_id": by, "at": now}
        merged = {**done, "other_id": after.id, "wanted_by": one.wanted_by}
        _step(session, one.matter, one.revision + 1, StepKind.MERGED, merged)
        joined = {**done, "other_id": one.matter, "wanted_by": after.wanted_by, **_to(after.to)}
        _step(session, after.id, number, StepKind.MERGED, joined)


def _move(session: Session, matter: MatterId, revision: int, values: Values) -> None:
    known = (_matters.c.id == matter) & (_matters.c.revision == revision)
    done = session.execute(update(_matters).where(known).values(values))
    if not isinstance(done, CursorResult) or done.rowcount != 1:
        raise MovedOn(matter)


def _to(receiver: Receiver) -> Values:
    return {"to_node_id": receiver.node, "to_role": receiver.role.value}


def _step(session: Session, matter: MatterId, revision: int, step: StepKind, values: Values) -> None:
    row = {"matter_id": matter, "revision": revision, "step": step.value, "note": "", **values}
    session.execute(insert(_steps).values(row))


def _audit(session: Session, step: StepKind, matter: MatterId, by: PersonId, now: datetime) -> None:
    session.execute(AUDIT, {"at": now, "person_id": by, "tag": f"matter:{step.value}", "subject": matter.hex})
