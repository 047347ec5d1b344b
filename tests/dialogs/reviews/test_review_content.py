"""What follows from what is in a review, question by question: what is missing, the rep's views, the plan's mark."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dialogs.checklists.rules.checklist import Question
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.events.confirming import Differ, HandOver, LetStand, Remark
from dialogs.reviews.events.following_up import (
    AdoptMeasure,
    CancelMeasure,
    DoneAtOnce,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
)
from dialogs.reviews.rules.review import PLAN, MeasureKind, Stage
from tests.dialogs.reviews.review_factory import (
    ANNA,
    CHECKLIST,
    LOCAL,
    NA,
    NO,
    OWN_TASKS,
    PARTLY,
    POLICY,
    RISKS,
    SVEN,
    YES,
    Table,
    answered,
    confirms,
    handed_over,
    new_review,
    to_sign,
)

DUE = "2027-03-31"


def planned(table: Table, **more: Any) -> Table:
    table.press(ANNA, PlanMeasure, **({"question": POLICY, "what": "Skriva policyn", "due": DUE} | more))
    return table


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


# --- what is missing


@pytest.mark.parametrize("choice", [PARTLY, NO])
def test_a_shortcoming_needs_follow_up(choice: Any) -> None:
    """Delvis as well as Nej."""
    assert ids(answered(Table(), {POLICY: choice}).review.without_follow_up) == [POLICY]


@pytest.mark.parametrize("choice", [YES, NA])
def test_what_is_no_shortcoming_needs_none(choice: Any) -> None:
    """A strength may be kept, but nobody has to."""
    table = Table()
    table.press(ANNA, GiveAnswer, question=POLICY, choice=choice, comment="Vi har ingen")
    assert table.review.without_follow_up == ()


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (PlanMeasure, {"what": "Skriva policyn", "due": DUE}),
        (DoneAtOnce, {"what": "Skrev den"}),
        (LiftMatter, {"what": "Kliniken behöver en policy"}),
        (NoMeasure, {"what": "Kommer i mars"}),
    ],
)
def test_each_way_of_following_up_is_enough(kind: type[Any], given: dict[str, str]) -> None:
    """A measure, done at once, raised to the level above, or a reason."""
    table = answered(Table(), {POLICY: NO})
    table.press(ANNA, kind, question=POLICY, **given)
    assert table.review.without_follow_up == ()


def test_what_was_taken_out_of_the_plan_follows_nothing_up() -> None:
    """Nor does what keeps a strength, nor what is only proposed."""
    table = planned(answered(Table(), {POLICY: NO}))
    table.press(ANNA, CancelMeasure, measure=table.review.measures[0].id)
    assert ids(table.review.without_follow_up) == [POLICY]
    planned(table, kind=MeasureKind.PRESERVE, what="Fortsätta med APT")
    assert ids(table.review.without_follow_up) == [POLICY]


def test_a_proposal_follows_up_only_when_it_is_adopted() -> None:
    """The manager has the responsibility; the rep's idea is not yet a plan."""
    table = handed_over()
    table.press(SVEN, PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE, who=SVEN)
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NO)
    assert ids(table.review.without_follow_up) == [POLICY]
    table.press(ANNA, AdoptMeasure, measure=table.review.proposals[0].id)
    assert table.review.without_follow_up == ()
    assert table.review.proposals == ()


def test_a_reason_falls_with_the_answer_it_was_given_for() -> None:
    """ "Ingen åtgärd" to a Delvis is not one to a Nej."""
    table = answered(Table(), {POLICY: PARTLY})
    table.press(ANNA, NoMeasure, question=POLICY, what="Nästan klart")
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NO)
    assert ids(table.review.without_follow_up) == [POLICY]


def test_unanswered_are_those_without_a_choice() -> None:
    """A comment alone is no answer."""
    table = Table()
    table.press(ANNA, GiveAnswer, question=RISKS, choice=YES)
    assert ids(table.review.unanswered) == [POLICY, OWN_TASKS, LOCAL]
    assert table.review.answered == 1


@pytest.mark.parametrize(("questions", "minutes"), [(26, 30), (4, 5), (1, 1), (0, 1)])
def test_twenty_six_questions_are_promised_to_take_half_an_hour(questions: int, minutes: int) -> None:
    """The invitation says so; and never nought minutes."""
    many = tuple(replace(CHECKLIST.questions[0], id=f"q{n}") for n in range(questions))
    checklist = replace(CHECKLIST, areas=(replace(CHECKLIST.areas[0], questions=many),))
    assert new_review(checklist=checklist).minutes_left() == minutes


