"""What an import would change, as a value: printed by a dry run, applied otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Generic, TypeVar

from dialogs.ground.ids import NodeId
from storage.organisation.importing.problems import Problem
from storage.organisation.importing.records import ChannelRecord, NodeRecord, PersonRecord, RoleRecord

Record = TypeVar("Record", NodeRecord, PersonRecord, RoleRecord, ChannelRecord)


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[Record]):
    """`before` is what the database holds, `after` what it will. `row_id` where a record has no id of its own."""

    before: Record | None
    after: Record | None
    row_id: int | None = None

    @property
    def kind(self) -> ChangeKind:
        if self.before is None:
            return ChangeKind.ADDED
        return ChangeKind.ENDED if self.after is None else ChangeKind.CHANGED

    @property
    def about(self) -> Record:
        record = self.after or self.before
        if record is None:
            raise ValueError("a change from nothing to nothing")
        return record

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of what differs, where something was changed."""
        if self.before is None or self.after is None:
            return ()
        compared = [one.name for one in fields(self.before) if one.compare]
        return tuple(name for name in compared if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Which unit takes over from one that ends. `said`: by the file. Else found from where its people are."""

    node: NodeId
    name: str
    to: NodeId
    to_name: str
    said: bool


AnyChange = Change[NodeRecord] | Change[PersonRecord] | Change[RoleRecord] | Change[ChannelRecord]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    nodes: tuple[Change[NodeRecord], ...] = ()
    people: tuple[Change[PersonRecord], ...] = ()
    roles: tuple[Change[RoleRecord], ...] = ()
    channels: tuple[Change[ChannelRecord], ...] = ()
    successors: tuple[Successor, ...] = ()  # of units that end: what they leave open is offered there
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if not one.is_warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.is_warning)

    def __iter__(self) -> Iterator[AnyChange]:
        yield from self.nodes
        yield from self.people
        yield from self.roles
        yield from self.channels

    def __len__(self) -> int:
        return len(self.nodes) + len(self.people) + len(self.roles) + len(self.channels)
