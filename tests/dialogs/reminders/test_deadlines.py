"""Who is reminded when: each milestone once, the latest after an outage, nobody who is done, nothing in quiet time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.holidays_of import calendar
from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import MeasureId, PersonId, ReviewId
from dialogs.reminders.rules.deadlines import DEFAULT, Due, Facts, OwedMeasure, Why, digests, measure_due, review_due
from dialogs.reviews.rules.owed import OwedReview, WaitsFor
from dialogs.reviews.rules.windows import Window

ANNA, SVEN = PersonId("anna"), PersonId("sven")
REVIEW, OTHER = ReviewId(UUID(int=7)), ReviewId(UUID(int=8))
MEASURE = MeasureId(UUID(int=31))
ALWAYS = Calendar()  # no days off but weekends
SWEDISH = calendar(ZoneInfo("Europe/Stockholm"), frozenset({7}), date(2026, 6, 1))
WINDOW = Window(opens=date(2026, 9, 1), closes=date(2026, 11, 30))  # both are working days
DAY = timedelta(days=1)


def owed(
    waits_for: WaitsFor = WaitsFor.ANSWERS,
    *,
    since: date | None = WINDOW.opens,
    window: Window = WINDOW,
    review: ReviewId = REVIEW,
) -> OwedReview:
    return OwedReview(person=ANNA, review=review, waits_for=waits_for, window=window, since=since)


def told_on(one: OwedReview, day: date) -> list[tuple[Why, int]]:
    return [(due.why, due.days) for due in review_due(one, day, ALWAYS)]


@pytest.mark.parametrize(
    ("before", "key"), [(31, None), (30, 30), (20, 30), (14, 14), (8, 14), (7, 7), (3, 3), (2, 3), (1, 1), (0, 1)]
)
def test_the_latest_milestone_before_the_last_day(before: int, key: int | None) -> None:
    """And only that: after an outage of a month somebody gets one reminder and not four."""
    found = review_due(owed(), WINDOW.closes - before * DAY, ALWAYS)
    assert [due.key.rsplit(":", 1)[1] for due in found] == ([str(key)] if key else [])
    assert all(due.days == before for due in found)


def test_the_day_after_is_told_once_and_for_all() -> None:
    """Whoever has heard it is left alone: the same key a day and a month later."""
    after = {due.key for days in (1, 2, 40) for due in review_due(owed(), WINDOW.closes + days * DAY, ALWAYS)}
    assert after == {f"closed:{REVIEW.hex}:2026-11-30"}


def test_a_week_before_it_opens_it_is_time_to_prepare() -> None:
    """Nobody has been invited yet, and nobody needs to have been."""
    one = owed(since=None)
    assert told_on(one, WINDOW.opens - 8 * DAY) == []
    assert told_on(one, WINDOW.opens - 7 * DAY) == [(Why.OPENING, 7)]
    assert told_on(one, WINDOW.opens) == []


def test_who_was_never_invited_is_not_reminded() -> None:
    """The bot meets them first, and then the invitation says all of it."""
    assert told_on(owed(since=None), WINDOW.closes - DAY) == []


def test_what_the_invitation_said_is_not_said_again_the_next_morning() -> None:
    """Invited nine days before: the milestone of fourteen has passed and stays unsaid, that of seven comes."""
    one = owed(since=WINDOW.closes - 9 * DAY)
    assert told_on(one, WINDOW.closes - 8 * DAY) == []
    assert told_on(one, WINDOW.closes - 7 * DAY) == [(Why.CLOSING, 7)]


def test_a_moved_last_day_brings_milestones_of_its_own() -> None:
    """The old ones have other keys, so nothing has to be cancelled."""
    moved = owed(window=Window(opens=WINDOW.opens, closes=WINDOW.closes + 30 * DAY))
    day = WINDOW.closes - 7 * DAY
    assert {due.key for due in review_due(owed(), day, ALWAYS)}.isdisjoint(
        due.key for due in review_due(moved, day + 30 * DAY, ALWAYS)
    )


def test_a_round_closed_early_is_over_at_once() -> None:
    """The coordinator closed it: then it is late from that day."""
    closed = Window(opens=WINDOW.opens, closes=WINDOW.closes, closed_early=True)
    assert told_on(owed(window=closed), date(2026, 10, 5)) == [(Why.CLOSED, 56)]


@pytest.mark.parametrize(
    ("waits_for", "why"),
    [(WaitsFor.VIEW, Why.VIEW), (WaitsFor.TALK, Why.TALK), (WaitsFor.SIGNATURE, Why.SIGNATURE)],
)
def test_who_keeps_others_waiting_is_told_after_three_working_days_and_then_weekly(
    waits_for: WaitsFor, why: Why
) -> None:
    """Thursday to Tuesday: a weekend is nobody's delay."""
    one = owed(waits_for, since=date(2026, 9, 17))
    assert told_on(one, date(2026, 9, 21)) == []
    assert [kind for kind, _ in told_on(one, date(2026, 9, 22))] == [why]
    keys = [review_due(one, date(2026, 9, 22) + days * DAY, ALWAYS)[0].key for days in range(14)]
    assert sorted(Counter(keys).values()) == [7, 7]


def test_a_measure_is_told_of_in_good_time_and_when_it_is_overdue() -> None:
    """30, 7 and 1 days before; then the day after, and once in four weeks."""
    one = OwedMeasure(person=ANNA, measure=MEASURE, due=date(2026, 12, 1), since=date(2026, 9, 1))
    days = [one.due - 40 * DAY + days * DAY for days in range(100)]
    keys = list(dict.fromkeys(due.key.split(":", 1)[0] + due.key[-3:] for day in days for due in measure_due(one, day)))
    assert keys == ["measure:30", "measure1:7", "measure1:1", "overdue1:0", "overdue1:1", "overdue1:2"]


