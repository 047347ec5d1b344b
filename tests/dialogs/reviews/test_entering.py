"""Getting in: who takes part, other units that join, a reminder, and "this is not my unit"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialogs.ground.ids import NodeId, ReviewId
from dialogs.ground.notices import CommonLack, Lacking
from dialogs.ground.turn import Refused
from dialogs.organisation.around import Around, Joinable
from dialogs.reviews.changes import NodesJoined
from dialogs.reviews.events.entering import NotMine, RemindLater, SaveParticipants
from dialogs.reviews.notices import ReviewLack
from dialogs.reviews.pages.answering import QuestionPage
from dialogs.reviews.pages.entering import NotePage, ParticipantsPage, TogetherPage
from tests.dialogs.reviews.review_factory import (
    ANNA,
    BERIT,
    EVA,
    LAB,
    REVIEW,
    WARD,
    WITHOUT_REP,
    Table,
    handed_over,
    new_review,
)


def test_a_mistyped_number_is_asked_for_again() -> None:
    """ "12 st", a minus, a hundred thousand: nobody can have meant it."""
    for typed in ("12 st", "-1", "100000", "²", "tolv"):
        page, notice = Table().refused(ANNA, SaveParticipants, employees=typed)
        assert isinstance(page, ParticipantsPage)
        assert notice == Lacking(what=(ReviewLack.NUMBER,))


def test_fields_that_were_not_sent_are_what_they_were() -> None:
    """Changing one number does not clear the others."""
    table = Table()
    table.press(ANNA, SaveParticipants, employees="12", union_reps="2")
    table.press(ANNA, SaveParticipants, employees="13")
    counts = table.review.participants
    assert counts is not None
    assert (counts.managers, counts.employees, counts.safety_reps, counts.union_reps) == (1, 13, 1, 2)


def test_sitting_together_shows_the_way_to_a_group_chat() -> None:
    """Where there is somebody to sit with, and one is not there already."""
    turn = Table().press(ANNA, SaveParticipants, together=True)
    assert isinstance(turn.reply.page, TogetherPage)
    assert turn.reply.page.others == ("Sven Lind",)
    alone = Table(new_review(**WITHOUT_REP)).press(ANNA, SaveParticipants, together=True)
    assert isinstance(alone.reply.page, QuestionPage)
    there = Table().press(ANNA, SaveParticipants, together=True, in_group=True)
    assert isinstance(there.reply.page, QuestionPage)


def joinable(*, started: bool = False) -> Around:
    lab = Joinable(
        node=LAB.id,
        name=LAB.name,
        managers=(BERIT,),
        manager_name="Berit Holm",
        review=ReviewId(new_review().round),
        started=started,
    )
    return Around(joinable=(lab,))


def test_another_unit_joins_once() -> None:
    """Its manager is told; saving the same again joins nobody anew; leaving it out lets it go."""
    table = Table()
    joins = table.event(SaveParticipants, joined="lab")
    turn = table.take(joins, ANNA, around=joinable())
    assert [type(change) for change in turn.changes] == [NodesJoined]
    assert [message.person for message in turn.messages] == [BERIT]
    table.review = replace(table.review, nodes=(WARD, LAB))
    again = table.take(joins, ANNA, around=joinable())
    assert (again.state, again.changes, again.messages) == (None, (), ())
    goes = table.take(table.event(SaveParticipants, joined=""), ANNA, around=joinable())
    assert goes.changes == (NodesJoined(review=REVIEW, nodes=()),)
    assert goes.messages == ()


def test_a_unit_that_has_begun_on_its_own_is_not_joined() -> None:
    """Its answers would be lost."""
    with pytest.raises(Refused) as told:
        Table().take(SaveParticipants(review=REVIEW, joined="lab"), ANNA, around=joinable(started=True))
    assert told.value.reply.notice == Lacking(what=(ReviewLack.JOINED_STARTED,), candidates=("Laboratoriet",))


def test_nobody_joins_what_has_been_handed_over() -> None:
    """Nor a unit that may not be joined at all."""
    table = handed_over()
    assert table.take(table.event(SaveParticipants, joined="lab"), ANNA, around=joinable()).changes == ()
    table = Table()
    event = table.event(SaveParticipants, joined=NodeId("somewhere"))
    assert table.take(event, ANNA, around=joinable()).changes == ()


def test_a_reminder_is_on_a_day_that_helps() -> None:
    """Later than today, and before the deadline while there is one ahead."""
    table = Table()
    for typed in ("i går", "2026-11-16", "2026-12-01", "06/03/2019"):
        page, notice = table.refused(ANNA, RemindLater, day=typed)
        assert isinstance(page, NotePage)
        assert notice == Lacking(what=(ReviewLack.DAY,), typed=typed)
    asked = table.press(ANNA, RemindLater)
    assert isinstance(asked.reply.page, NotePage)
    turn = table.press(ANNA, RemindLater, day="30 november")
    assert [message.not_before for message in turn.messages] == [date(2026, 11, 30)]


def test_not_my_unit_tells_the_coordinator_with_a_reason() -> None:
    """And takes nothing away: roles come from the organisation's own import."""
    table = Table()
    assert isinstance(table.press(ANNA, NotMine).reply.page, NotePage)
    assert table.refused(ANNA, NotMine, reason="")[1] == Lacking(what=(CommonLack.REASON,))
    turn = table.press(ANNA, NotMine, reason="Har bytt jobb")
    assert [message.person for message in turn.messages] == [EVA]
    assert turn.state is None
