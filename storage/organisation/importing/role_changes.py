"""Which roles begin, change and end when the roles of a file meet those of the database.

A role's days come from the file where it gives them. Where it does not: in the first import a role has always been
held; later, a new one is held from the day of the import, and one that is gone was last held the day before. So a
manager who leaves in the middle of a review leaves it as it is, and the new one simply holds the node from today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from storage.organisation.importing.changes import Change
from storage.organisation.importing.held import HeldRole
from storage.organisation.importing.records import RoleRecord


def compare(before: Sequence[HeldRole], after: Iterable[RoleRecord], today: date) -> tuple[Change[RoleRecord], ...]:
    """A file read again changes nothing: what is there already, to the day, is found before anything is thought alike."""
    first_import = not before
    rows: dict[object, list[HeldRole]] = defaultdict(list)
    for one in before:
        rows[one.record.seat].append(one)
    new = [wanted for wanted in after if not _taken_as_it_is(wanted, rows[wanted.seat], today)]
    changes: list[Change[RoleRecord]] = []
    for wanted in new:
        row = _same(wanted, rows[wanted.seat], today)
        if row is None:
            changes.append(Change(before=None, after=wanted if first_import else _from_today(wanted, today)))
            continue
        rows[wanted.seat].remove(row)
        changes.append(Change(before=row.record, after=_dated(wanted, row, today), row_id=row.row_id))
    left = [one for held in rows.values() for one in held if _not_over(one.record, today)]
    return (*changes, *(Change(before=one.record, after=None, row_id=one.row_id) for one in left))


def _taken_as_it_is(wanted: RoleRecord, rows: list[HeldRole], today: date) -> bool:
    row = next((one for one in rows if _dated(wanted, one, today) == one.record), None)
    if row is not None:
        rows.remove(row)
    return row is not None


def _dated(wanted: RoleRecord, row: HeldRole, today: date) -> RoleRecord:
    """With the first day of the row, where the file gives none."""
    return replace(wanted, valid_from=wanted.valid_from or _begun(row.record, today))


def _same(wanted: RoleRecord, rows: Sequence[HeldRole], today: date) -> HeldRole | None:
    """The row that this role already is: with the same first day, else the one not over yet, else with the same last."""
    tests = (
        lambda role: wanted.valid_from is not None and role.valid_from == wanted.valid_from,
        lambda role: _not_over(role, today) and _not_over(wanted, today),
        lambda role: wanted.valid_to is not None and role.valid_to == wanted.valid_to,
        lambda role: _not_over(role, today) and wanted.meets(role),
    )
    return next((row for test in tests for row in rows if test(row.record)), None)


def _not_over(role: RoleRecord, today: date) -> bool:
    return role.valid_to is None or role.valid_to >= today


def _begun(role: RoleRecord, today: date) -> date | None:
    """A first day that is still to come, and that the file no longer has, has come."""
    return min(role.valid_from, today) if role.valid_from else None


def _from_today(role: RoleRecord, today: date) -> RoleRecord:
    return replace(role, valid_from=today) if role.valid_from is None and _not_over(role, today) else role
