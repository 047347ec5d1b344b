"""An old card, or two people at once: nothing is overwritten, and what was typed is not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dialogs.ground.notices import ChangedMeanwhile, OldCard
from dialogs.ground.turn import Refused
from dialogs.reviews.events.answering import GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.confirming import AgreeAll, AgreeArea, AgreePlan, Differ, HandOver, LetStand
from dialogs.reviews.events.following_up import (
    AdoptMeasure,
    CancelMeasure,
    DoneAtOnce,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
)
from dialogs.reviews.events.signing import Reopen, Sign
from dialogs.reviews.pages.answering import FollowUpPage, QuestionPage
from dialogs.reviews.pages.confirming import PlanPage, TalkPage
from dialogs.reviews.rules.review import MeasureState, SeatKind
from tests.dialogs.presses import CASES, DUE, with_a_measure, with_a_proposal, with_a_shortcoming, with_dissent
from tests.dialogs.reviews.review_factory import (
    ANNA,
    BERIT,
    NA,
    NO,
    PARTLY,
    POLICY,
    RISKS,
    SVEN,
    WARD,
    WARD_SEATS,
    WORK,
    YES,
    Table,
    handed_over,
    new_review,
    seat,
)


def test_an_old_card_does_not_overwrite_another_answer() -> None:
    """Somebody else answered meanwhile: their answer is shown, and what was typed stands in the field again."""
    table = Table(new_review(seats=(seat(SeatKind.MANAGER, WARD, ANNA, BERIT), WARD_SEATS[1])))
    old = table.event(GiveAnswer, question=POLICY, choice=NO, comment="Finns inte")
    table.press(BERIT, GiveAnswer, question=POLICY, choice=YES)
    with pytest.raises(Refused) as told:
        table.take(old, ANNA)
    assert isinstance(told.value.reply.notice, ChangedMeanwhile)
    assert told.value.reply.notice.by == "Berit Holm"
    assert isinstance(told.value.reply.page, QuestionPage)
    assert told.value.reply.page.comment == "Finns inte"
    assert table.review.answers[POLICY].choice == YES


def test_an_old_card_does_not_overwrite_a_comment_by_walking_away() -> None:
    """Nor by skipping."""
    table = Table()
    older = [
        table.event(kind, **given)
        for kind, given in (
            (ShowQuestion, {"question": RISKS, "comment_on": POLICY, "comment": "gammal"}),
            (ShowOverview, {"comment_on": POLICY, "comment": "gammal"}),
            (WantSupport, {"question": POLICY, "comment": "gammal"}),
        )
    ]
    table.press(ANNA, GiveAnswer, question=POLICY, choice=YES, comment="ny")
    for event in older:
        table.take(event, ANNA)
        assert table.review.answers[POLICY].comment == "ny"


def test_an_answer_on_a_card_of_another_question_is_not_old() -> None:
    """Two people may answer different questions at the same time."""
    table = Table(new_review(seats=(seat(SeatKind.MANAGER, WARD, ANNA, BERIT), WARD_SEATS[1])))
    old = table.event(GiveAnswer, question=RISKS, choice=YES)
    table.press(BERIT, GiveAnswer, question=POLICY, choice=YES)
    assert table.take(old, ANNA).state is not None


def test_an_old_form_does_not_bring_back_a_measure() -> None:
    """It was planned, then taken out or changed: the first form shows that, and plans nothing again."""
    table = with_a_shortcoming()
    old = table.event(PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    table.take(old, ANNA)
    table.press(ANNA, CancelMeasure, measure=table.review.measures[0].id)
    with pytest.raises(Refused, match="ChangedMeanwhile"):
        table.take(old, ANNA)
    assert [one.state for one in table.review.measures] == [MeasureState.CANCELLED]


def test_an_old_form_does_not_undo_a_change_of_date() -> None:
    """The plan has moved on since the form was made."""
    table = with_a_shortcoming()
    old = table.event(PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    table.take(old, ANNA)
    measure = table.review.measures[0]
    table.press(ANNA, PlanMeasure, question=POLICY, measure=measure.id, what=measure.what, due="2027-05-31")
    with pytest.raises(Refused, match="ChangedMeanwhile"):
        table.take(old, ANNA)
    assert table.review.measures[0].due == date(2027, 5, 31)


def test_two_people_plan_in_the_same_slot_and_neither_is_lost() -> None:
    """The second sees the first one's measure, with the own text still in the field and a slot of its own."""
    table = with_a_shortcoming()
    both = [table.event(PlanMeasure, question=POLICY, what=what, due=DUE) for what in ("Skriva den", "Läsa den")]
    table.take(both[0], ANNA)
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(both[1], ANNA)
    assert isinstance(told.value.reply.page, FollowUpPage)
    assert told.value.reply.page.draft.what == "Läsa den"
    assert told.value.reply.page.slot == 1


