"""Both sign what was shown; reopening begins a new version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dialogs.ground.ids import PersonId
from dialogs.ground.notices import CommonLack, Lacking, OldCard, SavedThing
from dialogs.ground.turn import Refused
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.events.confirming import HandOver
from dialogs.reviews.events.entering import SaveParticipants
from dialogs.reviews.events.signing import Reopen, ShowReopen, ShowSign, Sign
from dialogs.reviews.notices import NotReady, ReviewSaved
from dialogs.reviews.pages.answering import NoRepPage
from dialogs.reviews.pages.signing import ReopenPage, SignedPage, SignPage
from dialogs.reviews.rules.review import SeatKind, Stage
from tests.dialogs.presses import ready, with_dissent
from tests.dialogs.reviews.review_factory import (
    ANNA,
    CLOSED,
    POLICY,
    SVEN,
    WITHOUT_REP,
    YES,
    Table,
    answered,
    handed_over,
    new_review,
    signed,
    to_sign,
)


@pytest.mark.parametrize("table", [Table, ready, handed_over, with_dissent])
def test_nobody_signs_before_everything_is_settled(table: Callable[[], Table]) -> None:
    """Neither by an early button nor by a typed word."""
    for kind in (Sign, ShowSign):
        assert isinstance(table().refused(ANNA, kind)[1], NotReady)


def test_what_is_signed_is_what_was_on_the_card() -> None:
    """An answer that changed since the card was made is shown first; the judgement that was typed is kept in its field."""
    table = to_sign()
    old = table.event(Sign, judgement="Ett bra år")
    table.press(ANNA, GiveAnswer, question=POLICY, choice=YES, comment="På intranätet")
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(old, SVEN)
    assert isinstance(told.value.reply.page, SignPage)
    assert told.value.reply.page.judgement == "Ett bra år"


def test_the_second_one_signs_what_the_first_one_signed() -> None:
    """Also from a card made before the first signature; the judgement is the first one's."""
    table = to_sign()
    old = table.event(Sign, judgement="Mitt omdöme")
    table.press(ANNA, Sign, judgement="Ett bra år")
    turn = table.take(old, SVEN)
    assert isinstance(turn.reply.page, SignedPage)
    assert table.review.judgement == "Ett bra år"
    assert [(one.person, one.seat) for one in table.review.signatures] == [
        (ANNA, SeatKind.MANAGER),
        (SVEN, SeatKind.REP),
    ]


def test_a_signing_card_of_an_earlier_version_signs_nothing() -> None:
    """It was reopened meanwhile."""
    table = to_sign()
    old = table.event(Sign)
    table.press(ANNA, Sign)
    table.press(ANNA, Reopen, reason="Fel antal")
    table.press(ANNA, HandOver)
    with pytest.raises(Refused) as told:
        table.take(old, SVEN)
    assert told.value.reply.notice == OldCard(reopened_reason="Fel antal")


@pytest.mark.parametrize("who", [ANNA, SVEN])
def test_both_may_reopen_with_a_reason(who: PersonId) -> None:
    """What was signed is kept as it was; a new version begins."""
    table = signed()
    assert isinstance(table.press(who, ShowReopen).reply.page, ReopenPage)
    assert table.refused(who, Reopen, reason="")[1] == Lacking(what=(CommonLack.REASON,))
    turn = table.press(who, Reopen, reason="Fel antal")
    assert turn.reply.notice is not None
    assert isinstance(turn.reply.notice, SavedThing)
    assert turn.reply.notice.what is ReviewSaved.REOPENED
    assert (table.review.version, table.review.stage) == (2, Stage.ANSWERING)


def test_what_nobody_has_signed_is_not_reopened() -> None:
    """It is open."""
    table = to_sign()
    assert isinstance(table.refused(ANNA, Reopen, reason="Fel antal")[1], OldCard)
    assert isinstance(table.press(ANNA, ShowReopen).reply.page, SignPage)


def test_reopened_in_time_or_not_it_can_be_signed_again() -> None:
    """The deadline has passed when most are reopened; the reason for reopening is reason enough."""
    table = signed()
    table.review = replace(table.review, window=CLOSED)
    table.press(ANNA, Reopen, reason="Fel antal")
    table.press(ANNA, SaveParticipants, employees="13")
    table.press(ANNA, HandOver)
    table.press(SVEN, Sign)
    table.press(ANNA, Sign)
    assert (table.review.stage, table.review.version) == (Stage.SIGNED, 2)


def test_a_reason_for_a_missing_rep_is_asked_for_in_each_version() -> None:
    """There may be a representative by then."""
    table = answered(Table(new_review(**WITHOUT_REP)))
    table.press(ANNA, HandOver, reason="Inget ombud är valt")
    table.press(ANNA, Sign)
    table.press(ANNA, Reopen, reason="Fel antal")
    assert table.review.no_rep_reason is None
    assert isinstance(table.press(ANNA, HandOver).reply.page, NoRepPage)
