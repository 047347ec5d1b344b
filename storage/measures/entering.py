"""The entering of results: writes what their comparison decided, in the caller's transaction, and says who is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from dialogs.ground.messages import Message
from dialogs.measures.rules.measure import StepKind
from dialogs.reviews.messages import MeasureMessage, ReviewMessage
from storage.measures import writing as measure_writing
from storage.organisation.importing.applying import NotApplicable
from storage.reviews.results.entry import Comparison, EnteredReview, Entry, ProposedMeasure
from storage.reviews.writing import save
from storage.tables import Table

_measure = Table.metadata.tables["measure"]
# Which goal a measure serves is not of the review's record, so saving the review does not write it.
GOAL = update(_measure).where(_measure.c.id == bindparam("of"))
AUDIT = insert(Table.metadata.tables["audit"])


def apply(
    session: Session, comparison: Comparison, entry: Entry, step: Callable[[int], object] = lambda _: None
) -> tuple[Message, ...]:
    """Raises MovedOn where somebody began the review in the same moment; then nothing may be committed."""
    if comparison.errors:
        raise NotApplicable(len(comparison.errors))
    for one in comparison.reviews:
        _review(session, one, entry)
        step(1)
    for proposed in comparison.proposed:
        by = proposed.managers[0]
        measure_writing.add(session, proposed.measure, StepKind.ENTERED, entry.by, by, entry.now)
        step(1)
    return (*_to_managers(comparison), *_to_answer(comparison))


def _review(session: Session, entered: EnteredReview, entry: Entry) -> None:
    save(session, entered.before, entered.after, entered.manager, entry.now)
    goals = [
        {"of": one.id, "goal": one.goal, "target_year": one.target_year}
        for one in entered.measures
        if one.goal or one.target_year
    ]
    for goal in goals:
        session.execute(GOAL, goal)
    tag = f"results:{entry.method.value}"
    session.execute(AUDIT, {"at": entry.now, "person_id": None, "tag": tag, "subject": entered.after.id.hex})


def _to_managers(comparison: Comparison) -> Iterator[Message]:
    for one in comparison.reviews:
        for person in one.after.managers:
            mark = f"r{one.after.revision}"
            yield Message(kind=ReviewMessage.RESULTS_ENTERED, mark=mark, review=one.after.id, person=person)


def _to_answer(comparison: Comparison) -> Iterator[Message]:
    """Each proposal waits for a manager's yes or no."""
    for one in comparison.proposed:
        yield from _asked(one)


def _asked(proposed: ProposedMeasure) -> Iterator[Message]:
    for person in proposed.managers:
        yield Message(kind=MeasureMessage.MEASURE_PROPOSED, mark="r0", person=person, measure=proposed.measure.id)
