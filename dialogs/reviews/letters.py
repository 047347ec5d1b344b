"""What a message says when it is sent, worked out from how things stand then. None: it has become pointless."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import assert_never

from dialogs.ground.messages import MessageKind, Subject
from dialogs.ground.notices import Reply
from dialogs.ground.page import Page
from dialogs.ground.pages.news import NewsKind, NewsPage
from dialogs.ground.turn import Actor
from dialogs.home.pages import Step
from dialogs.reminders.pages import WeeklyPage
from dialogs.reviews import build, landing
from dialogs.reviews.pages.signing import SummaryPage
from dialogs.reviews.rules.review import Review, SeatKind, Stage

NEWS = {
    MessageKind.HANDED_OVER: NewsKind.HANDED_OVER,
    MessageKind.ASKED_AGAIN: NewsKind.ASKED_AGAIN,
    MessageKind.TALK: NewsKind.TALK,
    MessageKind.TO_SIGN: NewsKind.TO_SIGN,
    MessageKind.SIGNED: NewsKind.SIGNED,
    MessageKind.REOPENED: NewsKind.REOPENED,
    MessageKind.JOINED: NewsKind.JOINED,
    MessageKind.NOT_MINE: NewsKind.NOT_MINE,
    MessageKind.REMINDER: NewsKind.REMINDER,
    MessageKind.SUPPORT: NewsKind.SUPPORT,
    MessageKind.RESULTS_ENTERED: NewsKind.RESULTS_ENTERED,
}


def compose(subject: Subject, review: Review, reader: Actor, *, text: str = "", by: str = "") -> Reply | None:
    """The page for one reader. `by` is who caused it; `text` what it is about where the review does not say it."""
    if review.withdrawn or not _still_true(subject, review, reader):
        return None
    match subject.kind:
        case MessageKind.INVITATION:
            return Reply(page=build.invitation(review, reader))
        case (
            MessageKind.EDIT
            | MessageKind.SUMMARY
            | MessageKind.DIGEST
            | MessageKind.WEEKLY
            | MessageKind.MONTHLY
            | MessageKind.MEASURE_ASKED
            | MessageKind.MEASURE_MOVED
            | MessageKind.MEASURE_HANDED
            | MessageKind.ALL_HANDED
            | MessageKind.TAKE_OVER
            | MessageKind.MEASURE_CANNOT
            | MessageKind.MEASURE_PLANNED
            | MessageKind.MEASURE_PROPOSED
            | MessageKind.MEASURE_DROPPED
            | MessageKind.MEASURE_SHARED
            | MessageKind.EXTRA_OFFER
            | MessageKind.LIFTED
            | MessageKind.MATTER_STEP
            | MessageKind.MATTER_MEASURE
        ):
            raise ValueError(subject.kind)  # not of a review to one reader: `summary`, `weekly`, `digesting`, measures'
        case _:
            return Reply(page=_news(subject, review, reader, text, by))


def _still_true(subject: Subject, review: Review, reader: Actor) -> bool:
    """Whether the message still tells something that holds: a late one must not send anybody to what is done."""
    step = landing.step(review, reader)
    sits = review.seat_kind(reader.person.id) is not None
    match subject.kind:
        case MessageKind.INVITATION:
            return sits and review.stage in (Stage.NOT_STARTED, Stage.ANSWERING) and not _over(review, reader)
        case MessageKind.HANDED_OVER | MessageKind.ASKED_AGAIN:
            return sits and step is Step.CONFIRM
        case MessageKind.TALK:
            return sits and step is Step.TALK
        case MessageKind.TO_SIGN:
            return sits and step is Step.SIGN
        case MessageKind.SIGNED:
            return sits and review.stage is Stage.SIGNED and subject.mark == f"v{review.version}"
        case MessageKind.REOPENED:
            return sits and subject.mark == f"v{review.version}"
        case MessageKind.REMINDER:
            return sits and step.is_mine
        case MessageKind.RESULTS_ENTERED:
            return review.seat_kind(reader.person.id) is SeatKind.MANAGER and review.stage is Stage.ANSWERING
        case MessageKind.JOINED:
            return sits and review.stage is not Stage.SIGNED
        case MessageKind.SUPPORT:
            if subject.question is None:  # support with the follow-up as such
                return review.stage is not Stage.SIGNED
            answer = review.answers.get(subject.question)
            return answer is not None and answer.support_wanted
        case MessageKind.NOT_MINE | MessageKind.SUMMARY | MessageKind.EDIT | MessageKind.DIGEST:
            return True
        case MessageKind.WEEKLY | MessageKind.MONTHLY:
            return True
        case (
            MessageKind.MEASURE_ASKED
            | MessageKind.MEASURE_MOVED
            | MessageKind.MEASURE_HANDED
            | MessageKind.ALL_HANDED
            | MessageKind.TAKE_OVER
            | MessageKind.MEASURE_CANNOT
            | MessageKind.MEASURE_PLANNED
            | MessageKind.MEASURE_PROPOSED
            | MessageKind.MEASURE_DROPPED
            | MessageKind.MEASURE_SHARED
            | MessageKind.EXTRA_OFFER
            | MessageKind.LIFTED
            | MessageKind.MATTER_STEP
            | MessageKind.MATTER_MEASURE
            | MessageKind.ANALYSIS_ASKED
            | MessageKind.ANALYSIS_AGAIN
            | MessageKind.ANALYSIS_SAID
            | MessageKind.FED_BACK
            | MessageKind.PRESENTATION
        ):
            return False
        case _:
            assert_never(subject.kind)


def _over(review: Review, reader: Actor) -> bool:
    return review.window.is_over(reader.today)


def _news(subject: Subject, review: Review, reader: Actor, text: str, by: str) -> NewsPage:
    question = subject.question
    known = review.checklist.question(question) if question and question in review.checklist else None
    said = {MessageKind.REOPENED: review.reopened_reason or ""}
    return NewsPage(
        kind=NEWS[subject.kind],
        review=build.name_of(review),
        by=by,
        days_left=review.window.days_left(reader.today) if review.stage is not Stage.SIGNED else None,
        question=known.short if known else None,
        number=review.checklist.number(known.id) if known else None,
        text=said.get(subject.kind, text),
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
