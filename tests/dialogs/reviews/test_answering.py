"""The manager answers, or the pair in one room: one press, and on."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.ground.ids import ChoiceId, QuestionId
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lacking, NotUnderstood
from dialogs.ground.turn import Refused
from dialogs.reviews.events.answering import GiveAnswer, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.confirming import (
    AgreeAll,
    AgreeArea,
    AgreePlan,
    Differ,
    HandOver,
    LetStand,
    Remark,
    ShowDiffer,
)
from dialogs.reviews.events.entering import SaveParticipants, ShowParticipants
from dialogs.reviews.events.following_up import AdoptMeasure, CancelMeasure, DoneAtOnce, Later, LiftMatter, NoMeasure
from dialogs.reviews.notices import NotYourPart, SavedAnswer
from dialogs.reviews.pages.answering import FollowUpPage, OverviewPage, QuestionPage
from dialogs.reviews.rules.review import SeatKind
from tests.dialogs.presses import CASES, with_a_proposal
from tests.dialogs.reviews.review_factory import ANNA, LOCAL, NA, NO, OWN_TASKS, POLICY, RISKS, SVEN, YES, Table


def test_one_press_answers_and_goes_on() -> None:
    """A Ja leads to the next question, and may be kept; a Nej first asks what is done about it."""
    table = Table()
    table.press(ANNA, SaveParticipants)
    turn = table.press(ANNA, GiveAnswer, question=POLICY, choice=YES)
    assert isinstance(turn.reply.page, QuestionPage)
    assert turn.reply.page.question == RISKS
    assert isinstance(turn.reply.notice, SavedAnswer)
    assert turn.reply.notice.activity
    turn = table.press(ANNA, GiveAnswer, question=RISKS, choice=NO)
    assert isinstance(turn.reply.page, FollowUpPage)
    assert turn.reply.page.question == RISKS


def test_the_last_answer_leads_back_to_what_was_skipped() -> None:
    """And then to the overview."""
    table = Table()
    table.press(ANNA, SaveParticipants)
    table.press(ANNA, Skip, question=POLICY)
    for question in (RISKS, OWN_TASKS, LOCAL):
        turn = table.press(ANNA, GiveAnswer, question=question, choice=YES)
    assert isinstance(turn.reply.page, QuestionPage)
    assert turn.reply.page.question == POLICY
    turn = table.press(ANNA, GiveAnswer, question=POLICY, choice=YES)
    assert isinstance(turn.reply.page, OverviewPage)
    assert turn.reply.page.ready


def test_not_applicable_wants_a_reason() -> None:
    """A line, typed now or before."""
    table = Table()
    page, notice = table.refused(ANNA, GiveAnswer, question=POLICY, choice=NA)
    assert isinstance(page, QuestionPage)
    assert notice == Lacking(what=(CommonLack.REASON,))
    table.press(ANNA, ShowQuestion, question=RISKS, comment_on=POLICY, comment="Inga kemikalier")
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NA)
    assert table.review.answers[POLICY].comment == "Inga kemikalier"


@pytest.mark.parametrize(("question", "choice"), [(QuestionId("gone"), YES), (POLICY, ChoiceId("gone"))])
def test_a_question_or_choice_that_is_not_there_is_not_answered(question: QuestionId, choice: ChoiceId) -> None:
    """Nothing in a button is believed."""
    assert Table().refused(ANNA, GiveAnswer, question=question, choice=choice)[1] == NotUnderstood()


def test_the_rep_does_not_answer_alone() -> None:
    """In private the answers are the manager's; in one room either of them presses, but not for the manager personally."""
    table = Table()
    assert table.refused(SVEN, GiveAnswer, question=POLICY, choice=YES)[1] == NotYourPart(seat=SeatKind.MANAGER)
    table.press(SVEN, GiveAnswer, question=POLICY, choice=YES, in_group=True)
    assert table.review.answers[POLICY].by == SVEN
    with pytest.raises(Refused, match="NotYourPart"):
        table.press(SVEN, GiveAnswer, question=OWN_TASKS, choice=YES, in_group=True)


MANAGERS_ONLY = [
    SaveParticipants,
    ShowParticipants,
    ShowQuestion,
    GiveAnswer,
    Skip,
    WantSupport,
    DoneAtOnce,
    NoMeasure,
    LiftMatter,
    Later,
    CancelMeasure,
    AdoptMeasure,
    HandOver,
    LetStand,
]


@pytest.mark.parametrize("kind", MANAGERS_ONLY)
def test_what_is_the_managers_is_not_the_reps(kind: type[Any]) -> None:
    """The law puts the responsibility there; the rep is told whose part it is."""
    case = CASES[kind]
    table = case.table() if kind is not AdoptMeasure else with_a_proposal()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    assert table.refused(SVEN, kind, **given)[1] == NotYourPart(seat=SeatKind.MANAGER)


@pytest.mark.parametrize("kind", [AgreeArea, AgreePlan, AgreeAll, ShowDiffer, Differ, Remark])
def test_what_is_the_reps_is_not_the_managers(kind: type[Any]) -> None:
    """A manager cannot confirm their own answers."""
    case = CASES[kind]
    assert case.table().refused(ANNA, kind, **case.given)[1] == NotYourPart(seat=SeatKind.REP)


def test_an_old_card_with_the_same_answer_never_takes_the_other_one_s_comment() -> None:
    """Two who answer one review: both press Nej, and the second card was made before the first one's words were there."""
    table = Table()
    table.press(ANNA, SaveParticipants, together=True)
    old = table.event(GiveAnswer, question=POLICY, choice=NO, comment="Min kommentar")
    table.press(SVEN, GiveAnswer, question=POLICY, choice=NO, comment="Svens kommentar", in_group=True)
    with pytest.raises(Refused) as refused:
        table.take(old, ANNA, in_group=True)
    assert isinstance(refused.value.reply.notice, ChangedMeanwhile)
    assert refused.value.reply.notice.comment == "Min kommentar"
    assert table.review.answers[POLICY].comment == "Svens kommentar"
