"""The month's line about measures: what is counted, what is named, and when there is nothing to tell."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dialogs.reminders import monthly
from dialogs.reminders.monthly import InPlan
from dialogs.reminders.pages import Counted, NextMeasure
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.standing import Facts

TODAY = date(2027, 3, 1)
KEPT = MeasureKind.PRESERVE


def measure(
    state: MeasureState = MeasureState.PLANNED,
    *,
    kind: MeasureKind = MeasureKind.IMPROVE,
    due: date | None = None,
    what: str = "",
    done: date | None = None,
    closed: date | None = None,
    named: bool = True,
) -> InPlan:
    done_at = datetime(done.year, done.month, done.day, 12, tzinfo=UTC) if done else None
    facts = Facts(kind=kind, state=state, due=due, done_at=done_at, running=True)
    return InPlan(facts=facts, what=what, closed_on=closed, named=named)


def test_it_counts_and_says_what_is_next() -> None:
    """ "3 av 5 åtgärder klara. Härnäst: årshjul för APT. 1 väntar på att kontrolleras." """
    plan = [
        measure(MeasureState.DONE, done=date(2026, 12, 1)),  # thirteen weeks ago: did it help?
        measure(MeasureState.DONE, done=date(2027, 2, 20)),
        measure(MeasureState.CONTROLLED, closed=date(2027, 2, 1)),
        measure(due=date(2027, 3, 15), what="årshjul för APT"),
        measure(due=date(2027, 6, 1), what="rutin"),
        measure(kind=KEPT, due=date(2027, 5, 1), what="fika"),
    ]
    page = monthly.page("Avd. 32", plan, TODAY, level=False)
    assert page is not None
    assert (page.improve, page.preserve) == (Counted(done=3, total=5), Counted(done=0, total=1))
    assert page.next == NextMeasure(due=date(2027, 3, 15), what="årshjul för APT")
    assert (page.late, page.to_control) == (0, 1)


def test_what_may_not_be_named_is_counted_and_not_named() -> None:
    """Measures from the questions about cases and persons; and those of a unit, in the channel of the level above."""
    secret = measure(due=date(2027, 3, 2), what="samtal med Lisa", named=False)
    page = monthly.page("Avd. 32", [secret, measure(due=date(2027, 4, 1), what="rutin")], TODAY, level=False)
    assert page is not None
    assert page.improve.total == 2
    assert page.next == NextMeasure(due=date(2027, 4, 1), what="rutin")
    alone = monthly.page("Avd. 32", [secret], TODAY, level=False)
    assert alone is not None
    assert alone.next == NextMeasure(due=date(2027, 3, 2))


def test_what_is_late_is_counted_and_is_not_next() -> None:
    """Nobody reads in the channel whose measure is late."""
    page = monthly.page("Avd. 32", [measure(due=date(2027, 2, 1), what="rutin")], TODAY, level=False)
    assert page is not None
    assert (page.late, page.next) == (1, None)


@pytest.mark.parametrize(
    "plan",
    [
        [],
        [measure(MeasureState.PROPOSED)],
        [measure(MeasureState.CANCELLED)],
        [measure(MeasureState.INSUFFICIENT, closed=TODAY)],
        [measure(MeasureState.CONTROLLED, closed=TODAY - timedelta(days=40))],
        [measure(MeasureState.DONE, kind=KEPT, done=date(2026, 11, 1), closed=date(2026, 11, 1))],
    ],
)
def test_nothing_is_told_of_nothing(plan: list[InPlan]) -> None:
    """No plan, or a plan whose end has been told: the channel is left in peace."""
    assert monthly.page("Avd. 32", plan, TODAY, level=False) is None


def test_that_everything_is_closed_is_told_once() -> None:
    """The good end of a plan is worth a line; the next month there is none."""
    plan = [measure(MeasureState.CONTROLLED, closed=date(2027, 2, 20)), measure(MeasureState.CONTROLLED, closed=TODAY)]
    page = monthly.page("Avd. 32", plan, TODAY, level=False)
    assert page is not None
    assert page.improve == Counted(done=2, total=2)
    assert monthly.page("Avd. 32", plan, TODAY + timedelta(days=31), level=False) is None


def test_what_was_closed_long_ago_is_not_counted_for_ever() -> None:
    """ "143 av 150 klara" would say nothing about this year."""
    old = measure(MeasureState.CONTROLLED, closed=date(2026, 2, 1))
    page = monthly.page("Avd. 32", [old, measure(due=date(2027, 4, 1))], TODAY, level=False)
    assert page is not None
    assert page.improve == Counted(done=0, total=1)
