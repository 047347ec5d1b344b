"""What follows from what is in a review: its stage, what is missing, whom it waits for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dialogs.events import (
    AdoptMeasure,
    AgreeArea,
    AgreePlan,
    CancelMeasure,
    Differ,
    DoneAtOnce,
    GiveAnswer,
    HandOver,
    LetStand,
    LiftMatter,
    NoMeasure,
    OpenReview,
    PlanMeasure,
    Remark,
    Reopen,
    Sign,
)
from dialogs.ids import NodeId, PersonId
from dialogs.rules.checklist import Question
from dialogs.rules.review import PLAN, MeasureKind, SeatKind, Stage
from tests.rules.review_factory import (
    ANNA,
    BERIT,
    CHECKLIST,
    JOINT,
    LAB,
    LOCAL,
    NA,
    NO,
    OLLE,
    OWN_TASKS,
    PARTLY,
    POLICY,
    RISKS,
    RUNE,
    SVEN,
    UNIT,
    WARD,
    WARD_SEATS,
    WITHOUT_REP,
    WORK,
    YES,
    Table,
    answered,
    confirms,
    handed_over,
    new_review,
    seat,
    signed,
    to_sign,
)

DUE = "2027-03-31"


def planned(table: Table, **more: Any) -> Table:
    table.press(ANNA, PlanMeasure, **({"question": POLICY, "what": "Skriva policyn", "due": DUE} | more))
    return table


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


# --- where it stands


def test_a_review_goes_from_not_started_to_signed() -> None:
    """The stage is never stored; it follows from what has been done."""
    table = Table()
    stages = [table.review.stage]
    table.press(ANNA, OpenReview)
    stages.append(table.review.stage)
    answered(table).press(ANNA, HandOver)
    stages.append(table.review.stage)
    table.press(SVEN, AgreeArea, area=UNIT)
    table.press(SVEN, Differ, question=POLICY, choice=PARTLY)
    table.press(SVEN, AgreeArea, area=WORK)
    table.press(SVEN, AgreePlan)
    stages.append(table.review.stage)
    table.press(ANNA, LetStand, question=POLICY)
    stages.append(table.review.stage)
    table.press(ANNA, Sign)
    stages.append(table.review.stage)
    table.press(SVEN, Sign)
    stages.append(table.review.stage)
    table.press(SVEN, Reopen, reason="Fel antal")
    stages.append(table.review.stage)
    assert stages == [
        Stage.NOT_STARTED,
        Stage.ANSWERING,
        Stage.WITH_REP,
        Stage.TALKING,
        Stage.TO_SIGN,
        Stage.TO_SIGN,
        Stage.SIGNED,
        Stage.ANSWERING,
    ]


def test_the_plan_is_confirmed_like_the_answers() -> None:
    """The rep takes part in drawing up the plan (AML 6 kap. 4 §): agreeing with every answer is not enough."""
    table = handed_over()
    for area in (WORK, UNIT):
        table.press(SVEN, AgreeArea, area=area)
    assert table.review.not_viewed(SVEN) == (PLAN,)
    assert table.review.stage is Stage.WITH_REP
    table.press(SVEN, AgreePlan)
    assert table.review.stage is Stage.TO_SIGN


def test_a_proposal_that_nobody_has_answered_is_talked_through() -> None:
    """What the rep proposed may not be signed away in silence."""
    table = to_sign()
    table.press(SVEN, PlanMeasure, question=POLICY, what="Ett anslag")
    assert table.review.stage is Stage.TALKING
    proposal = table.review.proposals[0]
    table.press(ANNA, CancelMeasure, measure=proposal.id, what="Finns redan")
    assert table.review.stage is Stage.TO_SIGN


def test_a_shortcoming_without_follow_up_is_the_managers_turn_again() -> None:
    """An answer can turn into a Nej after hand-over, too; a Nej without a measure or a reason is a gap in law (14 §)."""
    table = to_sign()
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NO)
    assert table.review.stage is Stage.ANSWERING
    table.press(ANNA, NoMeasure, question=POLICY, what="Policyn tas upp i mars")
    assert table.review.stage is Stage.WITH_REP
    confirms(table)
    assert table.review.stage is Stage.TO_SIGN


def test_where_a_rep_is_missing_it_goes_straight_to_signing() -> None:
    """It counts as "saknas", with the reason that the manager wrote."""
    table = answered(Table(new_review(**WITHOUT_REP)))
    table.press(ANNA, HandOver, reason="Inget ombud är valt")
    assert table.review.stage is Stage.TO_SIGN
    table.press(ANNA, Sign)
    assert table.review.stage is Stage.SIGNED


def test_a_rep_who_leaves_after_hand_over_leaves_no_silence_behind() -> None:
    """Without a rep and without a reason for that, the manager's own signature is not enough."""
    table = handed_over()
    table.review = replace(table.review, seats=WARD_SEATS[:1])
    assert table.review.stage is Stage.WITH_REP
    table.press(ANNA, HandOver, reason="Sven har slutat")
    assert table.review.stage is Stage.TO_SIGN


