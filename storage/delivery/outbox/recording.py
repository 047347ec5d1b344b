"""What became of a message, into its row. Only the claim that still holds may write: a lapsed one changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, assert_never

from sqlalchemy import ColumnElement, bindparam, case, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from dialogs.delivery.rules.delivery import Dead, Drop, PostAnew, RetryIn, Sent, Step, Wait
from dialogs.ground.ids import ActivityId, ConversationId, TenantId
from storage.delivery.outbox.addresses import lost_address, lost_channel
from storage.delivery.outbox.claiming import Claimed
from storage.delivery.outbox.putting import EDIT_SPACING, OUTBOX
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
    holding = {"id_": claimed.id, "tried": claimed.attempts, "since": claimed.claimed_at}
    if isinstance(step, Sent):
        arrived = {"moment": now, "spaced": now + EDIT_SPACING, "conversation": conversation, "activity": activity}
        return session.scalar(ARRIVED, holding | arrived) is not None
    written = HOLDING.values(**_values(step, now)).returning(_row.id)
    ours = session.scalar(written, holding)
    if ours is not None and isinstance(step, Wait):
        _all_wait(session, claimed)
    return ours is not None


def _values(step: RetryIn | PostAnew | Wait | Drop | Dead, now: datetime) -> dict[str, Any]:
    match step:
        case RetryIn(seconds=seconds, tag=tag, unclear=unclear, held=held):
            counts = {"unclear": _row.unclear + int(unclear), "held": _row.held + int(held)}
            return counts | {"state": "retry", "due": now + timedelta(seconds=seconds), "outcome": tag}
        case PostAnew(seconds=seconds, tag=tag):
            due = now + timedelta(seconds=seconds)
            lost = {"conversation_id": None, "activity_id": None, "anew": True}
            return {"state": "retry", "due": due, "outcome": tag} | lost
        case Wait(tag=tag):
            unaddressed = {"attempts": 0, "held": 0, "lane": None, "service_url": None}
            return unaddressed | {"state": "pending", "due": now, "outcome": tag}
        case Drop(tag=tag):
            return _ended("dropped", tag, literal(now + EDIT_SPACING, UtcDateTime()))
        case Dead(tag=tag):
            return _ended("dead", tag, literal(now + EDIT_SPACING, UtcDateTime()))
        case _:
            assert_never(step)


def _ended(state: str, tag: str, spaced: ColumnElement[datetime]) -> dict[str, Any]:
    """Done with; unless it is an edit that was asked for again meanwhile: the card that was sent may lack the latest."""
    again = _row.again
    return {
        "state": case((again, "pending"), else_=state),
        "due": case((again, spaced), else_=_row.due),
        "attempts": case((again, 0), else_=_row.attempts),
        "unclear": case((again, 0), else_=_row.unclear),
        "held": case((again, 0), else_=_row.held),
        "again": False,
        "outcome": tag,
    }


_row = OUTBOX.c
HOLDING = update(OUTBOX).where(
    _row.id == bindparam("id_"),
    _row.state == "sending",
    _row.attempts == bindparam("tried"),
    _row.claimed_at == bindparam("since", type_=UtcDateTime()),
)
# What becomes of nearly every message is built once.
ARRIVED = HOLDING.values(
    **_ended("sent", "delivered", bindparam("spaced", type_=UtcDateTime())),
    sent_at=bindparam("moment", type_=UtcDateTime()),
    conversation_id=bindparam("conversation"),
    activity_id=bindparam("activity"),
    anew=False,
).returning(_row.id)


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