def test_a_measure_that_was_taken_out_cannot_be_changed() -> None:
    """Saying "changed" about what is no longer in the plan would be untrue."""
    table = with_a_measure()
    measure = table.review.measures[0]
    table.press(ANNA, CancelMeasure, measure=measure.id)
    given = {"question": POLICY, "measure": measure.id, "what": "Något annat", "due": DUE}
    assert isinstance(table.refused(ANNA, PlanMeasure, **given)[1], OldCard)
    table = with_a_proposal()
    measure = table.review.measures[0]
    table.press(SVEN, CancelMeasure, measure=measure.id)
    assert isinstance(table.refused(ANNA, AdoptMeasure, measure=measure.id)[1], OldCard)


def test_the_rep_does_not_agree_with_an_answer_that_was_not_on_the_card() -> None:
    """An area that has changed since is shown again first; so is everything, for a pair."""
    for kind, given in ((AgreeArea, {"area": WORK}), (AgreeAll, {})):
        table = Table(replace(handed_over().review, together=True))
        old = table.event(kind, **given)
        table.press(ANNA, GiveAnswer, question=POLICY, choice=NA, comment="Inga")
        with pytest.raises(Refused, match="ChangedMeanwhile"):
            table.take(old, SVEN)


def test_the_rep_agrees_with_the_plan_that_was_on_the_card() -> None:
    """AML 6 kap. 4 §: with this plan, not with any."""
    table = handed_over()
    old = table.event(AgreePlan)
    table.press(ANNA, PlanMeasure, question=RISKS, what="Skyddsrond", due=DUE)
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(old, SVEN)
    assert isinstance(told.value.reply.page, PlanPage)


def test_the_rep_differs_from_the_answer_that_was_on_the_card() -> None:
    """What was typed is kept in the field."""
    table = handed_over()
    old = table.event(Differ, question=POLICY, choice=NO, comment="Var?")
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NA, comment="Inga")
    with pytest.raises(Refused, match="ChangedMeanwhile"):
        table.take(old, SVEN)
    assert table.review.views == {}


def test_nobody_lets_stand_a_view_that_was_not_on_the_card() -> None:
    """The rep has changed their mind since: the talk is shown as it is now."""
    table = with_dissent()
    old = table.event(LetStand, question=POLICY)
    table.press(SVEN, Differ, question=POLICY, choice=PARTLY, comment="Den är gammal")
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(old, ANNA)
    assert isinstance(told.value.reply.page, TalkPage)
    assert table.review.to_talk_through == (POLICY,)


