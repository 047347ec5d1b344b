"""What an import says once its cells are understood: the same shape that the database is compared in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.ground.ids import EntraId, NodeId, PersonId
from dialogs.ground.texts import Language
from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.contacts import Purpose
from storage.organisation.importing.problems import Problem

ROLES: Mapping[str, RoleKind] = {
    "chef": RoleKind.MANAGER,
    "ställföreträdare": RoleKind.STAND_IN,
    "skyddsombud": RoleKind.SAFETY_REP,
    "huvudskyddsombud": RoleKind.CHIEF_SAFETY_REP,
    "hr-stöd": RoleKind.HR_SUPPORT,
    "fastighet": RoleKind.PREMISES,
    "samordnare": RoleKind.COORDINATOR,
}

PURPOSES: Mapping[str, Purpose] = {
    "enhet": Purpose.UNIT,
    "ledningsgrupp": Purpose.MANAGEMENT_GROUP,
    "samverkansgrupp": Purpose.COOPERATION_GROUP,
    "skyddskommitté": Purpose.SAFETY_COMMITTEE,
    "nämnd": Purpose.BOARD,
    "personalutskott": Purpose.STAFF_COMMITTEE,
    "region": Purpose.REGION,
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read: the file and its row. Not part of what is compared."""

    file: str
    row: int


NOWHERE = Source("", 0)  # of a record that comes from the database


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRecord:
    id: NodeId
    parent: NodeId | None
    level: str
    name: str
    building: str | None = None  # units in one building share what is wrong with it
    optional: bool = False
    opens: date | None = None
    closes: date | None = None
    replaces: tuple[NodeId, ...] = field(default=(), compare=False)  # units that it takes over from: of the file alone
    source: Source = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    id: PersonId
    name: str
    email: str | None = None
    entra_id: EntraId | None = None
    language: Language | None = None
    source: Source = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRecord:
    person: PersonId
    kind: RoleKind
    node: NodeId
    valid_from: date | None = None
    valid_to: date | None = None
    source: Source = field(default=NOWHERE, compare=False)

    @property
    def seat(self) -> tuple[PersonId, RoleKind, NodeId]:
        return self.person, self.kind, self.node

    def meets(self, other: RoleRecord) -> bool:
        """Whether some day belongs to both."""
        starts = max(self.valid_from or date.min, other.valid_from or date.min)
        return starts <= min(self.valid_to or date.max, other.valid_to or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRecord:
    node: NodeId
    team_id: str
    channel_id: str
    purpose: Purpose
    source: Source = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The organisation as the files want it. `channels` is None when there was no such file: then they are left alone."""

    nodes: tuple[NodeRecord, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    roles: tuple[RoleRecord, ...] = ()
    channels: tuple[ChannelRecord, ...] | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if not one.is_warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.is_warning)
