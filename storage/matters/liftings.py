"""From where something is lifted, and whether the person may: their unit, a question of a review, or a measure."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.matters.facts import LiftingFrom
from dialogs.reviews.rules.review import Review
from storage.measures import reading as measures
from storage.organisation import own_units
from storage.reviews.reading import load


def of_unit(session: Session, person: PersonId, wanted: NodeId | None, today: date) -> LiftingFrom | None:
    """One of the units that the person manages; without a wish the first of them. None where they manage nothing such."""
    units = own_units.managed(session, person, today)
    known = next((one for one in units if wanted in (None, one[0])), None)
    if known is None:
        return None
    return LiftingFrom(node=known[0], unit=known[1], may=True, units=units if len(units) > 1 else ())


def of_question(
    session: Session, person: PersonId, review_id: ReviewId, question: QuestionId | None, today: date
) -> LiftingFrom | None:
    review = load(session, review_id, today, with_past=False)
    if review is None or review.withdrawn or review.seat_kind(person) is None:
        return None
    home = review.home_of(person)
    known = question if question is not None and question in review.checklist else None
    return LiftingFrom(
        node=home.id,
        unit=home.name,
        may=person in review.managers,
        review=review.id,
        question=known,
        number=review.checklist.number(known) if known else None,
        short=review.checklist.question(known).short if known else None,
        returnable=_returnable(review, known),
    )


def _returnable(review: Review, question: QuestionId | None) -> bool:
    return question is not None and review.may_return(review.checklist.question(question))


def of_measure(session: Session, person: PersonId, measure: MeasureId, today: date) -> LiftingFrom | None:
    """By its manager or by whoever sees to it: the matter belongs to the measure's unit and, if it has one, its review."""
    case = measures.case(session, measure, today)
    if case is None or case.home.withdrawn or not case.may_see(person):
        return None
    return LiftingFrom(
        node=case.measure.node,
        unit=", ".join(node.name for node in case.home.nodes),
        may=case.may_act(person),
        review=case.home.review,
        question=case.measure.question,
        number=case.number,
        short=case.short,
        measure=measure,
        measure_what=case.measure.what,
    )