@pytest.mark.parametrize("kind", [GiveAnswer, Skip, HandOver, AgreeArea, Differ])
def test_a_card_from_before_reopening_changes_nothing(kind: type[Any]) -> None:
    """It says why it was reopened."""
    case = CASES[kind]
    table = with_dissent()
    old = table.event(kind, **case.given)
    table.press(ANNA, LetStand, question=POLICY)
    table.press(ANNA, Sign)
    table.press(SVEN, Sign)
    table.press(ANNA, Reopen, reason="Fel antal")
    if kind is not HandOver:
        table.press(ANNA, HandOver)
    with pytest.raises(Refused) as told:
        table.take(old, case.who)
    assert told.value.reply.notice == OldCard(reopened_reason="Fel antal")


# --- what is done about a shortcoming: two people, one card

JOINT = (seat(SeatKind.MANAGER, WARD, ANNA, BERIT), WARD_SEATS[1])
WAYS: dict[type[Any], dict[str, Any]] = {
    PlanMeasure: {"what": "Skriva en rutin", "due": DUE, "who": ANNA},
    DoneAtOnce: {"what": "Satte upp listan"},
    NoMeasure: {"what": "Beslut finns redan"},
    LiftMatter: {"what": "Vi behöver fler tjänster"},
}


def shortcoming() -> Table:
    table = Table(new_review(seats=JOINT))
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NO)
    return table


@pytest.mark.parametrize("second", WAYS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("first", WAYS, ids=lambda kind: kind.__name__)
def test_of_two_who_press_on_one_follow_up_card_the_second_is_shown_what_the_first_did(
    first: type[Any], second: type[Any]
) -> None:
    """Both used to read "Sparat", and the record held a planned measure and a reason for having none."""
    table = shortcoming()
    old = table.event(second, question=POLICY, **{**WAYS[second], "what": "Något helt annat"})
    table.press(BERIT, first, question=POLICY, **WAYS[first])
    before = table.review
    with pytest.raises(Refused) as told:
        table.take(old, ANNA)
    assert isinstance(told.value.reply.notice, ChangedMeanwhile)
    assert told.value.reply.notice.by == "Berit Holm"
    assert isinstance(told.value.reply.page, FollowUpPage)
    assert told.value.reply.page.draft.what == "Något helt annat"
    assert table.review is before


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.__name__)
def test_the_same_press_twice_on_a_follow_up_card_is_no_conflict(kind: type[Any]) -> None:
    """A double press says the same, and changes nothing the second time."""
    table = shortcoming()
    event = table.event(kind, question=POLICY, **WAYS[kind])
    table.take(event, ANNA)
    once = table.review
    table.take(event, ANNA)
    assert table.review == once


def test_a_measure_that_somebody_has_changed_is_not_taken_out_from_an_old_card() -> None:
    """The card shows the plan as it is; pressing again takes it out."""
    table = shortcoming()
    table.press(ANNA, PlanMeasure, question=POLICY, **WAYS[PlanMeasure])
    measure = table.review.measures[0].id
    old = table.event(CancelMeasure, measure=measure)
    table.press(
        BERIT, PlanMeasure, question=POLICY, measure=measure, **{**WAYS[PlanMeasure], "what": "Skriva två rutiner"}
    )
    with pytest.raises(Refused) as told:
        table.take(old, ANNA)
    assert isinstance(told.value.reply.notice, ChangedMeanwhile)
    assert table.review.measures[0].state is MeasureState.PLANNED
    table.press(ANNA, CancelMeasure, measure=measure)
    assert table.review.measures[0].state is MeasureState.CANCELLED


def test_the_representatives_older_card_does_not_take_back_what_they_said_since() -> None:
    """Nor open again a talk that was let stand."""
    table = handed_over()
    old = table.event(Differ, question=POLICY, choice=PARTLY, comment="Tveksamt")
    table.press(SVEN, Differ, question=POLICY, choice=NO, comment="Aldrig sett den")
    with pytest.raises(Refused) as told:
        table.take(old, SVEN)
    assert isinstance(told.value.reply.notice, ChangedMeanwhile)
    view = table.review.view_of(POLICY, SVEN)
    assert view is not None
    assert (view.choice, view.comment) == (NO, "Aldrig sett den")