def test_whoever_takes_over_a_late_measure_gets_a_week_before_hearing_that_it_is_late() -> None:
    """The letter that asked them said so: a reminder on the next morning would only be a reproach."""
    one = OwedMeasure(person=ANNA, measure=MEASURE, due=date(2026, 12, 1), since=date(2026, 12, 9))
    heard = [day for day in (one.since + days * DAY for days in range(30)) if measure_due(one, day)]
    assert heard[0] == date(2026, 12, 16)
    assert {due.why for due in measure_due(one, heard[0])} == {Why.OVERDUE}


def test_eight_weeks_after_it_was_done_it_is_asked_whether_it_helped() -> None:
    """On the day, and once in four weeks until somebody has looked. What is done is never overdue."""
    one = OwedMeasure(person=ANNA, measure=MEASURE, due=date(2026, 12, 1), since=date(2026, 9, 1), done=True)
    days = [one.due - 40 * DAY + days * DAY for days in range(100)]
    found = [due for day in days for due in measure_due(one, day)]
    assert {due.why for due in found} == {Why.CONTROL}
    assert min(due.days for due in found[:1]) == 0
    assert len({due.key for due in found}) == 3


def test_the_most_urgent_comes_first_and_everything_is_one_digest() -> None:
    """One card in the morning, not five pings."""
    facts = Facts(
        reviews=(owed(), owed(WaitsFor.SIGNATURE, since=date(2026, 11, 2), review=OTHER)),
        measures=(OwedMeasure(person=ANNA, measure=MEASURE, due=date(2026, 11, 24), since=date(2026, 9, 1)),),
    )
    found = digests(facts, date(2026, 11, 23), ALWAYS)
    assert list(found) == [ANNA]
    assert [due.why for due in found[ANNA]] == [Why.CLOSING, Why.CLOSING, Why.SIGNATURE, Why.MEASURE]


def test_later_is_later() -> None:
    """Nothing before the day that was asked for, and on it what is then due."""
    facts = Facts(reviews=(owed(),), snoozed={ANNA: date(2026, 11, 25)})
    assert digests(facts, date(2026, 11, 24), ALWAYS) == {}
    assert digests(facts, date(2026, 11, 25), ALWAYS).keys() == {ANNA}


# --- whatever happens


@dataclass
class Year:
    """A person's year with reminders, as the bot lives it: up on some days, and everything told is remembered."""

    kept: Calendar
    told: set[str] = field(default_factory=set)
    digests: list[tuple[date, tuple[Due, ...]]] = field(default_factory=list)

    def morning(self, day: date, reviews: tuple[OwedReview, ...]) -> None:
        found = digests(Facts(reviews=reviews, told={ANNA: frozenset(self.told)}), day, self.kept).get(ANNA)
        if found:
            self.told |= {due.key for due in found}
            self.digests.append((day, found))


CLOSES = st.dates(date(2026, 6, 1), date(2026, 12, 31))
WAITS = st.sampled_from(list(WaitsFor))


@given(
    down=st.sets(st.integers(0, 399)),
    closes=CLOSES,
    moves=st.dictionaries(st.integers(0, 399), CLOSES, max_size=4),
    waits_for=WAITS,
    done=st.integers(0, 420),
    invited=st.integers(0, 120),
)
def test_any_downtime_and_any_moved_deadline(
    down: set[int], closes: date, moves: dict[int, date], waits_for: WaitsFor, done: int, invited: int
) -> None:
    """Each milestone at most once; none in quiet time, none when done, one digest a day at most; the latest always."""
    start, opens = date(2026, 3, 2), date(2026, 4, 1)
    year = Year(kept=SWEDISH)
    for number in range(400):
        day, closes = start + number * DAY, moves.get(number, closes)
        one = owed(
            waits_for,
            since=opens + invited * DAY if number >= 30 + invited else None,
            window=Window(opens=opens, closes=closes),
        )
        owes = number < done
        if number not in down:
            year.morning(day, (one,) if owes else ())
            if owes and SWEDISH.is_working_day(day):
                assert {due.key for due in review_due(one, day, SWEDISH)} <= year.told  # nothing due is left unsaid
    times = Counter(due.key for _, dues in year.digests for due in dues)
    assert set(times.values()) <= {1}
    days = [day for day, _ in year.digests]
    assert len(days) == len(set(days))
    assert all(SWEDISH.is_working_day(day) and day < start + done * DAY for day in days)


@given(out=st.integers(1, 60), first=st.integers(0, 90))
def test_after_an_outage_the_latest_milestone_and_not_four(out: int, first: int) -> None:
    """Down for days or weeks: the first morning back tells one thing about the review."""
    year = Year(kept=ALWAYS)
    days = [WINDOW.opens + number * DAY for number in range(91)]
    for number, day in enumerate(days):
        if not first <= number < first + out:
            year.morning(day, (owed(),))
    assert all(len(dues) == 1 for _, dues in year.digests)
    milestones = [int(dues[0].key.rsplit(":", 1)[1]) for _, dues in year.digests]
    assert milestones == sorted(milestones, reverse=True)
    if first + out <= 88:  # up again on the last working days
        assert milestones[-1] == min(DEFAULT.closing)
