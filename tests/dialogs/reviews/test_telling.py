"""Who is told what when something has changed: those whose turn it became, and never the one who pressed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dialogs.ground.ids import PersonId
from dialogs.ground.messages import Message, MessageKind, Subject
from dialogs.ground.turn import Turn
from dialogs.reviews.events.answering import GiveAnswer, WantSupport
from dialogs.reviews.events.confirming import AgreeArea, AgreePlan, Differ, HandOver, LetStand
from dialogs.reviews.events.following_up import LiftMatter, PlanMeasure
from dialogs.reviews.events.signing import Reopen, Sign
from dialogs.reviews.messages import MatterMessage, ReviewMessage
from dialogs.reviews.rules.review import SeatKind, Stage
from tests.dialogs.reviews.review_factory import (
    ANNA,
    BERIT,
    HANNA,
    JOINT,
    KARIN,
    LAB,
    NA,
    NO,
    POLICY,
    REVIEW,
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


def told(turn: Turn | list[Message]) -> list[tuple[MessageKind, str | None]]:
    messages = turn if isinstance(turn, list) else turn.messages
    return [(message.kind, message.person or message.node) for message in messages]


def test_the_rep_is_told_when_it_is_handed_over() -> None:
    """And nobody before that: half an answer is nobody else's business."""
    table = answered(Table())
    assert told(table.told) == []
    assert told(table.press(ANNA, HandOver)) == [(ReviewMessage.HANDED_OVER, SVEN)]


def test_in_one_room_the_rep_who_pressed_is_not_told() -> None:
    """They have just done it."""
    assert told(answered(Table()).press(SVEN, HandOver, in_group=True)) == []


def test_every_rep_of_a_joint_review_is_told() -> None:
    """And every manager, when something is to be talked through or signed."""
    table = answered(Table(new_review(**JOINT)))
    assert told(table.press(ANNA, HandOver)) == [(ReviewMessage.HANDED_OVER, SVEN), (ReviewMessage.HANDED_OVER, RUNE)]
    confirms(table, RUNE)
    for area in (WORK, UNIT):
        table.press(SVEN, AgreeArea, area=area)
    assert told(table.press(SVEN, AgreePlan)) == [(ReviewMessage.TO_SIGN, person) for person in (ANNA, BERIT, RUNE)]


def test_the_manager_is_told_what_the_rep_saw_differently_when_the_rep_is_done() -> None:
    """Once, and not at every question."""
    table = handed_over()
    assert told(table.press(SVEN, Differ, question=POLICY, choice=NO)) == []
    for area in (WORK, UNIT):
        table.press(SVEN, AgreeArea, area=area)
    assert told(table.press(SVEN, AgreePlan)) == [(ReviewMessage.TALK, ANNA)]


def test_letting_it_stand_makes_it_everybodys_turn_to_sign() -> None:
    """The manager who pressed sees the signing card at once."""
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO)
    confirms(table)
    assert told(table.press(ANNA, LetStand, question=POLICY)) == [(ReviewMessage.TO_SIGN, SVEN)]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (GiveAnswer, {"question": POLICY, "choice": NA, "comment": "Vi har ingen"}),
        (PlanMeasure, {"question": RISKS, "what": "Skyddsrond", "due": DUE}),
    ],
)
def test_a_rep_who_was_done_is_asked_again(kind: type[Any], given: dict[str, Any]) -> None:
    """About the answer or the plan that has changed; once, until they have looked again."""
    table = to_sign()
    assert told(table.press(ANNA, kind, **given)) == [(ReviewMessage.ASKED_AGAIN, SVEN)]
    more = {"question": RISKS, "choice": NA, "comment": "Inga"}
    assert told(table.press(ANNA, GiveAnswer, **more)) == []


def test_a_rep_who_is_still_reading_is_not_disturbed() -> None:
    """They will come to it."""
    table = handed_over()
    more = {"question": POLICY, "choice": NA, "comment": "Vi har ingen"}
    assert told(table.press(ANNA, GiveAnswer, **more)) == []


def test_a_mended_shortcoming_is_the_reps_to_look_at() -> None:
    """Not while the manager is still at it: a Nej and its measure are one piece of news."""
    table = to_sign()
    assert told(table.press(ANNA, GiveAnswer, question=POLICY, choice=NO)) == []
    plan = {"question": POLICY, "what": "Skriva policyn", "due": DUE}
    assert told(table.press(ANNA, PlanMeasure, **plan)) == [(ReviewMessage.ASKED_AGAIN, SVEN)]


def test_the_last_signature_tells_both_and_the_channel() -> None:
    """One summary for each unit's channel; it counts when both have signed."""
    table = to_sign(**JOINT)
    first = [table.press(person, Sign) for person in (ANNA, SVEN, BERIT)]
    assert [told(turn) for turn in first] == [[], [], []]
    assert told(table.press(RUNE, Sign)) == [
        (ReviewMessage.SIGNED, ANNA),
        (ReviewMessage.SIGNED, BERIT),
        (ReviewMessage.SIGNED, SVEN),
        (ReviewMessage.SUMMARY, WARD.id),
        (ReviewMessage.SUMMARY, LAB.id),
    ]


