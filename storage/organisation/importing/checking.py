"""Everything that can be wrong with an import, found in one reading, so that a coordinator mends the files once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from dialogs.ground.ids import NodeId
from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.importing import cells, warnings
from storage.organisation.importing.problems import Problem, ProblemKind, in_reading_order
from storage.organisation.importing.records import ChannelRecord, NodeRecord, PersonRecord, Plan, RoleRecord, Source
from storage.organisation.importing.sheets import SheetName
from storage.organisation.importing.tables import Reading, Row

Record = TypeVar("Record", NodeRecord, PersonRecord, RoleRecord, ChannelRecord)
Found = Iterable[Problem]


def check(reading: Reading, today: date) -> Plan:
    """The organisation that the files describe, or every error in them. Warnings come when there are no errors."""
    problems = list(reading.problems)
    nodes = _each(reading.rows(SheetName.ORGANISATION), cells.node, problems)
    people = _each(reading.rows(SheetName.PEOPLE), cells.person, problems)
    roles = _each(reading.rows(SheetName.ROLES), cells.role, problems)
    channels = _each(reading.rows(SheetName.CHANNELS), cells.channel, problems)
    if SheetName.ORGANISATION in reading.sheets:
        problems += _tree(nodes)
        problems += _references([*roles, *channels], "node", {one.id for one in nodes}, ProblemKind.UNKNOWN_NODE)
    if SheetName.PEOPLE in reading.sheets:
        problems += _people(people)
        problems += _references(roles, "person", {one.id for one in people}, ProblemKind.UNKNOWN_PERSON)
    problems += _roles(roles)
    problems += _doubled(channels, lambda one: f"{one.node} {one.channel_id} {one.purpose}", "channel_id")
    plan = Plan(
        nodes=tuple(nodes),
        people=tuple(people),
        roles=tuple(roles),
        channels=tuple(channels) if SheetName.CHANNELS in reading.sheets else None,
    )
    return replace(plan, problems=in_reading_order(problems or list(warnings.about(plan, today))))


def _each(
    rows: Sequence[Row], understand: Callable[[Row, list[Problem]], Record | None], problems: list[Problem]
) -> list[Record]:
    return [record for row in rows if (record := understand(row, problems)) is not None]


def _at(source: Source, kind: ProblemKind, column: str, value: str, fact: str = "") -> Problem:
    return Problem(kind=kind, file=source.file, row=source.row, column=column, value=value, fact=fact)


DOUBLED = {
    "id": ProblemKind.DOUBLED_ID,
    "email": ProblemKind.DOUBLED_EMAIL,
    "entra_id": ProblemKind.DOUBLED_ENTRA_ID,
    "channel_id": ProblemKind.DOUBLED_CHANNEL,
}


def _doubled(records: Iterable[Record], key: Callable[[Record], str | None], column: str) -> Found:
    """The second and later of those that say the same, each pointing at the first one's row."""
    first: dict[str, Record] = {}
    for record in records:
        value = key(record)
        if not value:
            continue
        if value in first:
            yield _at(record.source, DOUBLED[column], column, value, str(first[value].source.row))
        first.setdefault(value, record)


def _people(people: list[PersonRecord]) -> Found:
    yield from _doubled(people, lambda one: one.id, "id")
    yield from _doubled(people, lambda one: one.email and one.email.casefold(), "email")
    yield from _doubled(people, lambda one: one.entra_id, "entra_id")


def _references(
    records: Iterable[RoleRecord | ChannelRecord], column: str, known: set[str], kind: ProblemKind
) -> Found:
    for record in records:
        value = str(getattr(record, column))
        if value not in known:
            yield _at(record.source, kind, column, value)


def _tree(nodes: list[NodeRecord]) -> Found:
    yield from _doubled(nodes, lambda one: one.id, "id")
    known = {one.id for one in nodes}
    roots = [one for one in nodes if one.parent is None]
    for one in roots[1:]:
        yield _at(one.source, ProblemKind.TWO_ROOTS, "parent", one.id, roots[0].id)
    for one in nodes:
        if one.parent is not None and one.parent not in known:
            yield _at(one.source, ProblemKind.UNKNOWN_PARENT, "parent", one.parent)
    cycles = list(_cycles({one.id: one for one in nodes}))
    yield from cycles
    if nodes and not roots and not cycles:
        yield _at(nodes[0].source, ProblemKind.NO_ROOT, "parent", nodes[0].parent or "")


def _cycles(nodes: dict[NodeId, NodeRecord]) -> Found:
    """Each ring of parents once, at the row where it was first met."""
    done: set[NodeId] = set()
    for start in nodes:
        path: list[NodeId] = []
        at: NodeId | None = start
        while at is not None and at in nodes and at not in done and at not in path:
            path.append(at)
            at = nodes[at].parent
        if at is not None and at in path:
            ring = [*path[path.index(at) :], at]
            yield _at(nodes[at].source, ProblemKind.CYCLE, "parent", nodes[at].parent or "", " → ".join(ring))
        done.update(path)


def _roles(roles: list[RoleRecord]) -> Found:
    """Nobody holds the same role twice at once, and a node has one responsible manager at a time (G03)."""
    seats: dict[object, list[RoleRecord]] = defaultdict(list)
    managers: dict[NodeId, list[RoleRecord]] = defaultdict(list)
    for role in roles:
        seats[role.seat].append(role)
        if role.kind is RoleKind.MANAGER:
            managers[role.node].append(role)
    for held in seats.values():
        for _, later in _meeting(held):
            yield _at(later.source, ProblemKind.DOUBLED_ROLE, "person", later.person, later.node)
    for held in managers.values():
        for earlier, later in _meeting(held):
            if earlier.person != later.person:
                yield _at(later.source, ProblemKind.TWO_MANAGERS, "node", later.node, earlier.person)


def _meeting(roles: list[RoleRecord]) -> Iterable[tuple[RoleRecord, RoleRecord]]:
    """Each role that begins before all earlier ones are over, beside the one of those that lasts longest."""
    lasting: RoleRecord | None = None
    for role in sorted(roles, key=lambda one: one.valid_from or date.min):
        if lasting and lasting.meets(role):
            yield lasting, role
        if lasting is None or (role.valid_to or date.max) > (lasting.valid_to or date.max):
            lasting = role
