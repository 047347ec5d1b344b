"""Measures with a life of their own: one with its table and its history, and the lists of a person and of a unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, bindparam, insert, select, update
from sqlalchemy.orm import Session

from dialogs.ids import MeasureId, PersonId, ReviewId
from dialogs.pages import MyMeasure
from dialogs.rules.measure import Facts, MeasureCase, Standing, Step, StepKind
from dialogs.rules.review import Measure, MeasureKind, MeasureState
from dialogs.turn import MeasureChanged
from storage import organisation
from storage.reviews import MovedOn, load
from storage.reviews.saving import matter_row, plain
from storage.tables import Table
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MatterRow, MeasureRow, MeasureStepRow
from storage.tables.rounds import ReviewRow

_measures, _history = Table.metadata.tables["measure"], Table.metadata.tables["measure_history"]
_measure, _step = MeasureRow.__table__.c, MeasureStepRow.__table__.c
_review, _node = ReviewRow.__table__.c, NodeRow.__table__.c
AUDIT = insert(Table.metadata.tables["audit"])
# What a step may change. The wording is the plan's: a measure that turns out to be another one follows this one.
CHANGING = ("due", "done_at", "done_what", "controlled_at", "controlled_by", "control_note", "reason", "revision")
MINE = (
    select(
        _measure.id,
        _measure.what,
        _measure.due,
        _measure.kind,
        _measure.state,
        _measure.done_at,
        _review.signed_at,
        _node.name.label("unit"),
    )
    .join_from(MeasureRow.__table__, NodeRow.__table__, _node.id == _measure.node_id)
    .outerjoin(ReviewRow.__table__, _review.id == _measure.review_id)
    .where(
        _measure.accountable_id == bindparam("person"),
        _measure.state.in_([MeasureState.PLANNED.value, MeasureState.DONE.value]),
    )
    .order_by(_measure.due, _measure.created_at)
)
STEPS = (
    select(_step.step, _step.note, _step.before, _step.after, _step.person_id, _step.at, _step.revision)
    .where(_step.measure_id == bindparam("measure"))
    .order_by(_step.revision, _step.id)
)


def case(session: Session, measure: MeasureId, today: date) -> MeasureCase | None:
    """The measure, who sits at its table today, and its history. None if no review has one with this id."""
    review_id = session.scalar(select(_measure.review_id).where(_measure.id == measure))
    review = load(session, ReviewId(review_id), today, with_past=False) if review_id is not None else None
    found = next((one for one in review.measures if one.id == measure), None) if review else None
    if review is None or found is None:
        return None
    steps = tuple(_read_step(row) for row in session.execute(STEPS, {"measure": measure}).mappings())
    named = {step.by for step in steps} | {step.accountable for step in steps if step.accountable}
    unknown = sorted(named - review.people.keys())
    people = {**review.people, **organisation.people(session, unknown)} if unknown else review.people
    return MeasureCase(measure=found, review=replace(review, people=people), steps=steps)


def _read_step(row: Any) -> Step:
    before, after = row["before"] or {}, row["after"]
    return Step(
        kind=StepKind(row["step"]),
        note=row["note"],
        due=_day(after.get("due")),
        due_before=_day(before.get("due")),
        accountable=PersonId(after["accountable"]) if after.get("accountable") else None,
        by=PersonId(row["person_id"]),
        at=row["at"],
        revision=row["revision"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def save(session: Session, change: MeasureChanged, by: PersonId, now: datetime) -> None:
    """Raises MovedOn when the measure is not what was read; then nothing may be committed."""
    before, after = change.before.measure, change.after
    values = {name: getattr(after, name) for name in CHANGING}
    values |= {"state": after.state.value, "accountable_id": after.accountable}
    known = (_measures.c.id == before.id) & (_measures.c.revision == before.revision)
    done = session.execute(update(_measures).where(known).values(values))
    if not isinstance(done, CursorResult) or done.rowcount != 1:
        raise MovedOn(before.id)
    review = change.before.review.id
    _remember(session, review, after, before, change.step, change.note, by, now)
    if change.also is not None:
        session.execute(insert(_measures).values(_row(change.also, review)))
        _remember(session, review, change.also, None, StepKind.FOLLOWS, change.note, by, now)
    if change.lifted is not None:
        session.execute(insert(MatterRow).values(matter_row(change.lifted, review)))
    tag = f"measure:{change.step.value}"
    session.execute(AUDIT, {"at": now, "person_id": by, "tag": tag, "subject": after.id.hex})


def _remember(
    session: Session,
    review: ReviewId,
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


def _row(measure: Measure, review: ReviewId) -> dict[str, Any]:
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
        "done_at_once": False,
        "created_by": measure.by,
        "created_at": measure.at,
        "follows_id": measure.follows,
        "revision": measure.revision,
    }


def mine(session: Session, person: PersonId, today: date) -> tuple[MyMeasure, ...]:
    """What a person has to see to: what is overdue first, then what is to be controlled, then by day."""
    found = []
    for row in session.execute(MINE, {"person": person}).all():
        kind, state = MeasureKind(row.kind), MeasureState(row.state)
        running = row.signed_at is not None
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
