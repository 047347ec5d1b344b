"""What checks a made-up year is checked itself: records that break a rule are found, each by its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.rehearsal.people.records import Attempt, Expected, Met, Records, Snooze
from tests.rehearsal.people.year_totals import Left
from tests.rehearsal.simulating.checking import RULES, broken

MORNING = datetime(2026, 11, 16, 7, 1, tzinfo=UTC)  # a Monday, 8:01 in Stockholm
DAY = timedelta(days=1)
TOLD = "closing:abc:2026-11-30:14"
ROW = Left(key="digest:p1:2026-11-16", kind="digest", state="sent", outcome="delivered", has_address=True, due=MORNING)
DIGEST = Attempt(
    at=MORNING, key=ROW.key, kind="digest", receiver="p1", to_channel=False, outcome="delivered", told=(TOLD,)
)
GOOD = Records(
    year=2026,
    seed=1,
    begins=date(2026, 1, 1),
    ends=date(2027, 8, 15),
    zone=ZoneInfo("Europe/Stockholm"),
    down=(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 8, tzinfo=UTC)),
    quiet_months=frozenset({7}),
    days_off=frozenset({date(2026, 12, 24)}),
    attempts=(DIGEST,),
    expected=(Expected(day=MORNING.date(), person="p1", milestone=TOLD),),
    rows=(ROW,),
)


def again(at: datetime, told: str = TOLD) -> Records:
    """The same digest once more, in a message of its own."""
    key = f"digest:p1:{at:%Y-%m-%d %H:%M}"
    second = replace(DIGEST, at=at, key=key, told=(told,))
    return replace(GOOD, attempts=(DIGEST, second), rows=(ROW, replace(ROW, key=key)))


def rules(records: Records) -> set[str]:
    return {one.rule for one in broken(records)}


def test_a_good_year_breaks_nothing() -> None:
    """Else the others here would prove nothing."""
    assert broken(GOOD) == []


def test_somebody_who_was_done_and_was_reminded_is_found() -> None:
    """The first promise."""
    records = replace(GOOD, attempts=(replace(DIGEST, done=(TOLD,)),))
    assert rules(records) == {"nobody is reminded of what they have done"}


def test_two_digests_on_one_day_are_found() -> None:
    """Also when they tell different things."""
    records = again(MORNING + timedelta(hours=3), told="closing:other:2026-11-30:14")
    assert rules(records) == {"at most one digest for a person and a day"}


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 16, 16, 0, tzinfo=UTC),  # five o'clock
        datetime(2026, 11, 16, 6, 59, tzinfo=UTC),
        datetime(2026, 11, 21, 9, 0, tzinfo=UTC),  # Saturday
        datetime(2026, 12, 24, 9, 0, tzinfo=UTC),  # julafton
        datetime(2027, 7, 5, 9, 0, tzinfo=UTC),
    ],
)
def test_what_comes_in_quiet_time_is_found(at: datetime) -> None:
    """Evening, weekend, holiday, quiet month."""
    records = replace(GOOD, attempts=(replace(DIGEST, at=at),), expected=())
    assert rules(records) == {"nothing in quiet time"}


def test_whoever_installs_the_bot_in_the_evening_gets_what_waited() -> None:
    """They are there, and have just asked for it. An hour later, or for somebody else, it is quiet time."""
    evening = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
    late = replace(GOOD, attempts=(replace(DIGEST, at=evening),), expected=())
    assert broken(replace(late, met=(Met(at=evening - timedelta(seconds=2), person="p1"),))) == []
    for met in (Met(at=evening - timedelta(hours=1), person="p1"), Met(at=evening, person="p2")):
        assert rules(replace(late, met=(met,))) == {"nothing in quiet time"}


def test_what_was_sent_while_the_bot_was_down_is_found() -> None:
    """The outage is to be one."""
    records = replace(GOOD, attempts=(replace(DIGEST, at=GOOD.down[0] + DAY + timedelta(hours=8)),), expected=())
    assert rules(records) == {"nothing while the bot was down"}


def test_a_milestone_told_twice_is_found() -> None:
    """On another day; unless it was put off in between."""
    records = again(MORNING + DAY)
    assert rules(records) == {"each milestone at most once"}
    rested = replace(records, snoozes=(Snooze(at=MORNING + timedelta(hours=2), person="p1"),))
    assert broken(rested) == []
    somebody_else = replace(records, snoozes=(Snooze(at=MORNING + timedelta(hours=2), person="p2"),))
    assert rules(somebody_else) == {"each milestone at most once"}


def test_a_milestone_that_was_not_told_is_found() -> None:
    """Never, too late, to somebody else, or only before it was put off."""
    expected = GOOD.expected[0]
    for wrong in (
        replace(GOOD, expected=(replace(expected, milestone="closing:abc:2026-11-30:7"),)),
        replace(GOOD, expected=(replace(expected, day=MORNING.date() - DAY),)),
        replace(GOOD, expected=(replace(expected, person="p2"),)),
        replace(
            GOOD,
            expected=(replace(expected, day=MORNING.date() + 5 * DAY),),
            snoozes=(Snooze(at=MORNING + DAY, person="p1"),),
        ),
    ):
        assert rules(wrong) == {"the latest milestone always"}


def test_a_refused_attempt_has_told_nothing() -> None:
    """429, and it never came back."""
    records = replace(
        GOOD,
        attempts=(replace(DIGEST, outcome="throttled:429"),),
        rows=(replace(ROW, state="retry", has_address=False),),
    )
    assert rules(records) == {"the latest milestone always"}


@pytest.mark.parametrize(
    "row",
    [
        replace(ROW, state="dead", outcome="gone:refused"),
        replace(ROW, state="sending", outcome=None),
        replace(ROW, state="pending", outcome=None, has_address=False),  # and yet it arrived
        replace(ROW, state="dropped", outcome="obsolete"),  # and yet it arrived
    ],
)
def test_a_message_that_is_not_accounted_for_is_found(row: Left) -> None:
    """Dead, in somebody's hands for ever, or told to be something else than it is."""
    assert rules(replace(GOOD, rows=(row,))) == {"every message is accounted for"}


def test_a_message_sent_and_never_arrived_or_twice_is_found() -> None:
    """The two ways in which a row can be wrong about Teams; and a post without a row."""
    nothing = replace(GOOD, attempts=(), expected=())
    assert rules(nothing) == {"every message is accounted for"}
    summary = replace(DIGEST, kind="summary", told=())
    twice = replace(GOOD, attempts=(summary, replace(summary, at=MORNING + DAY)), expected=())
    assert rules(twice) == {"every message is accounted for"}
    assert rules(replace(GOOD, rows=())) == {"every message is accounted for"}


def test_what_waits_for_its_day_or_for_an_address_is_accounted_for() -> None:
    """Neither has been sent, and neither is lost; one that could have gone and has not is."""
    quiet = replace(GOOD, attempts=(), expected=())
    later = datetime(2027, 9, 1, tzinfo=UTC)
    assert broken(replace(quiet, rows=(replace(ROW, state="pending", outcome=None, due=later),))) == []
    assert broken(replace(quiet, rows=(replace(ROW, state="pending", outcome=None, has_address=False),))) == []
    assert rules(replace(quiet, rows=(replace(ROW, state="pending", outcome=None),)))


def test_every_rule_has_words() -> None:
    """It is shown to people."""
    from tests.rehearsal.simulating.shown_words import RULES as WORDS

    assert set(WORDS) == set(RULES)
