"""To whom a small extra follow-up is offered: a manager who replaces another, and the managers after a reorganisation.

Looked for, not scheduled. Who has been offered one, and what they answered, is kept, so that it is offered once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from dialogs.extra.changes import OfferAnswered
from dialogs.extra.messages import ExtraMessage
from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.messages import Message
from dialogs.organisation.rules.organisation import Role, RoleKind, managers_of
from dialogs.reviews.rules.extra import ExtraKind
from storage.organisation import tree as organisation
from storage.organisation.importing.applying import MOVED
from storage.reviews.rounds import newest_year
from storage.tables.organisation import RoleRow
from storage.tables.reviews import AuditRow
from storage.tables.rounds import ExtraOfferRow
from storage.upserts import upsert

LATELY = timedelta(days=28)  # a change that is older than that is not new any more, also after an outage


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """`since` is the day of the change that makes it worth asking."""

    node: NodeId
    person: PersonId
    kind: ExtraKind
    since: date


def due(session: Session, today: date) -> tuple[Message, ...]:
    """Offers that are new, or that somebody wanted again today; they are remembered as made."""
    if newest_year(session) is None:  # there is no checklist to ask
        return ()
    occasions = {(one.node, one.person, one.kind): one for one in _occasions(session, today)}
    known = {(row.node_id, row.person_id, row.kind): row for row in session.scalars(select(ExtraOfferRow))}
    for node, person, kind in list(occasions):  # one letter where somebody is both
        if kind is ExtraKind.NEW_MANAGER:
            occasions.pop((node, person, ExtraKind.REORGANISATION), None)
    new = [one for key, one in occasions.items() if _is_new(one, known.get((key[0], key[1], key[2].value)))]
    rows = [{"node_id": one.node, "person_id": one.person, "kind": one.kind.value, "offered_on": today} for one in new]
    blank = {"again_on": None, "answer": None, "reason": None, "answered_at": None}
    upsert(session, "extra_offer", [row | blank for row in rows])
    again = [row for row in known.values() if row.answer is None and row.again_on and row.again_on <= today]
    return (
        *(_message(one.node, one.person, one.kind, one.since) for one in new),
        *(_message(row.node_id, row.person_id, ExtraKind(row.kind), row.again_on) for row in again),
    )


def _is_new(one: Occasion, known: ExtraOfferRow | None) -> bool:
    """A second reorganisation is another occasion; a manager is new at a unit once."""
    return known is None or (one.kind is ExtraKind.REORGANISATION and known.offered_on < one.since)


def _message(node: str, person: str, kind: ExtraKind, day: date | None) -> Message:
    return Message(
        kind=ExtraMessage.EXTRA_OFFER,
        mark=f"{kind.value}:{day}",
        person=PersonId(person),
        unit=NodeId(node),
    )


def _occasions(session: Session, today: date) -> Iterator[Occasion]:
    nodes = organisation.nodes(session)
    yield from (one for one in _new_managers(session, today) if one.node in nodes)
    moved = {node: day for node, day in _moved(session, today).items() if node in nodes}
    roles = organisation.roles_at(session, moved, today) if moved else ()
    for node, day in moved.items():
        for person in managers_of(node, roles, today):
            yield Occasion(node=node, person=person, kind=ExtraKind.REORGANISATION, since=day)


def _new_managers(session: Session, today: date) -> Iterator[Occasion]:
    """Whose role began lately, after somebody else's. A stand-in is none, nor one who comes back to their own unit."""
    begun = session.execute(
        select(RoleRow.node_id, RoleRow.person_id, RoleRow.valid_from).where(
            RoleRow.kind == RoleKind.MANAGER.value,
            RoleRow.valid_from.between(today - LATELY, today),
            or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today),
        )
    ).all()
    nodes = [NodeId(node) for node, _, _ in begun]
    earlier = organisation.roles_at(session, nodes) if nodes else ()
    for node, person, since in ((node, person, day) for node, person, day in begun if day is not None):
        before = {role.person for role in earlier if _was_manager(role, NodeId(node), since)}
        if before and person not in before:
            yield Occasion(node=NodeId(node), person=PersonId(person), kind=ExtraKind.NEW_MANAGER, since=since)


def _was_manager(role: Role, node: NodeId, since: date) -> bool:
    here = role.node == node and role.kind is RoleKind.MANAGER
    return here and role.valid_to is not None and role.valid_to < since


def _moved(session: Session, today: date) -> dict[NodeId, date]:
    since = datetime.combine(today - LATELY, time(), UTC)
    rows = session.execute(
        select(AuditRow.subject, AuditRow.at).where(AuditRow.tag == MOVED, AuditRow.at >= since).order_by(AuditRow.id)
    )
    return {NodeId(node): at.date() for node, at in rows if node}


def open_to(session: Session, person: PersonId) -> tuple[tuple[NodeId, ExtraKind], ...]:
    """What the person has been offered and not answered, the newest first."""
    rows = session.execute(
        select(ExtraOfferRow.node_id, ExtraOfferRow.kind)
        .where(ExtraOfferRow.person_id == person, ExtraOfferRow.answer.is_(None))
        .order_by(ExtraOfferRow.offered_on.desc(), ExtraOfferRow.node_id)
    )
    return tuple((NodeId(node), ExtraKind(kind)) for node, kind in rows)


def is_open(session: Session, node: NodeId, person: PersonId, kind: ExtraKind) -> bool:
    return (node, kind) in open_to(session, person)


def answered(session: Session, answer: OfferAnswered, person: PersonId, now: datetime) -> None:
    """The first answer stands: a second press changes nothing."""
    said = "taken" if answer.taken else "declined" if answer.why else None
    session.execute(
        update(ExtraOfferRow)
        .where(
            ExtraOfferRow.node_id == answer.node,
            ExtraOfferRow.person_id == person,
            ExtraOfferRow.kind == answer.kind.value,
            ExtraOfferRow.answer.is_(None),
        )
        .values(answer=said, reason=answer.why, again_on=answer.again, answered_at=now if said else None)
    )
