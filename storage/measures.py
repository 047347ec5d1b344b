"""Measures with a life of their own: one with its table and its history, and the lists of a person and of a unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, bindparam, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.ids import MeasureId, PersonId, QuestionId, ReviewId
from dialogs.pages import MyMeasure
from dialogs.rules.checklist import Text
from dialogs.rules.measure import Facts, MeasureCase, Standing, Step, StepKind
from dialogs.rules.review import Measure, MeasureKind, MeasureState
from dialogs.turn import MeasureChanged
from storage import measure_homes, measure_rows, organisation
from storage.checklist_versions import checklist_of
from storage.reviews import MovedOn, load
from storage.reviews.saving import matter_row, plain
from storage.tables import Table
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MatterRow, MeasureRow, MeasureStepRow
from storage.tables.rounds import ReviewRow, RoundRow

_measures, _history = Table.metadata.tables["measure"], Table.metadata.tables["measure_history"]
_nodes = Table.metadata.tables["measure_node"]
_measure, _step = MeasureRow.__table__.c, MeasureStepRow.__table__.c
_review, _node = ReviewRow.__table__.c, NodeRow.__table__.c
AUDIT = insert(Table.metadata.tables["audit"])
# What a step may change. The wording is the plan's: a measure that turns out to be another one follows this one.
CHANGING = (
    "due",
    "done_at",
    "done_what",
    "controlled_at",
    "controlled_by",
    "control_note",
    "reason",
    "revision",
    "goal",
    "target_year",
)
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
    .order_by(_measure.due, _measure.created_at)
)
ONE = select(*measure_rows.COLUMNS).where(_measure.id == bindparam("measure"))
LINKED = (
    select(*measure_rows.COLUMNS)
    .where(or_(_measure.follows_id == bindparam("measure"), _measure.id == bindparam("of")))
    .order_by(_measure.created_at, _measure.id)
)
NEWEST_CORE = select(RoundRow.core_id).where(RoundRow.extra_kind.is_(None)).order_by(RoundRow.year.desc()).limit(1)
STEPS = (
    select(_step.step, _step.note, _step.before, _step.after, _step.person_id, _step.at, _step.revision)
    .where(_step.measure_id == bindparam("measure"))
    .order_by(_step.revision, _step.id)
)


def case(session: Session, measure: MeasureId, today: date) -> MeasureCase | None:
    """The measure, who sits at its table today, and its history. None if there is none with this id."""
    row = session.execute(ONE, {"measure": measure}).one_or_none()
    if row is None:
        return None
    steps = tuple(_read_step(one) for one in session.execute(STEPS, {"measure": measure}).mappings())
    if row.review_id is None:
        found = _of_its_own(session, row, steps, today)
    else:
        found = _of_review(session, ReviewId(row.review_id), measure, steps, today)
    return _with_others(session, found, today) if found else None


def _of_review(
    session: Session, review_id: ReviewId, measure: MeasureId, steps: tuple[Step, ...], today: date
) -> MeasureCase | None:
    review = load(session, review_id, today, with_past=False)
    found = next((one for one in review.measures if one.id == measure), None) if review else None
    return MeasureCase.of(review, found, steps) if review and found else None


def _of_its_own(session: Session, row: Any, steps: tuple[Step, ...], today: date) -> MeasureCase | None:
    measure = measure_rows.read(row)
    home = measure_homes.of_node(session, measure.node, today)
    if home is None:
        return None
    number, short = _about(session, measure.question)
    linked = [measure_rows.read(one) for one in session.execute(LINKED, {"measure": measure.id, "of": measure.follows})]
    return MeasureCase(
        measure=measure,
        home=home,
        year=measure.at.year,
        number=number,
        short=short,
        steps=steps,
        followed=next((one for one in linked if one.id == measure.follows), None),
        followed_by=next((one for one in linked if one.follows == measure.id), None),
    )


def _about(session: Session, question: QuestionId | None) -> tuple[int | None, Text | None]:
    """The question as the newest round asks it: a measure may be about one without having come of a review."""
    core = session.scalar(NEWEST_CORE) if question else None
    if question is None or core is None:
        return None, None
    checklist = checklist_of(session, core)
    return (checklist.number(question), checklist.question(question).short) if question in checklist else (None, None)


def _with_others(session: Session, found: MeasureCase, today: date) -> MeasureCase:
    """With the other nodes that it holds for, and the names of everybody who has come into it."""
    measure, home = found.measure, found.home
    others = measure_homes.beside(session, measure.id, [node.id for node in home.nodes], today)
    named = {person for step in found.steps for person in (step.by, step.accountable) if person}
    named |= {one for one in (measure.accountable, measure.by, measure.proposed_by, measure.controlled_by) if one}
    named |= {person for one in others for person in one.people}
    unknown = sorted(named - home.people.keys())
    people = {**home.people, **organisation.people(session, unknown)} if unknown else home.people
    measure = replace(measure, also=tuple(one.node.id for one in others))
    return replace(found, measure=measure, home=replace(home, people=people, beside=others))


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
            session.execute(insert(_measures).values(measure_rows.write(measure, review)))
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
    values = {name: getattr(after, name) for name in CHANGING}
    values |= {
        "state": after.state.value,
        "accountable_id": after.accountable,
        "priority": after.priority.value,
    }
    known = (_measures.c.id == before.id) & (_measures.c.revision == before.revision)
    done = session.execute(update(_measures).where(known).values(values))
    if not isinstance(done, CursorResult) or done.rowcount != 1:
        raise MovedOn(before.id)
    review = change.before.home.review
    _name_nodes(session, before, after)
    _remember(session, review, after, before, change.step, change.note, by, now)
    if change.also is not None:
        session.execute(insert(_measures).values(measure_rows.write(change.also, review)))
        _remember(session, review, change.also, None, StepKind.FOLLOWS, change.note, by, now)
    if change.lifted is not None:
        session.execute(insert(MatterRow).values(matter_row(change.lifted, review)))
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
