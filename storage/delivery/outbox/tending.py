"""What an operator sees of single messages and does to them: look, send again, give up. Every act is in the audit trail.

A message that is being sent at this moment is in the postman's hands, and is left alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, func, insert, or_, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import TenantId
from storage.delivery.outbox.addresses import lane_of, service_url_of
from storage.tables.organisation import ChannelRow, PersonRow
from storage.tables.outbox import OutboxPauseRow, OutboxRow
from storage.tables.reviews import AuditRow


class State(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    SENT = "sent"
    DROPPED = "dropped"
    DEAD = "dead"


UNDELIVERED = (State.PENDING, State.SENDING, State.RETRY, State.DEAD)
AT_REST = (State.PENDING, State.RETRY, State.DEAD)
BY_HAND = "by_hand"  # the outcome of a message that an operator dropped


class Awaits(StrEnum):
    """What has to happen before a message can arrive. Worked out from the row, never stored."""

    ADDRESS = "address"  # the bot has not met its receiver, or they have removed it
    TURN = "turn"  # nothing but its place in the queue
    LATER = "later"  # its time: a reminder that was asked for, or the next try
    PAUSE = "pause"  # its whole tenant is left alone for a while
    ANSWER = "answer"  # it is with Teams
    OPERATOR = "operator"  # somebody has to look
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    id: int
    key: str
    kind: str
    state: State
    awaits: Awaits
    attempts: int
    unclear: int
    outcome: str | None
    due: datetime
    created_at: datetime
    claimed_at: datetime | None
    sent_at: datetime | None
    subject: dict[str, object]  # ids
    receiver: str | None  # the name of a person or a channel: personal, and shown only on request


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    messages: tuple[Message, ...]
    total: int  # more than there are in `messages`, if a limit was given


def listed(session: Session, states: Collection[State], kind: str | None, limit: int | None, now: datetime) -> Found:
    """Oldest first."""
    asked: list[ColumnElement[bool]] = [OutboxRow.state.in_([state.value for state in states])]
    if kind is not None:
        asked.append(OutboxRow.kind == kind)
    total = session.scalar(select(func.count()).select_from(OutboxRow).where(*asked)) or 0
    return Found(
        messages=_read(session, _messages().where(*asked).order_by(OutboxRow.id).limit(limit), now), total=total
    )


def message(session: Session, id_or_key: str, now: datetime) -> Message | None:
    is_it = OutboxRow.key == id_or_key
    if id_or_key.isascii() and id_or_key.isdigit() and len(id_or_key) < 19:  # 64 bits
        is_it = or_(is_it, OutboxRow.id == int(id_or_key))
    found = _read(session, _messages().where(is_it).limit(1), now)
    return found[0] if found else None


def pauses(session: Session, now: datetime) -> dict[TenantId, datetime]:
    """Tenants that nothing is sent to, and until when."""
    asked = select(OutboxPauseRow.tenant_id, OutboxPauseRow.until).where(OutboxPauseRow.until > now)
    return {TenantId(tenant): until for tenant, until in session.execute(asked)}


def send_again(session: Session, id_: int, now: datetime) -> bool:
    """A dead message once more, or one that waits for its next try now. False if it is neither any longer."""
    return _send_again(session, OutboxRow.id == id_, OutboxRow.state.in_((State.DEAD, State.RETRY)), now=now) > 0


def send_all_dead_again(session: Session, now: datetime) -> int:
    return _send_again(session, OutboxRow.state == State.DEAD, now=now)


def _send_again(session: Session, *which: ColumnElement[bool], now: datetime) -> int:
    """To where its receiver is today, if that is known: a dead message has learnt nothing while it lay there."""
    person, channel = OutboxRow.person_id, OutboxRow.channel_id
    sent = session.execute(
        update(OutboxRow)
        .where(*which)
        .values(
            state=State.RETRY.value,
            due=now,
            created_at=now,
            attempts=0,
            unclear=0,
            held=0,
            lane=func.coalesce(lane_of(person, channel), OutboxRow.lane),
            service_url=func.coalesce(service_url_of(person, channel), OutboxRow.service_url),
        )
        .returning(OutboxRow.id, OutboxRow.key)
        .execution_options(synchronize_session=False)
    ).all()
    for id_, key in sent:
        _audit(session, "message:sent_again", f"{id_} {key}", now)
    return len(sent)


def drop(session: Session, id_: int, reason: str, now: datetime) -> bool:
    """It is not sent, and stays in the table. False if it has gone, or is on its way."""
    key = session.scalar(
        update(OutboxRow)
        .where(OutboxRow.id == id_, OutboxRow.state.in_([state.value for state in AT_REST]))
        .values(state=State.DROPPED.value, outcome=BY_HAND)
        .returning(OutboxRow.key)
        .execution_options(synchronize_session=False)
    )
    if key is not None:
        _audit(session, "message:dropped", f"{id_} {key}: {reason}", now)
    return key is not None


def _audit(session: Session, tag: str, subject: str, now: datetime) -> None:
    session.execute(insert(AuditRow).values(at=now, person_id=None, tag=tag, subject=subject))


def _messages() -> Select[OutboxRow, str | None]:
    channel = (
        select(func.min(ChannelRow.name)).where(ChannelRow.channel_id == OutboxRow.channel_id).correlate(OutboxRow)
    ).scalar_subquery()
    person = select(PersonRow.name).where(PersonRow.id == OutboxRow.person_id).correlate(OutboxRow).scalar_subquery()
    return select(OutboxRow, func.coalesce(person, channel))


def _read(session: Session, query: Select[OutboxRow, str | None], now: datetime) -> tuple[Message, ...]:
    paused = pauses(session, now)
    return tuple(
        Message(
            id=row.id,
            key=row.key,
            kind=row.kind,
            state=State(row.state),
            awaits=_awaits(row, paused, now),
            attempts=row.attempts,
            unclear=row.unclear,
            outcome=row.outcome,
            due=row.due,
            created_at=row.created_at,
            claimed_at=row.claimed_at,
            sent_at=row.sent_at,
            subject=row.subject,
            receiver=receiver,
        )
        for row, receiver in session.execute(query)
    )


def _awaits(row: OutboxRow, paused: Collection[TenantId], now: datetime) -> Awaits:
    match State(row.state):
        case State.SENT | State.DROPPED:
            return Awaits.NOTHING
        case State.DEAD:
            return Awaits.OPERATOR
        case State.SENDING:
            return Awaits.ANSWER
        case State.PENDING | State.RETRY if row.lane is None:
            return Awaits.ADDRESS
        case State.PENDING | State.RETRY if row.due > now:
            return Awaits.LATER
        case State.PENDING | State.RETRY:
            return Awaits.PAUSE if row.tenant_id in paused else Awaits.TURN
