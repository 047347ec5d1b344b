"""What the database holds, in the shape that an import is compared in. One query for each kind of record."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from storage.mapped import Mapped
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


_FILE = frozenset({"source"})  # where it was read
NODES = Mapped(
    record=NodeRecord,
    table=NodeRow.__table__,
    without=_FILE | {"replaces"},
    beside=frozenset({"ended_on"}),
)
PEOPLE = Mapped(
    record=PersonRecord,
    table=PersonRow.__table__,
    without=_FILE,
    beside=frozenset({"email_lower", "tenant_id", "outside", "ended_on"}),
)
ROLES = Mapped(record=RoleRecord, table=RoleRow.__table__, without=_FILE, beside=frozenset({"id"}))
CHANNELS = Mapped(
    record=ChannelRecord,
    table=ChannelRow.__table__,
    without=_FILE,
    beside=frozenset({"id", "name", "team_name", "state", "linked_by", "linked_at", "ended_on"}),
)


def nodes(session: Session) -> dict[NodeId, NodeRecord]:
    found = map(NODES.read, session.execute(NODES.select().where(NodeRow.ended_on.is_(None))))
    return {one.id: one for one in found}


def people(session: Session) -> dict[PersonId, HeldPerson]:
    """Those who have left too: they may come back, and their account may be met again under another id.

    Not those whom a colleague has named (storage/organisation/outsiders.py): no file knows them, and so none ends them.
    """
    rows = session.scalars(select(PersonRow).where(~PersonRow.outside))
    return {PersonId(row.id): _person(row) for row in rows}


def _person(row: PersonRow) -> HeldPerson:
    record = PEOPLE.read_from(row)
    bound = row.tenant_id is not None and row.entra_id is not None
    return HeldPerson(record=record, bound=bound, ended=row.ended_on is not None)


def roles(session: Session) -> list[HeldRole]:
    rows = session.execute(ROLES.select(RoleRow.id))
    return [HeldRole(row_id=row.id, record=ROLES.read(row)) for row in rows]


def channels(session: Session) -> list[HeldChannel]:
    return [
        HeldChannel(
            row_id=row.id,
            record=CHANNELS.read_from(row),
            linked_in_teams=row.linked_by is not None,
            ended=row.ended_on is not None,
        )
        for row in session.scalars(select(ChannelRow))
    ]
