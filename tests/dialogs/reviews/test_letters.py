"""A message is written when it is sent: what has become pointless by then is not sent at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC

import pytest

from dialogs.ground.ids import PersonId
from dialogs.ground.messages import MessageKind, Subject
from dialogs.ground.notices import Reply
from dialogs.reviews import letters
from dialogs.reviews.events.answering import WantSupport
from dialogs.reviews.events.confirming import Differ, HandOver
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.events.following_up import DoneAtOnce
from dialogs.reviews.events.signing import Reopen, Sign
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.pages.entering import InvitationPage
from dialogs.reviews.pages.news import NewsPage
from dialogs.reviews.pages.signing import SummaryPage
from dialogs.reviews.rules.review import Review
from tests.dialogs.reviews.review_factory import (
    ANNA,
    CLOSED,
    EVA,
    HANNA,
    NO,
    OLLE,
    POLICY,
    REVIEW,
    RISKS,
    SVEN,
    TODAY,
    Table,
    actor,
    answered,
    confirms,
    handed_over,
    new_review,
    signed,
    to_sign,
)


def subject(kind: MessageKind, mark: str = "v1", **more: str) -> Subject:
    return Subject(kind=kind, review=REVIEW.hex, mark=mark, by=ANNA, question=POLICY, matter=more.get("matter"))


def composed(kind: MessageKind, review: Review, reader: PersonId, mark: str = "v1", **more: str) -> Reply | None:
    return letters.compose(kind, subject(kind, mark, **more), review, actor(reader), by="Anna Ek")


def started() -> Review:
    table = Table()
    table.press(ANNA, OpenReview)
    return table.review


def talking() -> Review:
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO)
    return confirms(table).review


def asked_for_support() -> Review:
    table = Table()
    table.press(ANNA, WantSupport, question=POLICY)
    return table.review


def signed_by(person: PersonId) -> Review:
    table = to_sign()
    table.press(person, Sign)
    return table.review


@dataclass(frozen=True, kw_only=True)
class Case:
    kind: MessageKind
    reader: PersonId
    holds: Callable[[], Review]
    over: Callable[[], Review]  # and then it is not sent
    mark: str = "v1"


CASES = {
    "invited": Case(kind=ReviewMessage.INVITATION, reader=ANNA, holds=new_review, over=lambda: handed_over().review),
    "invited too late": Case(
        kind=ReviewMessage.INVITATION, reader=ANNA, holds=started, over=lambda: new_review(window=CLOSED)
    ),
    "handed over": Case(
        kind=ReviewMessage.HANDED_OVER,
        reader=SVEN,
        holds=lambda: handed_over().review,
        over=lambda: to_sign().review,
    ),
    "asked again": Case(
        kind=ReviewMessage.ASKED_AGAIN,
        reader=SVEN,
        holds=lambda: handed_over().review,
        over=lambda: to_sign().review,
    ),
    "to talk": Case(kind=ReviewMessage.TALK, reader=ANNA, holds=talking, over=lambda: to_sign().review),
    "to sign": Case(
        kind=ReviewMessage.TO_SIGN, reader=ANNA, holds=lambda: signed_by(SVEN), over=lambda: signed_by(ANNA)
    ),
    "to sign, changed since": Case(
        kind=ReviewMessage.TO_SIGN, reader=ANNA, holds=lambda: to_sign().review, over=talking
    ),
    "signed": Case(
        kind=ReviewMessage.SIGNED, reader=SVEN, holds=lambda: signed().review, over=lambda: to_sign().review
    ),
    "signed, another version": Case(
        kind=ReviewMessage.SIGNED,
        reader=SVEN,
        holds=lambda: signed().review,
        over=lambda: replace(signed().review, version=2),
    ),
    "reopened": Case(
        kind=ReviewMessage.REOPENED,
        reader=SVEN,
        mark="v2",
        holds=lambda: new_review(version=2, reopened_reason="Fel antal"),
        over=lambda: new_review(version=3, reopened_reason="Fel igen"),
    ),
    "a reminder": Case(kind=ReviewMessage.REMINDER, reader=ANNA, holds=started, over=lambda: handed_over().review),
    "joined": Case(kind=ReviewMessage.JOINED, reader=ANNA, holds=started, over=lambda: signed().review),
    "support": Case(kind=ReviewMessage.SUPPORT, reader=HANNA, holds=asked_for_support, over=new_review),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_still_holds_is_sent_and_what_does_not_is_not(case: Case) -> None:
    """A late message must not send anybody to what is done already."""
    assert composed(case.kind, case.holds(), case.reader, case.mark) is not None
    assert composed(case.kind, case.over(), case.reader, case.mark) is None


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_withdrawn_review_sends_nothing(case: Case) -> None:
    """Its unit answers in another one."""
    assert composed(case.kind, replace(case.holds(), withdrawn=True), case.reader, case.mark) is None


@pytest.mark.parametrize(
    "case", [one for one in CASES.values() if one.kind is not ReviewMessage.SUPPORT], ids=lambda one: one.kind.value
)
def test_who_has_left_the_seat_is_told_nothing(case: Case) -> None:
    """Between the row and the sending somebody may have changed jobs."""
    assert composed(case.kind, case.holds(), OLLE, case.mark) is None


def test_the_coordinator_is_told_why_it_is_not_somebodys_unit() -> None:
    """The reason is kept beside the review, so it comes with the letter."""
    reply = letters.compose(
        ReviewMessage.NOT_MINE,
        subject(ReviewMessage.NOT_MINE),
        new_review(),
        actor(EVA),
        text="Har bytt jobb",
        by="Anna Ek",
    )
    assert reply is not None
    assert isinstance(reply.page, NewsPage)
    assert (reply.page.text, reply.page.by, reply.page.may_open) == ("Har bytt jobb", "Anna Ek", False)


def test_who_wants_support_after_the_last_day_gets_it_until_it_is_signed() -> None:
    """Such a wish is with the follow-up as such, and names no question."""
    wish = replace(subject(ReviewMessage.SUPPORT), question=None)
    reply = letters.compose(wish.kind, wish, new_review(window=CLOSED), actor(HANNA), by="Anna Ek")
    assert reply is not None
    assert isinstance(reply.page, NewsPage)
    assert (reply.page.by, reply.page.question, reply.page.may_open) == ("Anna Ek", None, False)
    assert letters.compose(wish.kind, wish, signed().review, actor(HANNA), by="Anna Ek") is None


@pytest.mark.parametrize(
    ("review", "below", "told"),
    [
        (new_review(), None, True),
        (new_review(), (3, 3), True),
        (signed().review, None, False),
        (signed().review, (2, 3), True),
        (signed().review, (3, 3), False),
        (new_review(window=CLOSED), (0, 3), False),
        (new_review(withdrawn=True), None, False),
    ],
)
def test_the_weekly_line_comes_while_something_is_left(
    review: Review, below: tuple[int, int] | None, told: bool
) -> None:
    """A channel that has nothing to hear is left in peace."""
    page = letters.weekly(review, TODAY, below)
    assert (page is not None) == told
    assert page is None or page.days_left == 14


def test_an_invitation_is_the_invitation_of_today() -> None:
    """With the questions that are left, the deadline as it is now, and the reader's own chair."""
    reply = composed(ReviewMessage.INVITATION, started(), ANNA)
    assert reply is not None
    assert isinstance(reply.page, InvitationPage)
    assert (reply.page.questions, reply.page.reps) == (4, ("Sven Lind",))


