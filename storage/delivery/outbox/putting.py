"""Messages into the outbox, in the transaction of what caused them: they commit or roll back with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, String, bindparam, case, false, func, literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from dialogs.ground.ids import ActivityId, ConversationId, PersonId, TenantId
from storage.delivery.outbox.addresses import AT_REST, lane_of, service_url_of, tenant_of
from storage.tables.base import Table, UtcDateTime

OUTBOX = Table.metadata.tables["outbox"]
EDIT_SPACING = timedelta(seconds=2)  # between two edits of one card; what happens meanwhile is in the second


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message before it is sent. To a person's own chat, to a channel, or to a conversation that is known (`lane`)."""

    key: str  # what makes it the same message: a second one with the same key is skipped
    kind: str
    subject: dict[str, object]  # ids only: the card is built when it is sent
    person: PersonId | None = None
    channel: str | None = None
    lane: ConversationId | None = None
    service_url: str | None = None  # of the lane
    tenant: TenantId | None = None  # of the lane
    not_before: datetime | None = None

    def __post_init__(self) -> None:
        if self.person is None and self.channel is None and self.lane is None:
            raise ValueError(f"nobody to send to: {self.key}")
        if (self.lane is None) != (self.service_url is None):
            raise ValueError(f"a lane goes with its service URL: {self.key}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """A post in Teams: where it is and as what."""

    conversation: ConversationId
    activity: ActivityId


def put(session: Session, messages: Sequence[Outgoing], now: datetime) -> None:
    """Puts them all in one statement, with the addresses that are known. A key that is there already is skipped."""
    if messages:
        rows = [_row(message, now) for message in messages]
        session.execute(_insert(session).values(_ADDRESS).on_conflict_do_nothing(index_elements=["key"]), rows)


def put_edit(session: Session, edit: Outgoing, of: Landed, now: datetime) -> None:
    """A post that must be brought up to date. Several edits wait as one row, because the card is built at sending.

    The key names the post as it was first known. If the post has to be made anew the row remembers the new one, and
    later edits with the same key go there.
    """
    was = OUTBOX.c
    sending = was.state == "sending"
    insert = _insert(session).values(_ADDRESS)
    rearm = insert.on_conflict_do_update(
        index_elements=["key"],
        where=was.state.not_in(AT_REST),
        set_={
            "state": case((sending, was.state), else_="pending"),
            "due": case((sending, was.due), else_=literal(now + EDIT_SPACING, UtcDateTime())),
            "created_at": literal(now + EDIT_SPACING, UtcDateTime()),
            "attempts": case((sending, was.attempts), else_=0),
            "unclear": case((sending, was.unclear), else_=0),
            "held": case((sending, was.held), else_=0),
            "again": case((sending, ~false()), else_=false()),
            "subject": insert.excluded.subject,
        },
    )
    session.execute(rearm, [_row(edit, now) | {"conversation_id": of.conversation, "activity_id": of.activity}])


def _insert(session: Session) -> sqlite.Insert | postgresql.Insert:
    """Both dialects say ON CONFLICT the same way; SQLAlchemy has no word for it that they share."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(OUTBOX)
    return sqlite.insert(OUTBOX)


def _row(message: Outgoing, now: datetime) -> dict[str, Any]:
    return {
        "key": message.key,
        "kind": message.kind,
        "subject": message.subject,
        "person_id": message.person,
        "channel_id": message.channel,
        "due": message.not_before or now,
        "created_at": max(now, message.not_before or now),
        "to_person": message.person,
        "to_channel": message.channel,
        "to_lane": message.lane,
        "to_service_url": message.service_url,
        "to_tenant": message.tenant,
    }


def _bound(name: str) -> BindParameter[str | None]:
    return bindparam(name, type_=String())


_PERSON, _CHANNEL = _bound("to_person"), _bound("to_channel")
_ADDRESS = {
    "lane": func.coalesce(_bound("to_lane"), lane_of(_PERSON, _CHANNEL)),
    "service_url": func.coalesce(_bound("to_service_url"), service_url_of(_PERSON, _CHANNEL)),
    "tenant_id": func.coalesce(_bound("to_tenant"), tenant_of(_PERSON, _CHANNEL)),
}
