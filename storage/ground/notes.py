"""Small facts beside a review: what was last shown to whom, shared cards, and what people asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ActivityId, AreaId, ConversationId, MatterId, MeasureId, PersonId, QuestionId, ReviewId
from dialogs.ground.page import NOWHERE, Bookmark
from storage.tables.reviews import BookmarkRow, PersonalNoteRow, SharedCardRow
from storage.upserts import upsert


def mark(session: Session, person: PersonId, conversation: ConversationId, bookmark: Bookmark) -> None:
    row = {
        "person_id": person,
        "conversation_id": conversation,
        "review_id": bookmark.review,
        "page": bookmark.page,
        "question_id": bookmark.question,
        "area_id": bookmark.area,
        "measure_id": bookmark.measure,
        "matter_id": bookmark.matter,
    }
    if bookmark == NOWHERE:
        del row["review_id"]  # the review that was looked at last is still that: no invitation to it comes beside
    upsert(session, "bookmark", [row])


def bookmark(session: Session, person: PersonId, conversation: ConversationId) -> Bookmark | None:
    columns = ("review_id", "page", "question_id", "area_id", "measure_id", "matter_id")
    row = session.execute(
        select(*(getattr(BookmarkRow, name) for name in columns)).where(
            BookmarkRow.person_id == person, BookmarkRow.conversation_id == conversation
        )
    ).one_or_none()
    if row is None:
        return None
    return Bookmark(
        review=ReviewId(row.review_id) if row.review_id else None,
        page=row.page,
        question=QuestionId(row.question_id) if row.question_id else None,
        area=AreaId(row.area_id) if row.area_id else None,
        measure=MeasureId(row.measure_id) if row.measure_id else None,
        matter=MatterId(row.matter_id) if row.matter_id else None,
    )


def is_open(session: Session, person: PersonId, review: ReviewId) -> bool:
    """Whether this review is what the person last looked at."""
    found = session.scalar(
        select(BookmarkRow.page).where(BookmarkRow.person_id == person, BookmarkRow.review_id == review).limit(1)
    )
    return found is not None


def note(
    session: Session,
    review: ReviewId,
    person: PersonId,
    now: datetime,
    *,
    remind_on: date | None = None,
    not_mine: str | None = None,
) -> None:
    row = {"review_id": review, "person_id": person, "noted_at": now, "remind_on": remind_on, "not_mine": not_mine}
    keep = tuple(name for name in ("remind_on", "not_mine") if row[name] is None)
    upsert(session, "personal_note", [row], keep=keep)


def why_not_mine(session: Session, review: ReviewId, person: PersonId) -> str:
    found = session.scalar(
        select(PersonalNoteRow.not_mine).where(PersonalNoteRow.review_id == review, PersonalNoteRow.person_id == person)
    )
    return found or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCard:
    """A card that the pair looks at together, as it is shown now."""

    review: ReviewId
    conversation: ConversationId
    activity: ActivityId
    service_url: str
    bookmark: Bookmark
    pressed_by: PersonId | None


def share(
    session: Session,
    card: SharedCard,
    revision: int,
) -> None:
    row = {
        "review_id": card.review,
        "conversation_id": card.conversation,
        "activity_id": card.activity,
        "service_url": card.service_url,
        "page": card.bookmark.page,
        "question_id": card.bookmark.question,
        "area_id": card.bookmark.area,
        "pressed_by": card.pressed_by,
        "revision": revision,
    }
    upsert(session, "shared_card", [row])


def shared_card(session: Session, review: ReviewId, conversation: ConversationId) -> SharedCard | None:
    row = session.scalars(
        select(SharedCardRow).where(SharedCardRow.review_id == review, SharedCardRow.conversation_id == conversation)
    ).one_or_none()
    if row is None:
        return None
    return SharedCard(
        review=ReviewId(row.review_id),
        conversation=ConversationId(row.conversation_id),
        activity=ActivityId(row.activity_id),
        service_url=row.service_url,
        bookmark=Bookmark(
            review=ReviewId(row.review_id),
            page=row.page,
            question=QuestionId(row.question_id) if row.question_id else None,
            area=AreaId(row.area_id) if row.area_id else None,
        ),
        pressed_by=PersonId(row.pressed_by) if row.pressed_by else None,
    )


def moved(session: Session, review: ReviewId, conversation: ConversationId, activity: ActivityId) -> None:
    """The card was posted anew."""
    session.execute(
        update(SharedCardRow)
        .where(SharedCardRow.review_id == review, SharedCardRow.conversation_id == conversation)
        .values(activity_id=activity)
    )