# --- the rep's views


def test_a_changed_answer_is_asked_about_again() -> None:
    """Agreement is with what stood there: when that changes, it is agreement with nothing."""
    table = to_sign()
    table.press(ANNA, GiveAnswer, question=RISKS, choice=NA, comment="Inga risker här")
    assert table.review.not_viewed(SVEN) == (RISKS,)
    assert table.review.stage is Stage.WITH_REP


def test_a_changed_comment_is_not_asked_about_again() -> None:
    """The rep agreed with the answer; a comma more is no new answer."""
    table = to_sign()
    table.press(ANNA, GiveAnswer, question=RISKS, choice=YES, comment="Varje måndag")
    assert table.review.not_viewed(SVEN) == ()


def test_what_is_put_to_the_manager_personally_is_not_confirmed() -> None:
    """Question 8, 9 and 22 of Västmanland: the rep reads and may comment."""
    table = handed_over()
    assert OWN_TASKS not in table.review.not_viewed(SVEN)
    assert ids(table.review.area_left(CHECKLIST.areas[0], SVEN)) == [POLICY, RISKS]


def test_a_remark_is_no_agreement() -> None:
    """A comment without an answer leaves the question open."""
    table = handed_over()
    table.press(SVEN, Remark, question=POLICY, comment="Var finns den?")
    assert POLICY in table.review.not_viewed(SVEN)
    assert table.review.dissent(POLICY) == ()


def test_dissent_is_with_what_stands_there_now() -> None:
    """When the manager changes to what the rep meant, there is nothing left to talk through."""
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO, comment="Har aldrig sett den")
    assert table.review.dissents == (POLICY,)
    assert table.review.seen_alike == 2
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NO)
    assert table.review.dissents == ()
    assert POLICY in table.review.not_viewed(SVEN)


def test_the_managers_own_choice_chosen_by_the_rep_is_agreement() -> None:
    """Somebody who goes through the long way round has still said yes."""
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=YES)
    assert table.review.dissent(POLICY) == ()
    assert table.review.has_viewed(POLICY, SVEN)


def test_both_may_stand_and_the_difference_stays_in_the_record() -> None:
    """Dissent is counted even when it has been talked through."""
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO)
    table.press(ANNA, LetStand, question=POLICY)
    assert table.review.to_talk_through == ()
    assert table.review.dissents == (POLICY,)


def test_a_new_differing_view_is_talked_through_again() -> None:
    """What the manager let stand was another view."""
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO)
    table.press(ANNA, LetStand, question=POLICY)
    table.press(SVEN, Differ, question=POLICY, choice=PARTLY)
    assert table.review.to_talk_through == (POLICY,)


# --- the plan's mark


@pytest.mark.parametrize(
    "change",
    [{"what": "Skriva om policyn"}, {"due": "2027-04-30"}, {"who": SVEN}],
    ids=["what", "due", "who"],
)
def test_a_changed_plan_is_confirmed_again(change: dict[str, str]) -> None:
    """Another wording, day or person is another plan."""
    table = planned(answered(Table(), {POLICY: NO}))
    table.press(ANNA, HandOver)
    confirms(table)
    measure = table.review.measures[0]
    given = {"what": measure.what, "due": DUE, "who": ANNA} | change
    table.press(ANNA, PlanMeasure, question=POLICY, measure=measure.id, **given)
    assert table.review.not_viewed(SVEN) == (PLAN,)


def test_a_measure_more_or_less_is_another_plan() -> None:
    """Also when the measure was the rep's own proposal."""
    table = handed_over()
    marks = [table.review.plan_mark]
    table.press(SVEN, PlanMeasure, question=POLICY, what="Ett anslag", due=DUE, who=SVEN)
    assert table.review.plan_mark == marks[0]
    table.press(ANNA, AdoptMeasure, measure=table.review.proposals[0].id)
    marks.append(table.review.plan_mark)
    table.press(ANNA, CancelMeasure, measure=table.review.plan[0].id)
    marks.append(table.review.plan_mark)
    assert marks[0] == marks[2] != marks[1]


def test_the_order_of_the_plan_does_not_matter() -> None:
    """Two measures of the same moment may be read back in another order."""
    table = planned(planned(Table()), what="Läsa den på APT")
    other_way = replace(table.review, measures=table.review.measures[::-1])
    assert other_way.plan_mark == table.review.plan_mark
