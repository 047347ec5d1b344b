"""Reading one measure with all that its own card needs: its home, its question, what it follows, its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, PersonId, QuestionId, ReviewId
from dialogs.ground.texts import Text
from dialogs.measures.rules.measure import MeasureCase, Step, StepKind
from dialogs.reviews.rules.review import Priority
from storage.checklists.versions import checklist_of
from storage.measures import homes as measure_homes
from storage.organisation import tree as organisation
from storage.reviews.reading import load
from storage.reviews.rows import MEASURES
from storage.tables.reviews import MeasureRow, MeasureStepRow
from storage.tables.rounds import RoundRow

_measure, _step = MeasureRow.__table__.c, MeasureStepRow.__table__.c
ONE = MEASURES.select(_measure.review_id).where(_measure.id == bindparam("measure"))
LINKED = (
    MEASURES.select()
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
    if review is None or found is None:
        return None
    case = MeasureCase.of(review, found, steps)
    home = (
        None if found.node in (node.id for node in review.nodes) else measure_homes.of_node(session, found.node, today)
    )
    return replace(case, home=replace(home, origin=case.home.origin)) if home else case  # its unit has ended


def _of_its_own(session: Session, row: Any, steps: tuple[Step, ...], today: date) -> MeasureCase | None:
    measure = MEASURES.read(row)
    home = measure_homes.of_node(session, measure.node, today)
    if home is None:
        return None
    number, short = _about(session, measure.question)
    linked = [MEASURES.read(one) for one in session.execute(LINKED, {"measure": measure.id, "of": measure.follows})]
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
        priority=Priority(after.get("priority") or Priority.NORMAL.value),
        goal=after.get("goal"),
        target_year=after.get("target_year"),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
