"""What became of a message, into its row. Only the claim that still holds may write: a lapsed one changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, assert_never

from sqlalchemy import case, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from dialogs.ids import ActivityId, ConversationId, TenantId
from dialogs.rules.delivery import Dead, Drop, PostAnew, RetryIn, Sent, Step, Wait
from storage.outbox.addresses import lost_address, lost_channel
from storage.outbox.claiming import Claimed
from storage.outbox.putting import EDIT_SPACING
from storage.tables.base import Table, UtcDateTime
from storage.tables.outbox import OutboxRow

PAUSES = Table.metadata.tables["outbox_pause"]
COUNTING = 20233  # PostgreSQL's advisory lock, until the outcome is committed
THROTTLED = "throttled:429"  # dialogs.rules.delivery.tag_of


def record(
    session: Session,
    claimed: Claimed,
    step: Step,
    now: datetime,
    conversation: ConversationId | None = None,
    activity: ActivityId | None = None,
) -> bool:
    """Writes the step; False if the claim had lapsed and somebody else has the message now."""
    ours = session.scalar(
        update(OutboxRow)
        .where(
            OutboxRow.id == claimed.id,
            OutboxRow.state == "sending",
            OutboxRow.attempts == claimed.attempts,
            OutboxRow.claimed_at == claimed.claimed_at,
        )
        .values(**_values(step, now, conversation, activity))
        .returning(OutboxRow.id)
        .execution_options(synchronize_session=False)
    )
    if ours is not None and isinstance(step, Wait):
        _all_wait(session, claimed)
    return ours is not None


def _values(
    step: Step, now: datetime, conversation: ConversationId | None, activity: ActivityId | None
) -> dict[str, Any]:
    match step:
        case Sent():
            landed = {"sent_at": now, "conversation_id": conversation, "activity_id": activity, "anew": False}
            return _ended("sent", "delivered", now) | landed
        case RetryIn(seconds=seconds, tag=tag, unclear=unclear):
            values = {"state": "retry", "due": now + timedelta(seconds=seconds), "outcome": tag}
            return values | ({"unclear": OutboxRow.unclear + 1} if unclear else {})
        case PostAnew(seconds=seconds, tag=tag):
            due = now + timedelta(seconds=seconds)
            lost = {"conversation_id": None, "activity_id": None, "anew": True}
            return {"state": "retry", "due": due, "outcome": tag} | lost
        case Wait(tag=tag):
            return {"state": "pending", "due": now, "outcome": tag, "attempts": 0, "lane": None, "service_url": None}
        case Drop(tag=tag):
            return _ended("dropped", tag, now)
        case Dead(tag=tag):
            return _ended("dead", tag, now)
        case _:
            assert_never(step)


def _ended(state: str, tag: str, now: datetime) -> dict[str, Any]:
    """Done with; unless it is an edit that was asked for again meanwhile: the card that was sent may lack the latest."""
    again = OutboxRow.again
    return {
        "state": case((again, "pending"), else_=state),
        "due": case((again, literal(now + EDIT_SPACING, UtcDateTime())), else_=OutboxRow.due),
        "attempts": case((again, 0), else_=OutboxRow.attempts),
        "unclear": case((again, 0), else_=OutboxRow.unclear),
        "again": False,
        "outcome": tag,
    }


def _all_wait(session: Session, claimed: Claimed) -> None:
    """The rest for the same receiver would be refused in the same way."""
    if claimed.person is not None:
        lost_address(session, claimed.person)
    if claimed.channel is not None:
        lost_channel(session, claimed.channel)


def throttled_lanes(session: Session, tenant: TenantId | None, since: datetime) -> int:
    """How many of a tenant's conversations have been throttled since then, and not delivered to after that.

    On PostgreSQL several outcomes are recorded at once and would not see each other: so they count one after the other.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(COUNTING)))
    rows = select(func.count()).where(
        OutboxRow.tenant_id == tenant,
        OutboxRow.state == "retry",
        OutboxRow.outcome == THROTTLED,
        OutboxRow.claimed_at > since,
    )
    return session.scalar(rows) or 0


def pause(session: Session, tenant: TenantId, until: datetime) -> None:
    """Nothing is sent to the tenant until then, by any process. A pause is made longer, never shorter."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(PAUSES).values(tenant_id=tenant, until=until)
    later = {"until": insert.excluded.until}
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["tenant_id"], set_=later, where=PAUSES.c.until < insert.excluded.until
        )
    )
