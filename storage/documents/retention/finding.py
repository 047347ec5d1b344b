"""Which rows a retention rule takes: nothing that is of the year's record, and no message whose key could come again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from dialogs.documents.rules.retention import Subject
from dialogs.reminders.messages import ReminderMessage
from dialogs.reviews.messages import ReviewMessage
from storage.tables.organisation import ContactRow, PersonRow, SeenActivityRow
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import CauseRow, RemindedRow, SnoozeRow
from storage.tables.reviews import AnswerRow, AuditRow, BookmarkRow, PersonalNoteRow, SharedCardRow
from storage.tables.rounds import ReviewRow, RoundRow, RoundWindowRow

_review, _round, _window = ReviewRow.__table__.c, RoundRow.__table__.c, RoundWindowRow.__table__.c
# Their key has the day in it, and is asked for on that day only.
OF_A_DAY = (ReminderMessage.DIGEST, ReviewMessage.WEEKLY, ReminderMessage.MONTHLY)
# Of the work with one review. Not edits (their row knows where the post went), nor what is told of measures and matters,
# which live on for years: those keys can come again.
OF_A_REVIEW = (
    ReviewMessage.INVITATION,
    ReviewMessage.HANDED_OVER,
    ReviewMessage.ASKED_AGAIN,
    ReviewMessage.TALK,
    ReviewMessage.TO_SIGN,
    ReviewMessage.SIGNED,
    ReviewMessage.SUMMARY,
    ReviewMessage.REOPENED,
    ReviewMessage.JOINED,
    ReviewMessage.NOT_MINE,
    ReviewMessage.SUPPORT,
    ReviewMessage.RESULTS_ENTERED,
)


def condition(subject: Subject, before: date) -> ColumnElement[bool]:
    """For the tables where a query alone says which rows; `outbox` and `reminded` are found row by row."""
    moment = datetime.combine(before, time(), UTC)
    match subject:
        case Subject.SEEN_ACTIVITY:
            return SeenActivityRow.seen_at < moment
        case Subject.SNOOZE:
            return SnoozeRow.until < before
        case Subject.CONTACT:
            gone = select(PersonRow.id).where(PersonRow.ended_on < before)
            return and_(ContactRow.person_id.in_(gone), ContactRow.seen_at < moment)
        case Subject.BOOKMARK:
            return BookmarkRow.review_id.in_(of_past_rounds(before))
        case Subject.SHARED_CARD:
            return SharedCardRow.review_id.in_(of_past_rounds(before))
        case Subject.DRAFT:
            return and_(AnswerRow.draft != "", AnswerRow.review_id.in_(of_past_rounds(before)))
        case Subject.PERSONAL_NOTE:
            return PersonalNoteRow.review_id.in_(of_past_rounds(before))
        case Subject.CAUSE:
            return CauseRow.review_id.in_(of_past_rounds(before))
        case Subject.READ_LOG:
            read = or_(
                AuditRow.tag.endswith(":read", autoescape=True), AuditRow.tag.startswith("file:", autoescape=True)
            )
            return and_(read, AuditRow.at < moment)
        case Subject.OUTBOX | Subject.REMINDED:
            raise ValueError(f"{subject.value} is found row by row")


def of_past_rounds(before: date) -> Any:
    """Reviews that nobody could answer any more on that day, of years before the newest: what is asked for is the newest's."""
    newest = select(func.max(_round.year)).scalar_subquery()
    own = select(_window.round_id).where(_window.closes >= before)
    return (
        select(_review.id)
        .join_from(ReviewRow.__table__, RoundRow.__table__, _round.id == _review.round_id)
        .where(_round.closes < before, _round.year < newest, _round.id.not_in(own))
    )


def _done_with(session: Session, before: date) -> frozenset[str]:
    """Of those, the ones where nobody has a turn: whoever sits down at a review that still waits is written to anew."""
    waits = and_(_review.handed_over_at.is_not(None), _review.signed_at.is_(None), _review.withdrawn_at.is_(None))
    found = session.scalars(select(_review.id).where(_review.id.in_(of_past_rounds(before)), ~waits))
    return frozenset(one.hex for one in found)


def outbox(session: Session, before: date) -> Iterator[int]:
    """The ids of messages that have arrived. A digest that is gone counts as told, so one that never arrived stays."""
    moment, done = datetime.combine(before, time(), UTC), _done_with(session, before)
    kinds = [kind.value for kind in (*OF_A_DAY, *OF_A_REVIEW)]
    daily = {kind.value for kind in OF_A_DAY}
    rows = session.execute(
        select(OutboxRow.id, OutboxRow.kind, OutboxRow.subject)
        .where(OutboxRow.state == "sent", OutboxRow.sent_at < moment, OutboxRow.kind.in_(kinds))
        .order_by(OutboxRow.id)
    )
    for id_, kind, subject in rows:
        if kind in daily or _hex(subject.get("review")) in done:
            yield id_


def _hex(review: object) -> str:
    return UUID(str(review)).hex if review else ""


def reminded(session: Session, before: date) -> Iterator[tuple[str, str]]:
    """Milestones of reviews that are done with. Those of measures and matters can come again as long as those are open."""
    done = _done_with(session, before)
    for person, key in session.execute(select(RemindedRow.person_id, RemindedRow.key)):
        if any(part in done for part in key.split(":")):
            yield person, key
