"""The mark of what a card shows: short, the same for the same facts, and another when somebody has decided something since."""

from __future__ import annotations

from zlib import crc32

from dialogs.ground.ids import MeasureId, QuestionId
from dialogs.reviews.rules.plan import Measure
from dialogs.reviews.rules.review import Review


def of_follow_up(review: Review, which: QuestionId) -> str:
    """What has been done about an answer: its measures, its matters, and the reason for none."""
    answer = review.answers.get(which)
    measures = tuple(_facts(one) for one in review.measures if one.question == which)
    matters = tuple(one.id.hex for one in review.matters if one.question == which)
    return _short((measures, matters, answer.no_measure_reason if answer else None))


def of_measure(review: Review, which: MeasureId) -> str:
    return _short(tuple(_facts(one) for one in review.measures if one.id == which))


def _facts(measure: Measure) -> tuple[object, ...]:
    who, due = measure.accountable, measure.due.isoformat() if measure.due else None
    return (measure.id.hex, measure.state.value, measure.what, due, who, measure.priority.value)


def _short(facts: object) -> str:
    return format(crc32(repr(facts).encode()), "08x")
