"""Small facts beside a review: what was last shown to whom, shared cards, and what people asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ActivityId, AreaId, ConversationId, PersonId, QuestionId, ReviewId
from dialogs.ground.page import NOWHERE, Bookmark
from storage.mapped import Mapped
from storage.tables.reviews import BookmarkRow, PersonalNoteRow, SharedCardRow
from storage.upserts import upsert

BOOKMARKS = Mapped(record=Bookmark, table=BookmarkRow.__table__, beside=frozenset({"person_id", "conversation_id"}))


def mark(session: Session, person: PersonId, conversation: ConversationId, bookmark: Bookmark) -> None:
    row = {"person_id": person, "conversation_id": conversation, **BOOKMARKS.values(bookmark)}
    if bookmark == NOWHERE:
        del row["review_id"]  # the review that was looked at last is still that: no invitation to it comes beside
    upsert(session, "bookmark", [row])


def bookmark(session: Session, person: PersonId, conversation: ConversationId) -> Bookmark | None:
    here = (BookmarkRow.person_id == person, BookmarkRow.conversation_id == conversation)
    row = session.execute(BOOKMARKS.select().where(*here)).one_or_none()
    return BOOKMARKS.read(row) if row is not None else None


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


SHARED = Mapped(
    record=SharedCard,
    table=SharedCardRow.__table__,
    without=frozenset({"bookmark"}),
    beside=frozenset({"page", "question_id", "area_id", "revision"}),
)


def share(
    session: Session,
    card: SharedCard,
    revision: int,
) -> None:
    of = card.bookmark
    page = {"page": of.page, "question_id": of.question, "area_id": of.area}
    row = {**SHARED.values(card), **page, "revision": revision}
    upsert(session, "shared_card", [row])


def shared_card(session: Session, review: ReviewId, conversation: ConversationId) -> SharedCard | None:
    here = (SharedCardRow.review_id == review, SharedCardRow.conversation_id == conversation)
    row = session.execute(select(SharedCardRow.__table__).where(*here)).one_or_none()
    if row is None:
        return None
    shown = Bookmark(
        review=review,
        page=row.page,
        question=QuestionId(row.question_id) if row.question_id else None,
        area=AreaId(row.area_id) if row.area_id else None,
    )
    return SHARED.read_from(row, bookmark=shown)


def moved(session: Session, review: ReviewId, conversation: ConversationId, activity: ActivityId) -> None:
    """The card was posted anew."""
    session.execute(
        update(SharedCardRow)
        .where(SharedCardRow.review_id == review, SharedCardRow.conversation_id == conversation)
        .values(activity_id=activity)
    )
