"""Where in Teams people, teams and channels are met, and whether they can be reached: a cache of what Teams tells.

Refused deliveries and departures are state, shown to somebody who can act, and never an error. Rows are written with
INSERT ... ON CONFLICT, because Teams sends the events of one installation at the same moment.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from dialogs.ground.ids import ActivityId, ConversationId, NodeId, PersonId, TenantId
from storage.mapped import Mapped
from storage.organisation.tree import alphabetical
from storage.tables import Table
from storage.tables.organisation import ChannelRow, ContactRow, PersonRow, SeenActivityRow, TeamRow
from storage.upserts import upsert


class Reach(StrEnum):
    """Whether the bot can write there, and if not, why."""

    REACHABLE = "reachable"
    UNKNOWN = "unknown"  # a channel named by the import: nobody has seen the bot there yet
    UNINSTALLED = "uninstalled"
    BLOCKED = "blocked"  # only the person can undo it
    NOT_IN_ROSTER = "not_in_roster"
    ARCHIVED = "archived"
    DELETED = "deleted"
    NEVER_MET = "never_met"  # not stored: a person without a contact


class Purpose(StrEnum):
    """What a channel is to its node."""

    UNIT = "unit"
    MANAGEMENT_GROUP = "management_group"
    COOPERATION_GROUP = "cooperation_group"
    SAFETY_COMMITTEE = "safety_committee"
    BOARD = "board"
    STAFF_COMMITTEE = "staff_committee"
    REGION = "region"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    person: PersonId
    conversation: ConversationId
    service_url: str
    teams_user_id: str
    locale: str | None
    state: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A node's channel. `state` is the worse of the channel's own and its team's."""

    node: NodeId
    team_id: str
    channel_id: str
    purpose: Purpose
    name: str | None
    state: Reach
    service_url: str | None
    tenant: TenantId | None
    linked_at: datetime | None = None  # None: by the import