def test_a_rep_who_has_signed_may_leave() -> None:
    """What they signed stays signed; only the manager's signature is left."""
    table = to_sign()
    table.press(SVEN, Sign)
    table.review = replace(table.review, seats=WARD_SEATS[:1])
    table.press(ANNA, Sign)
    assert table.review.stage is Stage.SIGNED


# --- who


def test_a_joint_review_waits_for_every_chair() -> None:
    """Several managers with one work environment answer one review; each unit's manager and rep sign it (V09)."""
    table = to_sign(**JOINT)
    signers = []
    for person in (ANNA, SVEN, BERIT, RUNE):
        assert table.review.stage is Stage.TO_SIGN
        table.press(person, Sign)
        signers.append(len(table.review.unsigned_seats))
    assert signers == [3, 2, 1, 0]
    assert table.review.stage is Stage.SIGNED


def test_one_rep_for_two_units_confirms_and_signs_once() -> None:
    """A huvudskyddsombud sits in both chairs."""
    seats = (*WARD_SEATS, seat(SeatKind.MANAGER, LAB, BERIT), seat(SeatKind.REP, LAB, SVEN))
    table = to_sign(nodes=(WARD, LAB), seats=seats)
    assert table.review.reps == (SVEN,)
    table.press(SVEN, Sign)
    assert [one.people for one in table.review.unsigned_seats] == [(ANNA,), (BERIT,)]


def test_one_of_two_in_a_chair_is_enough() -> None:
    """A manager and the stand-in, or two reps: one of them confirms, one of them signs."""
    seats = (seat(SeatKind.MANAGER, WARD, ANNA, BERIT), seat(SeatKind.REP, WARD, SVEN, RUNE))
    table = answered(Table(new_review(seats=seats)))
    table.press(BERIT, HandOver)
    confirms(table, RUNE)
    table.press(BERIT, Sign)
    table.press(SVEN, Sign)
    assert table.review.stage is Stage.SIGNED


def test_who_sits_on_both_sides_signs_for_one_of_them() -> None:
    """A manager who is also somebody's rep cannot be both signatures."""
    seats = (seat(SeatKind.MANAGER, WARD, ANNA), seat(SeatKind.REP, WARD, ANNA, SVEN))
    table = to_sign(seats=seats)
    assert table.review.seat_kind(ANNA) is SeatKind.MANAGER
    table.press(ANNA, Sign)
    assert table.review.stage is Stage.TO_SIGN
    table.press(SVEN, Sign)
    assert table.review.stage is Stage.SIGNED


def test_nobody_is_manager_by_being_missing() -> None:
    """While a manager is being recruited, the rep's signature alone does not make it done."""
    table = to_sign()
    table.review = replace(table.review, seats=WARD_SEATS[1:])
    table.press(SVEN, Sign)
    assert table.review.stage is Stage.TO_SIGN


def test_a_person_without_a_seat_has_none() -> None:
    """The manager above and the support function read other cards."""
    assert new_review().seat_kind(OLLE) is None
    assert new_review().seat_kind(SVEN) is SeatKind.REP


def test_names_are_told_only_of_people_who_are_known() -> None:
    """A person who has been deleted has no name any more, and no card breaks for that."""
    assert new_review().names((ANNA, PersonId("gone"))) == ("Anna Ek", "")


def test_the_title_names_every_unit() -> None:
    """A joint review is called by all its units."""
    assert new_review(**JOINT).title == "Avd. 32, Laboratoriet"


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


# --- frozen


def test_the_first_signature_freezes_it() -> None:
    """The second one signs what the first one signed."""
    table = to_sign()
    assert not table.review.frozen
    table.press(SVEN, Sign)
    assert table.review.frozen
    assert table.review.has_signed(SVEN)
    assert not table.review.has_signed(ANNA)


def test_a_new_version_starts_from_the_answers() -> None:
    """Nobody answers 26 questions again because a number was wrong."""
    table = signed()
    before = table.review
    table.press(ANNA, Reopen, reason="Fel antal")
    assert table.review.answers == before.answers
    assert (table.review.version, table.review.version_began) == (2, table.review.revision)
    assert not table.review.frozen


def test_a_joint_review_without_a_rep_in_one_unit_is_confirmed_by_the_other() -> None:
    """There is no chair where nobody could sit."""
    seats = (*WARD_SEATS, seat(SeatKind.MANAGER, LAB, BERIT))
    table = to_sign(nodes=(WARD, LAB), seats=seats)
    assert table.review.stage is Stage.TO_SIGN
    assert {one.node for one in table.review.unsigned_seats} == {NodeId("ward"), NodeId("lab")}
