"""What the database holds, in the shape that an import is compared in. One query for each kind of record."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import EntraId, NodeId, PersonId
from dialogs.ground.texts import Language
from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.contacts import Purpose
from storage.organisation.importing.records import ChannelRecord, NodeRecord, PersonRecord, RoleRecord
from storage.tables.organisation import ChannelRow, NodeRow, PersonRow, RoleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPerson:
    record: PersonRecord
    bound: bool  # has been met in Teams: the account is theirs, whatever a file says
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    row_id: int
    record: RoleRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldChannel:
    row_id: int
    record: ChannelRecord
    linked_in_teams: bool
    ended: bool


def nodes(session: Session) -> dict[NodeId, NodeRecord]:
    rows = session.execute(
        select(
            NodeRow.id,
            NodeRow.parent_id,
            NodeRow.level,
            NodeRow.name,
            NodeRow.building,
            NodeRow.optional,
            NodeRow.opens,
            NodeRow.closes,
        ).where(NodeRow.ended_on.is_(None))
    )
    return {
        NodeId(row.id): NodeRecord(
            id=NodeId(row.id),
            parent=NodeId(row.parent_id) if row.parent_id is not None else None,
            level=row.level,
            name=row.name,
            building=row.building,
            optional=row.optional,
            opens=row.opens,
            closes=row.closes,
        )
        for row in rows
    }


def people(session: Session) -> dict[PersonId, HeldPerson]:
    """Those who have left too: they may come back, and their account may be met again under another id.

    Not those whom a colleague has named (storage/outsiders.py): no file knows them, and so none ends them.
    """
    rows = session.scalars(select(PersonRow).where(~PersonRow.outside))
    return {PersonId(row.id): _person(row) for row in rows}


def _person(row: PersonRow) -> HeldPerson:
    record = PersonRecord(
        id=PersonId(row.id),
        name=row.name,
        email=row.email,
        entra_id=EntraId(row.entra_id) if row.entra_id else None,
        language=Language(row.language) if row.language else None,
    )
    bound = row.tenant_id is not None and row.entra_id is not None
    return HeldPerson(record=record, bound=bound, ended=row.ended_on is not None)


def roles(session: Session) -> list[HeldRole]:
    rows = session.execute(
        select(RoleRow.id, RoleRow.person_id, RoleRow.kind, RoleRow.node_id, RoleRow.valid_from, RoleRow.valid_to)
    )
    return [
        HeldRole(
            row_id=row.id,
            record=RoleRecord(
                person=PersonId(row.person_id),
                kind=RoleKind(row.kind),
                node=NodeId(row.node_id),
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            ),
        )
        for row in rows
    ]


def channels(session: Session) -> list[HeldChannel]:
    return [
        HeldChannel(
            row_id=row.id,
            record=ChannelRecord(
                node=NodeId(row.node_id),
                team_id=row.team_id,
                channel_id=row.channel_id,
                purpose=Purpose(row.purpose),
            ),
            linked_in_teams=row.linked_by is not None,
            ended=row.ended_on is not None,
        )
        for row in session.scalars(select(ChannelRow))
    ]
