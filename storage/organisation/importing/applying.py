"""Writing what a comparison decided, in the caller's transaction. New rows first: what is changed may point at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from storage.organisation import outsiders
from storage.organisation.importing import held
from storage.organisation.importing.changes import Change, Comparison, Successor
from storage.organisation.importing.records import ChannelRecord, NodeRecord, PersonRecord, RoleRecord
from storage.tables import Table
from storage.tables.organisation import ChannelRow, NodePastRow, NodeRow, PersonRow, RoleRow
from storage.tables.reviews import AuditRow
from storage.upserts import upsert

Step = Callable[[int], None]
MOVED = "node:moved"  # in the audit, of what has another place


class NotApplicable(Exception):
    """An import with errors is applied in no part."""

    def __init__(self, errors: int) -> None:
        super().__init__(f"{errors} errors")
        self.errors = errors


def apply(session: Session, comparison: Comparison, now: datetime, today: date, step: Step = lambda _: None) -> None:
    """`step` is told how many changes were written, for a progress bar. `today` is the Swedish date of `now`."""
    if comparison.errors:
        raise NotApplicable(len(comparison.errors))
    _nodes(session, comparison.nodes, today)
    step(len(comparison.nodes))
    _people(session, comparison.people, today)
    outsiders.taken_over(session, today, now)
    step(len(comparison.people))
    _roles(session, comparison.roles, today)
    step(len(comparison.roles))
    _channels(session, comparison.channels, today)
    step(len(comparison.channels))
    session.flush()
    _successors(session, comparison.successors, today)
    if len(comparison):
        session.add(AuditRow(at=now, person_id=None, tag="import:applied", subject=_counts(comparison)))
        session.add_all(AuditRow(at=now, person_id=None, tag=MOVED, subject=one) for one in _moved(comparison.nodes))
    session.flush()


def _moved(changes: Iterable[Change[NodeRecord]]) -> Iterator[NodeId]:
    """To another place in the organisation: its managers are offered an extra follow-up (`storage.extra.offers`)."""
    return (one.after.id for one in changes if one.before and one.after and one.before.parent != one.after.parent)


def _counts(comparison: Comparison) -> str:
    kinds = Counter(one.kind for one in comparison)
    return " ".join(f"{kind}={number}" for kind, number in sorted(kinds.items()))


def _nodes(session: Session, changes: Iterable[Change[NodeRecord]], today: date) -> None:
    rows = {row.id: row for row in session.scalars(select(NodeRow))}
    known = frozenset(rows)
    wanted = {one.after.id: one.after for one in changes if one.after}
    for new in _parents_first({key: one for key, one in wanted.items() if key not in rows}):
        rows[new.id] = NodeRow(id=new.id, parent_id=new.parent, level=new.level, name=new.name)
        session.add(rows[new.id])
    session.flush()  # SQLAlchemy updates before it inserts: a node moved below a new one would point at nothing
    for node in wanted.values():
        row = rows[node.id]
        if row.id in known and _is_other(row, node):
            session.add(_past(row, today))
        _set(row, held.NODES.values(node) | {"ended_on": None})
    for gone in (one.before for one in changes if one.before and not one.after):
        rows[gone.id].ended_on = today


def _set(row: Table, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _is_other(row: NodeRow, node: NodeRecord) -> bool:
    """In what the figures of a year rest on. A name or a building moves none of them."""
    now = (node.parent, node.level, node.optional, node.opens, node.closes, None)
    return (row.parent_id, row.level, row.optional, row.opens, row.closes, row.ended_on) != now


def _past(row: NodeRow, today: date) -> NodePastRow:
    """Years that are over are told of the organisation as it was (`storage.levels.as_it_was`)."""
    return NodePastRow(
        node_id=row.id,
        until=today,
        parent_id=row.parent_id,
        level=row.level,
        optional=row.optional,
        opens=row.opens,
        closes=row.closes,
        ended_on=row.ended_on,
    )


def _parents_first(nodes: Mapping[NodeId, NodeRecord]) -> Iterator[NodeRecord]:
    """Foreign keys are checked row by row. Without recursion: a tree may be deeper than Python's stack."""
    written: set[NodeId] = set()
    for start in nodes.values():
        line: list[NodeRecord] = []
        at: NodeRecord | None = start
        while at is not None and at.id not in written:
            line.append(at)
            written.add(at.id)
            at = nodes.get(at.parent) if at.parent else None
        yield from reversed(line)


def _people(session: Session, changes: Iterable[Change[PersonRecord]], today: date) -> None:
    rows = {row.id: row for row in session.scalars(select(PersonRow))}
    for gone in (one.before for one in changes if one.before and not one.after):
        rows[gone.id].ended_on = today
    for person in (one.after for one in changes if one.after):
        row = rows.get(person.id)
        if row is None:
            row = PersonRow(id=person.id)
            session.add(row)
        _set(row, held.PEOPLE.values(person) | {"ended_on": None})
        row.email_lower = person.email.casefold() if person.email else None
    session.flush()


def _roles(session: Session, changes: Iterable[Change[RoleRecord]], today: date) -> None:
    rows = {row.id: row for row in session.scalars(select(RoleRow))}
    for one in changes:
        role = one.about
        row = rows.get(one.row_id or 0)
        if row is None:
            row = RoleRow(person_id=role.person, kind=role.kind, node_id=role.node)
            session.add(row)
        row.valid_from = role.valid_from
        row.valid_to = one.after.valid_to if one.after else today - timedelta(days=1)


def _channels(session: Session, changes: Iterable[Change[ChannelRecord]], today: date) -> None:
    rows = {row.id: row for row in session.scalars(select(ChannelRow))}
    for one in changes:
        channel = one.about
        row = rows.get(one.row_id or 0)
        if row is None:
            row = ChannelRow(node_id=channel.node, channel_id=channel.channel_id, purpose=channel.purpose)
            session.add(row)
        row.team_id = channel.team_id
        row.ended_on = None if one.after else today


def _successors(session: Session, successors: Iterable[Successor], today: date) -> None:
    """Who took over, from today. What was answered of an earlier time is over (`storage.handover.take_overs`)."""
    blank = {"answer": None, "reason": None, "answered_by": None, "answered_at": None}
    rows = [{"node_id": one.node, "to_node_id": one.to, "said": one.said, "since": today} | blank for one in successors]
    upsert(session, "take_over", rows)
