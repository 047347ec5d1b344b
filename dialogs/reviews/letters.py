"""What a message says when it is sent, worked out from how things stand then. None: it has become pointless."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import assert_never

from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor
from dialogs.reviews import build, landing
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.pages.after import WeeklyPage
from dialogs.reviews.pages.desk import Step
from dialogs.reviews.pages.news import NewsKind, NewsPage
from dialogs.reviews.pages.signing import SummaryPage
from dialogs.reviews.rules.review import Review, SeatKind, Stage

NEWS = {
    ReviewMessage.HANDED_OVER: NewsKind.HANDED_OVER,
    ReviewMessage.ASKED_AGAIN: NewsKind.ASKED_AGAIN,
    ReviewMessage.TALK: NewsKind.TALK,
    ReviewMessage.TO_SIGN: NewsKind.TO_SIGN,
    ReviewMessage.SIGNED: NewsKind.SIGNED,
    ReviewMessage.REOPENED: NewsKind.REOPENED,
    ReviewMessage.JOINED: NewsKind.JOINED,
    ReviewMessage.NOT_MINE: NewsKind.NOT_MINE,
    ReviewMessage.REMINDER: NewsKind.REMINDER,
    ReviewMessage.SUPPORT: NewsKind.SUPPORT,
    ReviewMessage.RESULTS_ENTERED: NewsKind.RESULTS_ENTERED,
}


def compose(
    kind: ReviewMessage, subject: Subject, review: Review, reader: Actor, *, text: str = "", by: str = ""
) -> Reply | None:
    """The page for one reader. `by` is who caused it; `text` what it is about where the review does not say it."""
    if review.withdrawn or not _still_true(kind, subject, review, reader):
        return None
    match kind:
        case ReviewMessage.INVITATION:
            return Reply(page=build.invitation(review, reader))
        case ReviewMessage.EDIT | ReviewMessage.SUMMARY | ReviewMessage.WEEKLY:
            raise ValueError(kind)  # not to one reader: `summary`, `weekly`, `standing`
        case _:
            return Reply(page=_news(kind, subject, review, reader, text, by))


def _still_true(kind: ReviewMessage, subject: Subject, review: Review, reader: Actor) -> bool:
    """Whether the message still tells something that holds: a late one must not send anybody to what is done."""
    step = landing.step(review, reader)
    sits = review.seat_kind(reader.person.id) is not None
    match kind:
        case ReviewMessage.INVITATION:
            return sits and review.stage in (Stage.NOT_STARTED, Stage.ANSWERING) and not _over(review, reader)
        case ReviewMessage.HANDED_OVER | ReviewMessage.ASKED_AGAIN:
            return sits and step is Step.CONFIRM
        case ReviewMessage.TALK:
            return sits and step is Step.TALK
        case ReviewMessage.TO_SIGN:
            return sits and step is Step.SIGN
        case ReviewMessage.SIGNED:
            return sits and review.stage is Stage.SIGNED and subject.mark == f"v{review.version}"
        case ReviewMessage.REOPENED:
            return sits and subject.mark == f"v{review.version}"
        case ReviewMessage.REMINDER:
            return sits and step.is_mine
        case ReviewMessage.RESULTS_ENTERED:
            return review.seat_kind(reader.person.id) is SeatKind.MANAGER and review.stage is Stage.ANSWERING
        case ReviewMessage.JOINED:
            return sits and review.stage is not Stage.SIGNED
        case ReviewMessage.SUPPORT:
            if subject.question is None:  # support with the follow-up as such
                return review.stage is not Stage.SIGNED
            answer = review.answers.get(subject.question)
            return answer is not None and answer.support_wanted
        case ReviewMessage.NOT_MINE | ReviewMessage.SUMMARY | ReviewMessage.EDIT | ReviewMessage.WEEKLY:
            return True
        case _:
            assert_never(kind)


def _over(review: Review, reader: Actor) -> bool:
    return review.window.is_over(reader.today)


def _news(kind: ReviewMessage, subject: Subject, review: Review, reader: Actor, text: str, by: str) -> NewsPage:
    question = subject.question
    known = review.checklist.question(question) if question and question in review.checklist else None
    said = {ReviewMessage.REOPENED: review.reopened_reason or ""}
    return NewsPage(
        kind=NEWS[kind],
        review=build.name_of(review),
        by=by,
        days_left=review.window.days_left(reader.today) if review.stage is not Stage.SIGNED else None,
        question=known.short if known else None,
        number=review.checklist.number(known.id) if known else None,
        text=said.get(kind, text),
        may_open=review.seat_kind(reader.person.id) is not None,
    )


def summary(subject: Subject, review: Review, zone: tzinfo) -> Page | None:
    """The post in the unit's channel. A version that has been reopened meanwhile is not posted."""
    if review.signed_at is None or subject.mark != f"v{review.version}":
        return None
    signed_on = review.signed_at.astimezone(zone).date()
    return SummaryPage(review=build.name_of(review), sums=build.sums(review, in_channel=True), signed_on=signed_on)


def weekly(review: Review, today: date, below: tuple[int, int] | None) -> WeeklyPage | None:
    """The weekly line in a channel: nothing outside the window, nor when all of it is signed."""
    signed = review.stage is Stage.SIGNED
    all_below = below is None or below[0] >= below[1]
    if review.withdrawn or not review.window.is_open(today) or (signed and all_below):
        return None
    return WeeklyPage(
        review=build.name_of(review),
        days_left=review.window.days_left(today),
        closes=review.window.closes,
        signed=signed,
        below=below,
    )
