"""Where in Teams a message is to go: known, not known yet, or no longer.

A person's chat and a team's service URL are a cache that every inbound activity overwrites, so a row gets its address
when it is put, if it is known then, and else when the bot meets the person or is added to the team.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal, or_, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ConversationId, PersonId, TenantId
from storage.tables.base import UtcDateTime
from storage.tables.organisation import ChannelRow, ContactRow, PersonRow, TeamRow
from storage.tables.outbox import OutboxRow

UNSENT = ("pending", "retry", "sending")
AT_REST = ("pending", "retry")
# Written out, not bound: only so does a database know that the indexes of what is unsent have it all.
IS_UNSENT = OutboxRow.__table__.c.state.in_(bindparam("unsent", UNSENT, expanding=True, literal_execute=True))
# Channels in which a post is worth trying. Not IN (...): SQLAlchemy cannot expand that when many rows are put at once.
WRITABLE = and_(or_(ChannelRow.state == "unknown", ChannelRow.state == "reachable"), ChannelRow.ended_on.is_(None))


def lane_of(person: Any, channel: Any) -> ColumnElement[str | None]:
    """The conversation of a person or a channel, which may be bound parameters or columns; NULL if it is not known."""
    return _first(_contact(person, ContactRow.conversation_id), _channel(channel, ChannelRow.channel_id))


def service_url_of(person: Any, channel: Any) -> ColumnElement[str | None]:
    return _first(_contact(person, ContactRow.service_url), _channel(channel, TeamRow.service_url))


def tenant_of(person: Any, channel: Any) -> ColumnElement[str | None]:
    of_person = select(PersonRow.tenant_id).where(PersonRow.id == person)
    return _first(of_person, _channel(channel, TeamRow.tenant_id))


def _first(*queries: Select[Any]) -> ColumnElement[str | None]:
    return func.coalesce(*(query.correlate(OutboxRow).scalar_subquery() for query in queries))


def _contact(person: Any, column: Any) -> Select[Any]:
    return select(column).where(ContactRow.person_id == person, ContactRow.state == "reachable")


def _channel(channel: Any, column: Any) -> Select[Any]:
    """A channel may belong to several nodes; it is one conversation all the same."""
    return (
        select(column)
        .select_from(ChannelRow)
        .join(TeamRow, TeamRow.team_id == ChannelRow.team_id)
        .where(
            ChannelRow.channel_id == channel,
            WRITABLE,
            TeamRow.state == "reachable",
        )
        .limit(1)
    )


def address_known(
    session: Session, person: PersonId, conversation: ConversationId, service_url: str, tenant: TenantId, now: datetime
) -> None:
    """The bot has met the person: what waited for them can go, and what is on its way uses today's service URL."""
    moved = and_(OutboxRow.lane == conversation, OutboxRow.service_url != service_url)
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.person_id == person,
            OutboxRow.channel_id.is_(None),
            OutboxRow.state.in_(AT_REST),
            or_(OutboxRow.lane.is_(None), moved),
        )
        .values(lane=conversation, service_url=service_url, tenant_id=tenant, **_waits_from(now))
        .execution_options(synchronize_session=False)
    )


def _waits_from(now: datetime) -> dict[str, ColumnElement[datetime]]:
    """What waited months for its address has not waited to be sent: it is from now on that somebody may wonder."""
    moment = literal(now, UtcDateTime())
    found, late = OutboxRow.lane.is_(None), OutboxRow.due < moment
    return {
        "due": case((and_(found, late), moment), else_=OutboxRow.due),
        "created_at": case((and_(found, late), moment), else_=OutboxRow.created_at),
    }


def lost_address(session: Session, person: PersonId) -> None:
    """The person has removed or blocked the bot: what is for them waits until they come back."""
    _lose(session, OutboxRow.person_id == person)


def lost_channel(session: Session, channel: str) -> None:
    _lose(session, OutboxRow.channel_id == channel)


def _lose(session: Session, whose: ColumnElement[bool]) -> None:
    """Edits stay: a card in a chat that is gone needs no edit, and is dropped when that is found out."""
    session.execute(
        update(OutboxRow)
        .where(whose, OutboxRow.state.in_(AT_REST), OutboxRow.activity_id.is_(None))
        .values(lane=None, service_url=None)
        .execution_options(synchronize_session=False)
    )


def readdress(session: Session, now: datetime) -> int:
    """Gives every waiting row its address that can have one now, and says how many.

    For a team that the bot was added to; and now and then, because on PostgreSQL a message may be put in one
    transaction while another, which does not see it yet, learns the address.
    """
    person, channel = OutboxRow.person_id, OutboxRow.channel_id
    reachable = select(ContactRow.person_id).where(ContactRow.state == "reachable")
    channels = (
        select(ChannelRow.channel_id)
        .join(TeamRow, TeamRow.team_id == ChannelRow.team_id)
        .where(WRITABLE, TeamRow.state == "reachable")
    )
    found = session.scalars(
        update(OutboxRow)
        .where(
            OutboxRow.lane.is_(None),
            IS_UNSENT,
            OutboxRow.state.in_(AT_REST),
            or_(person.in_(reachable), channel.in_(channels)),
        )
        .values(
            lane=lane_of(person, channel),
            service_url=service_url_of(person, channel),
            tenant_id=func.coalesce(tenant_of(person, channel), OutboxRow.tenant_id),
            **_waits_from(now),
        )
        .returning(OutboxRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(found.all())
