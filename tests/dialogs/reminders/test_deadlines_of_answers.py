"""When the receiver of a lifted matter is reminded, and where the milestones of measures and reviews begin and end."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import MatterId, MeasureId, PersonId, ReviewId
from dialogs.reminders.rules.deadlines import (
    Due,
    OwedAnswer,
    OwedMeasure,
    Why,
    answer_due,
    left_due,
    measure_due,
    review_due,
)
from dialogs.reviews.rules.owed import OwedReview, WaitsFor
from dialogs.reviews.rules.windows import Window

ANNA, BO = PersonId("anna"), PersonId("bo")
MATTER, MEASURE, REVIEW = MatterId(UUID(int=5)), MeasureId(UUID(int=6)), ReviewId(UUID(int=7))
GOT, WISHED = date(2026, 11, 2), date(2026, 12, 1)
DAY = timedelta(days=1)


def answer(wanted_by: date | None, since: date = GOT) -> OwedAnswer:
    return OwedAnswer(person=ANNA, matter=MATTER, wanted_by=wanted_by, since=since)


def told(dues: tuple[Due, ...]) -> list[tuple[Why, int]]:
    return [(due.why, due.days) for due in dues]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-8, []),
        (-7, [(Why.ANSWER, 7)]),
        (-1, [(Why.ANSWER, 1)]),
        (0, [(Why.ANSWER, 0)]),
        (1, [(Why.UNANSWERED, -1)]),
        (40, [(Why.UNANSWERED, -40)]),
    ],
)
def test_before_the_day_that_was_wished_for_and_after(days: int, expected: list[tuple[Why, int]]) -> None:
    """Whoever lifted it said by when: that day is the receiver's, too."""
    assert told(answer_due(answer(WISHED), WISHED + days * DAY)) == expected


def keys(owed: OwedAnswer, first: date, days: int) -> list[str]:
    """Every milestone there is, in order."""
    found = (due.key for day in range(days) for due in answer_due(owed, first + day * DAY))
    return list(dict.fromkeys(found))


def test_each_milestone_of_an_answer_is_one() -> None:
    """Seven days before, one day before, the day after, and then every fourth week."""
    found = keys(answer(WISHED), GOT, (WISHED - GOT).days + 57)
    assert len(found) == 4
    again = answer_due(answer(WISHED), WISHED + 28 * DAY), answer_due(answer(WISHED), WISHED + 29 * DAY)
    assert again[0][0].key != again[1][0].key


def test_what_had_passed_when_it_was_received_is_not_told() -> None:
    """Received four days before: the letter said so, and only the day before is left to tell."""
    late = answer(WISHED, since=WISHED - 7 * DAY)
    assert told(answer_due(late, WISHED - 7 * DAY)) == []
    assert told(answer_due(late, WISHED - 2 * DAY)) == []
    assert told(answer_due(late, WISHED - DAY)) == [(Why.ANSWER, 1)]


def test_without_a_day_it_is_told_every_fourth_week() -> None:
    """Nobody said when, but somebody waits."""
    assert told(answer_due(answer(None), GOT + 27 * DAY)) == []
    assert told(answer_due(answer(None), GOT + 28 * DAY)) == [(Why.ANSWER, -28)]
    assert len(keys(answer(None), GOT, 57)) == 2


def test_a_matter_passed_on_begins_anew() -> None:
    """The next receiver's milestones are not those of the one before."""
    later = answer_due(answer(WISHED, since=GOT + DAY), WISHED + DAY)
    assert later[0].key != answer_due(answer(WISHED), WISHED + DAY)[0].key


# --- edges of the others


def measure(due: date, since: date = GOT, left: PersonId | None = None) -> OwedMeasure:
    return OwedMeasure(person=ANNA, measure=MEASURE, due=due, since=since, left=left)


def test_an_overdue_measure_is_told_of_again_after_four_weeks() -> None:
    """The 29th day is the first of the next four weeks."""
    found = [measure_due(measure(WISHED), WISHED + days * DAY)[0].key for days in (1, 28, 29, 56, 57)]
    assert [found.index(one) for one in found] == [0, 0, 2, 2, 4]


def test_a_measure_taken_over_on_its_last_day_is_late_the_day_after() -> None:
    """It was still in time then: the week of grace is for those who got it late. That week is seven days."""
    assert told(measure_due(measure(WISHED, since=WISHED), WISHED + DAY)) == [(Why.OVERDUE, -1)]
    late = measure(WISHED, since=WISHED + 3 * DAY)
    assert told(measure_due(late, WISHED + 9 * DAY)) == []
    assert told(measure_due(late, WISHED + 10 * DAY)) == [(Why.OVERDUE, -10)]


def test_a_milestone_on_the_day_a_measure_was_planned_is_not_told() -> None:
    """Planned today for in a week: nobody needs to hear that a week is left."""
    planned = measure(WISHED, since=WISHED - 7 * DAY)
    assert told(measure_due(planned, WISHED - 7 * DAY)) == []
    assert told(measure_due(planned, WISHED - DAY)) == [(Why.MEASURE, 1)]


def test_what_somebody_left_behind_is_told_once_a_month() -> None:
    """Until somebody has taken it over."""
    left = measure(WISHED, left=BO)
    (first,), (same,), (next_month,) = (left_due(left, GOT + days * DAY) for days in (0, 20, 30))
    assert (first.why, first.days) == (Why.LEFT, 0)
    assert first.key == same.key != next_month.key
    assert left_due(measure(WISHED), GOT) == ()


def test_whoever_is_asked_on_the_last_day_is_told_when_it_has_passed() -> None:
    """Asked after it, they know."""
    window = Window(opens=GOT, closes=WISHED)

    def closed(since: date) -> list[tuple[Why, int]]:
        owed = OwedReview(person=ANNA, review=REVIEW, waits_for=WaitsFor.ANSWERS, window=window, since=since)
        return told(review_due(owed, WISHED + DAY, Calendar()))

    assert closed(WISHED) == [(Why.CLOSED, -1)]
    assert closed(WISHED + DAY) == []
    owed = OwedReview(person=ANNA, review=REVIEW, waits_for=WaitsFor.ANSWERS, window=window, since=WISHED - 7 * DAY)
    assert told(review_due(owed, WISHED - 7 * DAY, Calendar())) == []
