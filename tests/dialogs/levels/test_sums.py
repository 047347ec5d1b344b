"""The sums of a review, as they are signed and posted: of what, and what is told apart."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.ground.ids import ChoiceId
from dialogs.reviews import build
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.events.confirming import Differ, HandOver
from dialogs.reviews.events.following_up import CancelMeasure, DoneAtOnce, LiftMatter, PlanMeasure
from dialogs.reviews.pages.signing import Sums
from dialogs.reviews.rules.review import MeasureKind, Review
from tests.dialogs.reviews.review_factory import (
    ANNA,
    LOCAL,
    NA,
    NO,
    OWN_TASKS,
    PARTLY,
    POLICY,
    RISKS,
    SVEN,
    WITHOUT_REP,
    YES,
    Table,
    answered,
    handed_over,
    new_review,
)

DUE = "2027-03-31"


def shares(review: Review) -> dict[ChoiceId, tuple[int, int | None]]:
    return {one.choice.id: (one.count, one.percent) for one in build.sums(review).shares}


def given(choices: dict[Any, ChoiceId]) -> Review:
    table = Table()
    for question, choice in choices.items():
        table.press(ANNA, GiveAnswer, question=question, choice=choice, comment="en rad")
    return table.review


def test_percentages_are_of_those_that_count() -> None:
    """Ej aktuellt is no answer about the work environment, so it is not in the denominator."""
    review = given({POLICY: YES, RISKS: NO, OWN_TASKS: NA})
    assert shares(review) == {YES: (1, 50), PARTLY: (0, 0), NO: (1, 50), NA: (1, None)}
    sums = build.sums(review)
    assert (sums.counted, sums.total) == (2, 3)


def test_what_a_unit_has_added_itself_is_told_apart() -> None:
    """The core can be compared with others and with last year only if local questions are never in it (G07)."""
    before = build.sums(given({POLICY: YES, RISKS: NO}))
    after = build.sums(given({POLICY: YES, RISKS: NO, LOCAL: YES}))
    assert (before.local, after.local) == (0, 1)
    assert (after.shares, after.total, after.counted) == (before.shares, 3, 2)


@pytest.mark.parametrize("choices", [{}, {POLICY: NA, LOCAL: YES}])
def test_of_nothing_there_is_no_percentage(choices: dict[Any, ChoiceId]) -> None:
    """Nought of nought is not nought per cent."""
    assert {percent for _, percent in shares(given(choices)).values()} == {None}


def test_thirds_are_rounded_each_for_itself() -> None:
    """33, 33 and 33: nothing is moved to make it a hundred."""
    assert shares(given({POLICY: YES, RISKS: NO, OWN_TASKS: PARTLY}))[PARTLY] == (1, 33)


def plans() -> Table:
    table = answered(Table(), {POLICY: NO})
    table.press(ANNA, PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    table.press(ANNA, DoneAtOnce, question=RISKS, what="Satte upp rutinen")
    table.press(ANNA, PlanMeasure, question=LOCAL, kind=MeasureKind.PRESERVE, what="Fortsätta på APT", due=DUE)
    table.press(ANNA, LiftMatter, question=POLICY, what="Kliniken äger den")
    table.press(ANNA, PlanMeasure, question=POLICY, what="Något annat", due=DUE)
    table.press(ANNA, CancelMeasure, measure=table.review.measures[-1].id)
    table.press(ANNA, HandOver)
    table.press(SVEN, PlanMeasure, question=POLICY, what="Ett anslag")
    return table


def told(sums: Sums) -> list[str]:
    return [measure.what for measure in sums.measures]


def test_the_plan_is_what_is_planned_and_done() -> None:
    """Not what was taken out, and not what is only proposed; strengths are told on their own."""
    sums = build.sums(plans().review)
    assert told(sums) == ["Skriva policyn", "Satte upp rutinen"]
    assert sums.strengths == ("Fortsätta på APT",)
    assert sums.lifted == 1


def test_a_channel_is_not_told_what_was_written_about_a_sensitive_question() -> None:
    """A measure about threats or rehabilitation may point at a person (GDPR, OSL): it stays in the own line."""
    assert told(build.sums(plans().review, in_channel=True)) == ["Skriva policyn"]


def test_seen_alike_is_of_what_the_rep_was_asked_about() -> None:
    """Not of the questions that were put to the manager personally."""
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO)
    sums = build.sums(table.review)
    assert (sums.seen_alike, sums.asked_of_rep, sums.rep_missing) == (2, 3, False)


def test_a_missing_rep_is_said() -> None:
    """ "Both saw alike" would be untrue where there was only one."""
    table = answered(Table(new_review(**WITHOUT_REP)))
    table.press(ANNA, HandOver, reason="Inget ombud är valt")
    assert build.sums(table.review).rep_missing
