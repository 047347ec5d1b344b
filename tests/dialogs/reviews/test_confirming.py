"""Over to the safety representative: when, to whom, and what agreeing means."""

from __future__ import annotations

from dialogs.ground.notices import CommonLack, Lacking, NotUnderstood
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.events.confirming import (
    AgreeAll,
    AgreeArea,
    AgreePlan,
    Differ,
    HandOver,
    LetStand,
    Remark,
    ShowArea,
)
from dialogs.reviews.events.entering import SaveParticipants
from dialogs.reviews.events.following_up import NoMeasure
from dialogs.reviews.notices import NotReady
from dialogs.reviews.pages.answering import NoRepPage, OverviewPage, WaitingPage
from dialogs.reviews.pages.signing import SignPage
from tests.dialogs.presses import CASES, ready, with_dissent
from tests.dialogs.reviews.review_factory import (
    ANNA,
    LOCAL,
    NO,
    OWN_TASKS,
    POLICY,
    RISKS,
    SVEN,
    WITHOUT_REP,
    WORK,
    YES,
    Table,
    answered,
    handed_over,
    new_review,
)


def test_it_is_handed_over_when_nothing_is_missing() -> None:
    """Who took part, every answer, and something about every shortcoming."""
    table = Table()
    for question in (POLICY, RISKS, OWN_TASKS):
        table.press(ANNA, GiveAnswer, question=question, choice=NO if question == POLICY else YES)
    missing = []
    for kind, given in (
        (SaveParticipants, {}),
        (GiveAnswer, {"question": LOCAL, "choice": YES}),
        (NoMeasure, {"question": POLICY, "what": "Görs i mars"}),
    ):
        page, notice = table.refused(ANNA, HandOver)
        assert isinstance(page, OverviewPage)
        assert isinstance(notice, NotReady)
        missing.append(notice.missing)
        table.press(ANNA, kind, **given)
    assert missing == [3, 2, 1]
    turn = table.press(ANNA, HandOver)
    assert isinstance(turn.reply.page, WaitingPage)
    assert turn.reply.page.waiting_for == ("Sven Lind",)


def test_in_one_room_the_rep_may_press_hand_over() -> None:
    """The card is the same for both."""
    assert ready().press(SVEN, HandOver, in_group=True).state is not None


def test_where_there_is_no_rep_the_reason_is_asked_for() -> None:
    """First the card that asks, then a line, else it stays."""
    table = answered(Table(new_review(**WITHOUT_REP)))
    asked = table.press(ANNA, HandOver)
    assert (asked.state, type(asked.reply.page)) == (None, NoRepPage)
    assert table.refused(ANNA, HandOver, reason="")[1] == Lacking(what=(CommonLack.REASON,))
    turn = table.press(ANNA, HandOver, reason="Inget ombud är valt")
    assert isinstance(turn.reply.page, SignPage)


def test_the_rep_is_not_asked_before_it_is_handed_over() -> None:
    """Half an answer is not confirmed."""
    for kind in (AgreeArea, Differ, Remark, AgreePlan, ShowArea):
        assert isinstance(ready().refused(SVEN, kind, **CASES[kind].given)[1], NotReady)


def test_agreeing_with_an_area_leaves_what_the_rep_said_otherwise() -> None:
    """One press for the rest."""
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO)
    table.press(SVEN, Remark, question=RISKS, comment="Bra rond i mars")
    table.press(SVEN, AgreeArea, area=WORK)
    assert table.review.dissents == (POLICY,)
    view = table.review.view_of(RISKS, SVEN)
    assert view is not None
    assert (view.agrees, view.comment) == (True, "Bra rond i mars")


def test_what_the_manager_was_asked_personally_is_not_differed_from() -> None:
    """A remark is welcome."""
    table = handed_over()
    assert table.refused(SVEN, Differ, question=OWN_TASKS, choice=NO)[1] == NotUnderstood()
    assert table.refused(SVEN, Remark, question=OWN_TASKS, comment="")[1] == Lacking(what=(CommonLack.COMMENT,))


def test_everything_at_once_is_for_a_pair_that_sat_together() -> None:
    """Otherwise the rep would confirm what they have never seen."""
    assert handed_over().refused(SVEN, AgreeAll)[1] == NotUnderstood()


def test_only_a_differing_view_can_be_let_stand() -> None:
    """There is nothing to let stand where both saw alike."""
    table = with_dissent()
    assert table.refused(ANNA, LetStand, question=RISKS)[1] == NotUnderstood()