CONTACTS = Mapped(record=Contact, table=ContactRow.__table__, beside=frozenset({"welcomed_at", "seen_at"}))
CHANNELS = Mapped(
    record=Channel,
    table=ChannelRow.__table__,
    without=frozenset({"state", "service_url", "tenant"}),  # the team's, too
    beside=frozenset({"id", "state", "team_name", "linked_by", "ended_on"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    person: PersonId
    name: str
    why: Reach


# --- people


def met(
    session: Session,
    person: PersonId,
    conversation: ConversationId,
    service_url: str,
    teams_user_id: str,
    locale: str | None,
    now: datetime,
) -> None:
    """The person is in a personal chat with the bot right now, so they can be reached there."""
    new = {
        "person_id": person,
        "conversation_id": conversation,
        "service_url": service_url,
        "teams_user_id": teams_user_id,
        "locale": locale,
        "state": Reach.REACHABLE.value,
        "seen_at": now,
    }
    upsert(session, "contact", [new])


def gone(session: Session, person: PersonId, state: Reach) -> None:
    """Uninstalled, blocked, or no longer in the roster. Nothing for one who was never met."""
    session.execute(update(ContactRow).where(ContactRow.person_id == person).values(state=state.value))


_contact, _channel, _team = ContactRow.__table__.c, ChannelRow.__table__.c, TeamRow.__table__.c
WELCOMED = (
    update(Table.metadata.tables["contact"])
    .where(_contact.person_id == bindparam("person"), _contact.welcomed_at.is_(None))
    .values(welcomed_at=bindparam("now"))
    .returning(_contact.person_id)
)


def welcomed(session: Session, person: PersonId, now: datetime) -> bool:
    """True for the first who asks, once in the person's life; the welcome is theirs to send."""
    first = session.scalar(WELCOMED, {"person": person, "now": now})
    return first is not None


def not_welcomed(session: Session, person: PersonId) -> bool:
    found = session.scalar(
        select(ContactRow.person_id).where(ContactRow.person_id == person, ContactRow.welcomed_at.is_(None))
    )
    return found is not None


CONTACT = CONTACTS.select().where(_contact.person_id == bindparam("person"))


def contact(session: Session, person: PersonId) -> Contact | None:
    row = session.execute(CONTACT, {"person": person}).one_or_none()
    return CONTACTS.read(row) if row is not None else None


def unreachable(session: Session, people: Collection[PersonId]) -> list[Unreached]:
    """Those of these people whom the bot cannot write to, and why, by name: for `round status`."""
    rows = session.execute(
        select(PersonRow.id, PersonRow.name, ContactRow.state)
        .outerjoin(ContactRow, ContactRow.person_id == PersonRow.id)
        .where(PersonRow.id.in_(people), ContactRow.state.is_distinct_from(Reach.REACHABLE.value))
    )
    found = [
        Unreached(person=PersonId(id_), name=name, why=Reach(state) if state else Reach.NEVER_MET)
        for id_, name, state in rows
    ]
    return sorted(found, key=lambda one: (alphabetical(one.name), one.person))


# --- teams and channels


def team_seen(
    session: Session, team_id: str, tenant: TenantId, name: str | None, service_url: str, now: datetime
) -> None:
    """Something came from this team, so the bot is in it. A name that was not told does not erase the known one."""
    new = {
        "team_id": team_id,
        "tenant_id": tenant,
        "name": name,
        "service_url": service_url,
        "state": Reach.REACHABLE.value,
        "seen_at": now,
    }
    upsert(session, "team", [new], keep=() if name else ("name",))
    if name:
        session.execute(update(ChannelRow).where(ChannelRow.team_id == team_id).values(team_name=name))


def team_state(session: Session, team_id: str, state: Reach) -> None:
    """Uninstalled, archived, deleted, or restored."""
    session.execute(update(TeamRow).where(TeamRow.team_id == team_id).values(state=state.value))


def channel_state(session: Session, channel_id: str, state: Reach) -> None:
    session.execute(update(ChannelRow).where(ChannelRow.channel_id == channel_id).values(state=state.value))


def channel_named(session: Session, channel_id: str, name: str) -> None:
    session.execute(update(ChannelRow).where(ChannelRow.channel_id == channel_id).values(name=name))


def link_channel(
    session: Session,
    node: NodeId,
    team_id: str,
    channel_id: str,
    purpose: Purpose,
    name: str | None,
    by: PersonId,
    now: datetime,
) -> None:
    """Makes it this node's channel, from today: the bot stands in it, so it can write there."""
    new = {
        "node_id": node,
        "team_id": team_id,
        "channel_id": channel_id,
        "purpose": purpose.value,
        "name": name,
        "state": Reach.REACHABLE.value,
        "linked_by": by,
        "linked_at": now,
        "ended_on": None,
    }
    same = ("node_id", "channel_id", "purpose")
    upsert(session, "channel", [new], keep=() if name else ("name",), keys=same)


def unlink_channel(session: Session, node: NodeId, channel_id: str, purpose: Purpose, now: datetime) -> None:
    """What a body had before its new one."""
    here = (ChannelRow.node_id == node) & (ChannelRow.channel_id == channel_id) & (ChannelRow.purpose == purpose.value)
    session.execute(update(ChannelRow).where(here, ChannelRow.ended_on.is_(None)).values(ended_on=now.date()))


def channels_of(session: Session, node_ids: Collection[NodeId], purpose: Purpose | None = None) -> tuple[Channel, ...]:
    """The channels of these nodes, reachable or not."""
    return _channels(session, ChannelRow.node_id.in_(node_ids), *([ChannelRow.purpose == purpose] if purpose else []))


def every_channel(session: Session) -> tuple[Channel, ...]:
    return _channels(session)


def links_of(session: Session, channel_id: str) -> tuple[Channel, ...]:
    """Which nodes a channel belongs to."""
    return _channels(session, ChannelRow.channel_id == channel_id)


def _channels(session: Session, *conditions: Any) -> tuple[Channel, ...]:
    rows = session.execute(
        CHANNELS.select(_channel.state, _team.state.label("of_team"), _team.service_url, _team.tenant_id)
        .join_from(ChannelRow.__table__, TeamRow.__table__, _team.team_id == _channel.team_id, isouter=True)
        .where(_channel.ended_on.is_(None), *conditions)
        .order_by(_channel.id)
    )
    return tuple(
        CHANNELS.read(
            row,
            state=Reach(row.state if row.of_team in (None, Reach.REACHABLE) else row.of_team),
            service_url=row.service_url,
            tenant=TenantId(row.tenant_id) if row.tenant_id else None,
        )
        for row in rows
    )


# --- what has been taken in


def first_time(session: Session, conversation: ConversationId, activity: ActivityId, now: datetime) -> bool:
    """False for a message that Teams sends a second time. What is a week old is forgotten."""
    postgres = session.get_bind().dialect.name == "postgresql"
    row = {"conversation_id": conversation, "activity_id": activity, "seen_at": now}
    insert = postgresql.insert(SeenActivityRow) if postgres else sqlite.insert(SeenActivityRow)
    new = session.scalar(insert.values(row).on_conflict_do_nothing().returning(SeenActivityRow.activity_id))
    if new is not None:
        session.execute(delete(SeenActivityRow).where(SeenActivityRow.seen_at < now - timedelta(days=7)))
    return new is not None
