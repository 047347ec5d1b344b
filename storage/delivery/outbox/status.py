"""How the post is doing, for the health check, the coordinator and the operator. Nothing here names a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import ActivityId, ConversationId, PersonId
from storage.delivery.outbox.addresses import IS_UNSENT, UNSENT
from storage.delivery.outbox.claiming import WAITING
from storage.delivery.outbox.putting import Landed
from storage.tables.outbox import OutboxRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    oldest: timedelta | None  # for how long the message has waited that has waited longest; None if none waits
    dead: int
    without_address: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """A message that has not arrived. Dead if `state` is dead; without an address the bot has not met its receiver."""

    key: str
    kind: str
    subject: dict[str, object]
    person: PersonId | None
    channel: str | None
    state: str
    has_address: bool
    outcome: str | None  # the last one, as a tag
    attempts: int
    due: datetime
    created_at: datetime


def waiting(session: Session, now: datetime) -> Health:
    """One that has been tried waits, although it is not due again yet: else an expired secret would look healthy."""
    addressed = OutboxRow.lane.is_not(None)
    since = case((OutboxRow.attempts == 0, OutboxRow.due), else_=OutboxRow.created_at)
    oldest, without_address = session.execute(
        select(func.min(since).filter(and_(addressed, since <= now)), func.count().filter(~addressed)).where(IS_UNSENT)
    ).one()
    dead = session.scalar(select(func.count()).where(OutboxRow.state == "dead")) or 0
    return Health(oldest=now - oldest if oldest else None, dead=dead, without_address=without_address)


def is_due(session: Session, due_by: datetime) -> bool:
    """Is there a message that could go, but for the limits?"""
    return session.execute(WAITING, {"due_by": due_by}).first() is not None


def undelivered(session: Session) -> list[Undelivered]:
    """Everything that has not arrived and was not dropped, oldest first."""
    rows = session.scalars(select(OutboxRow).where(OutboxRow.state.in_((*UNSENT, "dead"))).order_by(OutboxRow.id))
    return [
        Undelivered(
            key=row.key,
            kind=row.kind,
            subject=row.subject,
            person=None if row.person_id is None else PersonId(row.person_id),
            channel=row.channel_id,
            state=row.state,
            has_address=row.lane is not None,
            outcome=row.outcome,
            attempts=row.attempts,
            due=row.due,
            created_at=row.created_at,
        )
        for row in rows
    ]


def sent_activity(session: Session, key: str) -> Landed | None:
    """Where the message with this key is in Teams, so that it can be edited; None if it has not arrived."""
    row = session.execute(
        select(OutboxRow.conversation_id, OutboxRow.activity_id).where(
            OutboxRow.key == key, OutboxRow.sent_at.is_not(None)
        )
    ).one_or_none()
    if row is None or row.conversation_id is None or row.activity_id is None:
        return None
    return Landed(conversation=ConversationId(row.conversation_id), activity=ActivityId(row.activity_id))
