"""The organisation as it is kept: each record with its table."""

from __future__ import annotations

from dialogs.decisions.rules.decision import Body, Meeting
from dialogs.ground.people import Person
from dialogs.organisation.rules.organisation import Node, Role
from storage.mapped import Mapped
from storage.tables.levels import BodyMeetingRow, BodyRow
from storage.tables.organisation import NodeRow, PersonRow, RoleRow

NODES = Mapped(record=Node, table=NodeRow.__table__, beside=frozenset({"building", "opens", "closes", "ended_on"}))
ROLES = Mapped(record=Role, table=RoleRow.__table__, beside=frozenset({"id"}))
PEOPLE = Mapped(
    record=Person,
    table=PersonRow.__table__,
    beside=frozenset({"email", "email_lower", "entra_id", "tenant_id", "ended_on"}),
)
NAMED = PEOPLE.but({"outside"})  # for cards, which call everybody by name
BODIES = Mapped(
    record=Body,
    table=BodyRow.__table__,
    without=frozenset({"members", "meetings"}),
    beside=frozenset({"channel_id", "team_id", "ended_on"}),
)
MEETINGS = Mapped(record=Meeting, table=BodyMeetingRow.__table__, beside=frozenset({"body_id", "round_id"}))