def test_reopening_is_told_to_everybody_else_at_the_table() -> None:
    """Their signature has just been undone."""
    assert told(signed().press(SVEN, Reopen, reason="Fel antal")) == [(ReviewMessage.REOPENED, ANNA)]


def test_each_version_has_a_summary_of_its_own() -> None:
    """A key is what makes two messages one: signing again must post again."""
    table = signed()
    table.press(ANNA, Reopen, reason="Fel antal")
    table.press(ANNA, HandOver)
    table.press(ANNA, Sign)
    table.press(SVEN, Sign)
    summaries = [message.key for message in table.told if message.kind is ReviewMessage.SUMMARY]
    assert summaries == [f"summary:{REVIEW.hex}:ward:v1", f"summary:{REVIEW.hex}:ward:v2"]
    keys = [message.key for message in table.told]
    assert len(keys) == len(set(keys))


def test_without_a_rep_nobody_else_is_told_to_sign() -> None:
    """The manager sees it on the same card."""
    table = answered(Table(new_review(**WITHOUT_REP)))
    assert told(table.press(ANNA, HandOver, reason="Inget ombud är valt")) == []


def test_who_sits_in_two_chairs_is_told_once() -> None:
    """A huvudskyddsombud of both units."""
    seats = (*WARD_SEATS, seat(SeatKind.MANAGER, LAB, BERIT), seat(SeatKind.REP, LAB, SVEN))
    table = answered(Table(new_review(nodes=(WARD, LAB), seats=seats)))
    assert told(table.press(ANNA, HandOver)) == [(ReviewMessage.HANDED_OVER, SVEN)]


def test_a_wish_for_support_reaches_the_support_function_only_once() -> None:
    """Not the line (V30)."""
    table = Table()
    assert told(table.press(ANNA, WantSupport, question=POLICY)) == [(ReviewMessage.SUPPORT, HANNA)]
    assert told(table.press(ANNA, WantSupport, question=POLICY)) == []
    assert table.told[0].question == POLICY


def test_what_is_lifted_is_told_to_the_manager_above() -> None:
    """Each matter on its own."""
    table = answered(Table(), {POLICY: NO})
    for what in ("Kliniken äger den", "Och pengarna"):
        turn = table.press(ANNA, LiftMatter, question=POLICY, what=what)
        assert told(turn) == [(MatterMessage.LIFTED, KARIN)]
        assert turn.messages[0].matter == table.review.matters[-1].id


@pytest.mark.parametrize("person", [KARIN, HANNA])
def test_who_lifts_to_themselves_is_not_told(person: PersonId) -> None:
    """A manager who also manages the level above, or is its support, knows."""
    seats = (seat(SeatKind.MANAGER, WARD, person), *WARD_SEATS[1:])
    table = answered(Table(new_review(seats=seats)), {POLICY: NO}, by=person)
    table.press(person, LiftMatter, question=POLICY, what="Kliniken äger den")
    table.press(person, WantSupport, question=POLICY)
    assert person not in [message.person for message in table.told]


def test_a_draft_or_a_comment_is_no_news() -> None:
    """Nothing anybody waits for."""
    table = to_sign()
    table.told.clear()
    table.press(ANNA, GiveAnswer, question=POLICY, choice=YES, comment="På intranätet")
    assert (table.told, table.review.stage) == ([], Stage.TO_SIGN)


def test_a_message_carries_ids_only_and_is_read_back() -> None:
    """The card is built when it is sent; what is stored until then says nothing about anybody."""
    table = answered(Table(), {POLICY: NO})
    turn = table.press(ANNA, LiftMatter, question=POLICY, what="Hemligt")
    subject = turn.messages[0].subject()
    assert "Hemligt" not in str(subject)
    read = Subject.of("lifted", subject)
    matter = table.review.matters[0]
    assert read == Subject(
        kind=MatterMessage.LIFTED, review="", mark=matter.id.hex, by=ANNA, question=POLICY, matter=matter.id.hex
    )


def test_a_subject_of_an_older_bot_is_read_as_far_as_it_goes() -> None:
    """Rows outlive deploys."""
    assert Subject.of("signed", {"review": 7}) == Subject(
        kind=ReviewMessage.SIGNED, review="", mark="", by=None, question=None, matter=None
    )


def test_a_rep_who_takes_the_seat_later_is_told_with_the_next_change() -> None:
    """Whoever sits there now, not who sat there when it began."""
    table = to_sign()
    table.review = replace(table.review, seats=(WARD_SEATS[0], seat(SeatKind.REP, WARD, RUNE)))
    confirms(table, RUNE)
    assert told(table.told)[-1] == (ReviewMessage.TO_SIGN, ANNA)