def test_days_left_are_told_until_it_is_signed() -> None:
    """A deadline means nothing to what is done."""
    before, after = (
        composed(kind, review, ANNA)
        for kind, review in ((ReviewMessage.TO_SIGN, to_sign().review), (ReviewMessage.SIGNED, signed().review))
    )
    assert before is not None
    assert after is not None
    assert isinstance(before.page, NewsPage)
    assert isinstance(after.page, NewsPage)
    assert before.page.days_left == 14
    assert after.page.days_left is None


def test_the_summary_is_of_the_version_that_was_signed() -> None:
    """One that has been reopened meanwhile is not posted; the new version gets a post of its own."""
    table = signed()
    page = letters.summary(subject(ReviewMessage.SUMMARY), table.review, UTC)
    assert isinstance(page, SummaryPage)
    assert page.signed_on == TODAY
    table.press(ANNA, Reopen, reason="Fel antal")
    assert letters.summary(subject(ReviewMessage.SUMMARY), table.review, UTC) is None
    assert letters.summary(subject(ReviewMessage.SUMMARY, "v2"), table.review, UTC) is None


def test_the_summary_says_nothing_of_a_sensitive_question() -> None:
    """The channel is not the own line."""
    table = answered(Table())
    table.press(ANNA, DoneAtOnce, question=RISKS, what="Larm i receptionen")
    table.press(ANNA, HandOver)
    confirms(table)
    table.press(ANNA, Sign)
    table.press(SVEN, Sign)
    page = letters.summary(subject(ReviewMessage.SUMMARY), table.review, UTC)
    assert isinstance(page, SummaryPage)
    assert page.sums.measures == ()


@pytest.mark.parametrize("kind", [ReviewMessage.SUMMARY, ReviewMessage.EDIT, ReviewMessage.WEEKLY])
def test_what_has_no_single_reader_is_not_a_letter(kind: MessageKind) -> None:
    """A channel's post and a shared card are written elsewhere: mixing them up is a mistake of ours."""
    with pytest.raises(ValueError, match=kind.value):
        composed(kind, signed().review, ANNA)
