"""What holds for every press: once is enough, never by a stranger, never on what is signed, within the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dialogs.ground.ids import PersonId
from dialogs.ground.notices import CommonLack, Lacking, NotUnderstood, NotYours
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Refused
from dialogs.reviews.events.answering import GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.confirming import HandOver, LetStand
from dialogs.reviews.events.entering import GiveLateReason, OpenReview, SaveParticipants
from dialogs.reviews.events.following_up import DoneAtOnce, LiftMatter, NoMeasure, PlanMeasure
from dialogs.reviews.events.signing import Reopen, Sign
from dialogs.reviews.notices import AlreadySigned, NotOpenYet, NotReady, NotYourPart, Withdrawn
from dialogs.reviews.pages.entering import InvitationPage, LatePage
from dialogs.reviews.rules.review import SeatKind, Stage
from tests.dialogs.presses import CASES, KINDS, NOTED, SHOWS, every_event, with_a_shortcoming, with_dissent
from tests.dialogs.reviews.review_factory import (
    ANNA,
    CLOSED,
    EVA,
    HANNA,
    KARIN,
    OLLE,
    POLICY,
    SVEN,
    YES,
    Table,
    new_review,
    to_sign,
)


@every_event
def test_a_press_changes_the_review_once(kind: type[Any]) -> None:
    """The same press again, from a trembling thumb or a network that repeats, changes nothing and tells nobody anew."""
    case = CASES[kind]
    table = case.table()
    event = case.event(table, kind)
    first = table.take(event, case.who)
    assert (first.state is None) == (kind in SHOWS | NOTED)
    told = {message.key for message in first.messages}
    try:
        second = table.take(event, case.who)
    except Refused:
        return
    assert second.state is None
    assert {message.key for message in second.messages} <= told
    assert set(second.changes) <= set(first.changes)


@every_event
@pytest.mark.parametrize("who", [OLLE, KARIN, HANNA, EVA])
def test_nobody_without_a_seat_is_told_anything(kind: type[Any], who: PersonId) -> None:
    """Not the manager above, not the support function, not the coordinator: reviews stay at their table."""
    case = CASES[kind]
    table = case.table()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    assert table.refused(who, kind, **given) == (RefusedPage(), NotYours())


@every_event
def test_a_withdrawn_review_only_says_so(kind: type[Any]) -> None:
    """Its unit answers together with others, in another review."""
    case = CASES[kind]
    table = case.table()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    table.review = replace(table.review, withdrawn=True)
    page, notice = table.refused(case.who, kind, **given)
    assert isinstance(page, RefusedPage)
    assert isinstance(notice, Withdrawn)


WRITES = tuple(
    kind for kind in KINDS if kind not in SHOWS | NOTED | {OpenReview, GiveLateReason, Sign, Reopen, HandOver}
)


@pytest.mark.parametrize("kind", WRITES, ids=lambda kind: kind.__name__)
def test_what_is_signed_is_not_changed(kind: type[Any]) -> None:
    """From the first signature on: what the second one signs is what the first one signed."""
    case = CASES[kind]
    table = case.table()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    done = to_sign(together=True)
    done.press(SVEN, Sign)
    done.review = replace(done.review, measures=table.review.measures if case.of_measure else done.review.measures)
    done.review = replace(done.review, views={}) if case.who == SVEN else done.review
    before = done.review
    try:
        turn = done.press(case.who, kind, **given)
    except Refused as refused:
        assert isinstance(refused.reply.notice, AlreadySigned | NotUnderstood)  # noqa: PT017
        return
    assert turn.state is None
    assert done.review is before


@pytest.mark.parametrize(
    "kind",
    [SaveParticipants, GiveAnswer, Skip, WantSupport, PlanMeasure, DoneAtOnce, NoMeasure, LiftMatter],
)
def test_before_the_window_opens_nothing_is_answered(kind: type[Any]) -> None:
    """It says when it opens."""
    table = with_a_shortcoming()
    opens = date(2027, 1, 11)
    table.review = replace(table.review, window=replace(CLOSED, opens=opens, closes=date(2027, 2, 1)))
    page, notice = table.refused(ANNA, kind, **CASES[kind].given)
    assert isinstance(page, InvitationPage)
    assert notice == NotOpenYet(opens=opens)


@pytest.mark.parametrize("kind", [ShowQuestion, ShowOverview])
def test_before_the_window_opens_no_comment_is_kept(kind: type[Any]) -> None:
    """Looking ahead is fine; beginning is not."""
    table = Table(new_review(window=replace(CLOSED, opens=date(2027, 1, 11), closes=date(2027, 2, 1))))
    assert table.press(ANNA, kind, **CASES[kind].given).state is None


@pytest.mark.parametrize(
    "kind",
    [SaveParticipants, GiveAnswer, Skip, WantSupport, PlanMeasure, DoneAtOnce, NoMeasure, LiftMatter],
)
def test_after_the_window_it_first_asks_what_stood_in_the_way(kind: type[Any]) -> None:
    """Once, privately; then everything is as it was."""
    table = with_a_shortcoming()
    table.review = replace(table.review, window=CLOSED)
    page, notice = table.refused(ANNA, kind, **CASES[kind].given)
    assert isinstance(page, LatePage)
    assert isinstance(notice, NotReady)
    table.press(ANNA, GiveLateReason, reason="Sjukdom")
    table.press(ANNA, kind, **CASES[kind].given)


def test_the_reason_for_being_late_is_a_line() -> None:
    """And it is the manager's to give."""
    table = Table(new_review(window=CLOSED))
    assert table.refused(ANNA, GiveLateReason, reason="")[1] == Lacking(what=(CommonLack.REASON,))
    assert table.refused(SVEN, GiveLateReason, reason="Sjukdom")[1] == NotYourPart(seat=SeatKind.MANAGER)


def test_what_was_handed_over_in_time_is_talked_through_in_peace() -> None:
    """The deadline is for handing over."""
    table = with_dissent()
    table.review = replace(table.review, window=CLOSED)
    table.press(ANNA, GiveAnswer, question=POLICY, choice=YES, comment="Den finns")
    table.press(ANNA, LetStand, question=POLICY)
    assert table.review.stage is Stage.TO_SIGN
