"""The bodies of a node that treat the year's result: who sits in them, when they meet, and where they are written to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, or_, select, update
from sqlalchemy.orm import Session

from dialogs.decisions.rules.decision import Body, BodyKind, MemberRole
from dialogs.ground.ids import BodyId, NodeId, PersonId, RoundId
from storage.organisation import contacts
from storage.organisation.contacts import Channel, Purpose
from storage.organisation.rows import BODIES, MEETINGS
from storage.tables import Table
from storage.tables.levels import BodyMeetingRow, BodyMemberRow, BodyRow
from storage.tables.organisation import PersonRow
from storage.upserts import upsert

_tables = Table.metadata.tables
_body, _member, _meeting = BodyRow.__table__.c, BodyMemberRow.__table__.c, BodyMeetingRow.__table__.c
_person = PersonRow.__table__.c
PURPOSES = {
    BodyKind.MANAGEMENT_GROUP: Purpose.MANAGEMENT_GROUP,
    BodyKind.COOPERATION_GROUP: Purpose.COOPERATION_GROUP,
    BodyKind.SAFETY_COMMITTEE: Purpose.SAFETY_COMMITTEE,
    BodyKind.BOARD: Purpose.BOARD,
    BodyKind.STAFF_COMMITTEE: Purpose.STAFF_COMMITTEE,
}
SPEAK = (MemberRole.CHAIR.value, MemberRole.SECRETARY.value)


def of_node(session: Session, node: NodeId, round_id: RoundId) -> tuple[Body, ...]:
    """In the order in which they see the result."""
    return _bodies(session, round_id, _body.node_id == node)


def of_nodes(session: Session, nodes: Collection[NodeId], round_id: RoundId) -> tuple[Body, ...]:
    return _bodies(session, round_id, _body.node_id.in_(nodes))


def by_id(session: Session, body: BodyId, round_id: RoundId) -> Body | None:
    return next(iter(_bodies(session, round_id, _body.id == body)), None)


def of_person(session: Session, person: PersonId, round_id: RoundId) -> tuple[Body, ...]:
    """Those that the person presides over or keeps the minutes of."""
    spoken_for = select(_member.body_id).where(_member.person_id == person, _member.role.in_(SPEAK))
    return _bodies(session, round_id, _body.id.in_(spoken_for))


def _bodies(session: Session, round_id: RoundId, *conditions: ColumnElement[bool]) -> tuple[Body, ...]:
    wanted = BODIES.select().where(_body.ended_on.is_(None), *conditions)
    rows = session.execute(wanted.order_by(_body.node_id, _body.place, _body.name, _body.id)).all()
    ids = [row.id for row in rows]
    members, meetings = _members(session, ids), _meetings(session, ids, round_id)
    return tuple(
        BODIES.read(
            row,
            members=tuple((PersonId(one.person_id), MemberRole(one.role)) for one in members if one.body_id == row.id),
            meetings=tuple(MEETINGS.read(one) for one in meetings if one.body_id == row.id),
        )
        for row in rows
    )


def _members(session: Session, bodies: Collection[str]) -> Collection[Any]:
    """Without those who have left."""
    if not bodies:
        return ()
    here = select(_member.body_id, _member.person_id, _member.role).join_from(
        BodyMemberRow.__table__, PersonRow.__table__, _person.id == _member.person_id
    )
    still = here.where(_member.body_id.in_(bodies), _person.ended_on.is_(None))
    return session.execute(still.order_by(_member.role, _member.person_id)).all()


def _meetings(session: Session, bodies: Collection[str], round_id: RoundId) -> Collection[Any]:
    """Those that are about this round, or about none yet."""
    if not bodies:
        return ()
    wanted = MEETINGS.select(_meeting.body_id).where(
        _meeting.body_id.in_(bodies), or_(_meeting.round_id.is_(None), _meeting.round_id == round_id)
    )
    return session.execute(wanted.order_by(_meeting.on)).all()


def presented(session: Session, body: BodyId, on: date, round_id: RoundId, now: datetime) -> None:
    """The result was shown for this meeting. A second showing keeps the first time."""
    upsert(session, "body_meeting", [{"body_id": body, "on": on, "round_id": round_id}])
    here = (_meeting.body_id == body) & (_meeting.on == on) & _meeting.presented_at.is_(None)
    session.execute(update(_tables["body_meeting"]).where(here).values(presented_at=now))


# --- where they are written to


def channels(session: Session, body: Body) -> tuple[Channel, ...]:
    """The body's own channel; else the node's channels that are for this kind of body, and are no other body's own."""
    rows = session.execute(select(_body.id, _body.channel_id).where(_body.node_id == body.node, _body.channel_id != ""))
    own = {BodyId(row.id): row.channel_id for row in rows}
    of_kind = contacts.channels_of(session, [body.node], PURPOSES[body.kind])
    if body.id in own:
        return _once(one for one in of_kind if one.channel_id == own[body.id])
    return _once(one for one in of_kind if one.channel_id not in own.values())


def _once(found: Iterable[Channel]) -> tuple[Channel, ...]:
    return tuple({one.channel_id: one for one in found}.values())


def named(session: Session, nodes: Collection[NodeId]) -> tuple[tuple[BodyId, str], ...]:
    """Of these nodes, by id and name, in the order in which a level's see the result."""
    return _named(session, _body.node_id.in_(nodes))


def in_channel(session: Session, channel: str) -> tuple[tuple[BodyId, str], ...]:
    """Those that are written to there: whose own it is; and of a channel that is nobody's own, those of its kind."""
    own = _named(session, _body.channel_id == channel)
    links = contacts.links_of(session, channel)
    if own or not links:
        return own
    here = (and_(_body.node_id == one.node, _body.kind.in_(_kinds(one.purpose))) for one in links)
    return _named(session, _body.channel_id.is_(None), or_(*here))


def _kinds(purpose: Purpose) -> list[str]:
    return [kind.value for kind, of in PURPOSES.items() if of is purpose]


def _named(session: Session, *conditions: ColumnElement[bool]) -> tuple[tuple[BodyId, str], ...]:
    wanted = select(_body.id, _body.name).where(_body.ended_on.is_(None), *conditions)
    return tuple(
        (BodyId(row.id), row.name) for row in session.execute(wanted.order_by(_body.place, _body.name, _body.id))
    )


def link(
    session: Session, body: BodyId, team: str, channel: str, name: str | None, by: PersonId, now: datetime
) -> None:
    """From now on it is the body's own channel, and the one that it had before is not any more."""
    row = session.execute(select(_body.node_id, _body.kind, _body.channel_id).where(_body.id == body)).one()
    node, purpose = NodeId(row.node_id), PURPOSES[BodyKind(row.kind)]
    session.execute(update(_tables["body"]).where(_body.id == body).values(channel_id=channel, team_id=team))
    others = session.scalars(select(_body.channel_id).where(_body.node_id == node, _body.kind == row.kind))
    if row.channel_id and row.channel_id not in set(others):
        contacts.unlink_channel(session, node, row.channel_id, purpose, now)
    contacts.link_channel(session, node, team, channel, purpose, name, by, now)
    session.execute(insert(_tables["audit"]).values(at=now, person_id=by, tag="channel:body", subject=body))
