"""What follows from what is in a review: its stage, who sits where, and that it is frozen when it is signed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dialogs.checklists.rules.checklist import Question
from dialogs.ground.ids import NodeId, PersonId
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.events.confirming import AgreeArea, AgreePlan, Differ, HandOver, LetStand
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.events.following_up import CancelMeasure, NoMeasure, PlanMeasure
from dialogs.reviews.events.signing import Reopen, Sign
from dialogs.reviews.rules.review import PLAN, SeatKind, Stage
from tests.dialogs.reviews.review_factory import (
    ANNA,
    BERIT,
    JOINT,
    LAB,
    NO,
    OLLE,
    PARTLY,
    POLICY,
    RUNE,
    SVEN,
    UNIT,
    WARD,
    WARD_SEATS,
    WITHOUT_REP,
    WORK,
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
