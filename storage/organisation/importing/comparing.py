"""Comparing the files with the database. Everything is decided here; applying only writes.

Nothing is ever deleted. What is no longer in the files ends: nodes, people and roles get a last day, so that a review of
March still knows who its manager was. A cell that is empty does not take away what somebody has chosen or what Teams
has told: the language, and the account that a person is bound to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from dialogs.ground.ids import PersonId
from storage.organisation.importing import held, role_changes, successors
from storage.organisation.importing.changes import Change, ChangeKind, Comparison
from storage.organisation.importing.held import HeldChannel, HeldPerson
from storage.organisation.importing.problems import Problem, ProblemKind, in_reading_order
from storage.organisation.importing.records import ChannelRecord, NodeRecord, PersonRecord, Plan

Record = TypeVar("Record", NodeRecord, PersonRecord)

MANY = 20  # of fewer than this, a few who leave are already a large share
MUCH = 0.3


def compare(session: Session, plan: Plan, today: date) -> Comparison:
    """A few queries, whatever the size. The plan's own problems come along, so that all are shown together."""
    nodes_before, known = held.nodes(session), held.people(session)
    live = [one.record for one in known.values() if not one.ended]
    nodes = _by_id(nodes_before.values(), plan.nodes)
    people = _by_id(live, [_kept(one, known.get(one.id)) for one in plan.people])
    before = held.roles(session)
    follow, wrong = successors.find(session, plan, nodes, before, today)
    problems = [
        *plan.problems,
        *wrong,
        *_accounts(known, plan.people),
        *_much_is_gone(nodes, len(nodes_before), "organisation"),
        *_much_is_gone(people, len(live), "people"),
    ]
    return Comparison(
        nodes=nodes,
        people=people,
        roles=role_changes.compare(before, plan.roles, today),
        channels=() if plan.channels is None else _channels(held.channels(session), plan.channels),
        successors=follow,
        problems=in_reading_order(problems),
    )


def _by_id(before: Iterable[Record], after: Iterable[Record]) -> tuple[Change[Record], ...]:
    held_now = {str(one.id): one for one in before}
    wanted = {str(one.id): one for one in after}
    changes: list[Change[Record]] = []
    for key, one in wanted.items():
        if held_now.get(key) != one:
            changes.append(Change(before=held_now.get(key), after=one))
    changes += [Change(before=one, after=None) for key, one in held_now.items() if key not in wanted]
    return tuple(changes)


def _kept(wanted: PersonRecord, known: HeldPerson | None) -> PersonRecord:
    if known is None:
        return wanted
    return replace(
        wanted,
        language=wanted.language or known.record.language,
        entra_id=known.record.entra_id if known.bound else wanted.entra_id or known.record.entra_id,
    )


def _accounts(known: Mapping[PersonId, HeldPerson], wanted: Iterable[PersonRecord]) -> Iterable[Problem]:
    """An account is an identity: it is neither taken from a person nor given to a second one by a cell in a file."""
    people = {one.id: one for one in wanted}
    by_account = {one.record.entra_id: one.record.id for one in known.values() if one.bound}
    leaving = [one.record for one in known.values() if one.record.id not in people]
    addresses = {one.email.casefold(): one.id for one in leaving if one.email}
    for person in people.values():
        mine = known.get(person.id)
        owner = by_account.get(person.entra_id) if person.entra_id else None
        if mine and mine.bound and person.entra_id not in (None, mine.record.entra_id):
            yield _account(person, ProblemKind.BOUND_ACCOUNT, mine.record.entra_id or "")
        elif owner and owner != person.id and owner in people:
            yield _account(person, ProblemKind.ACCOUNT_TAKEN, owner)
        elif mine is None and (earlier := owner or addresses.get((person.email or "").casefold())):
            yield _account(person, ProblemKind.SAME_PERSON_NEW_ID, earlier)


def _account(person: PersonRecord, kind: ProblemKind, fact: str) -> Problem:
    column = "id" if kind is ProblemKind.SAME_PERSON_NEW_ID else "entra_id"
    value = person.id if column == "id" else person.entra_id or ""
    return Problem(kind=kind, file=person.source.file, row=person.source.row, column=column, value=value, fact=fact)


def _much_is_gone(changes: tuple[Change[Record], ...], before: int, file: str) -> Iterable[Problem]:
    """Half a file, saved by mistake, looks like half of the organisation leaving."""
    ended = sum(one.kind is ChangeKind.ENDED for one in changes)
    if before >= MANY and ended > MUCH * before:
        yield Problem(kind=ProblemKind.MUCH_IS_GONE, file=file, value=str(ended), fact=str(before))


def _channels(before: Iterable[HeldChannel], after: Iterable[ChannelRecord]) -> tuple[Change[ChannelRecord], ...]:
    """A channel that was linked in Teams is never ended by a file that does not know it."""
    rows = {(one.record.node, one.record.channel_id, one.record.purpose): one for one in before}
    changes: list[Change[ChannelRecord]] = []
    for wanted in after:
        row = rows.pop((wanted.node, wanted.channel_id, wanted.purpose), None)
        if row is None or row.ended:
            changes.append(Change(before=None, after=wanted, row_id=row.row_id if row else None))
        elif row.record != wanted:
            changes.append(Change(before=row.record, after=wanted, row_id=row.row_id))
    gone = [one for one in rows.values() if not one.ended and not one.linked_in_teams]
    return (*changes, *(Change(before=one.record, after=None, row_id=one.row_id) for one in gone))
