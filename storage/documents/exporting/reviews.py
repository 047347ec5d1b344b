"""The reviews of a year with everything inside them, a hundred at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.documents.exporting.fields import people_of
from storage.documents.exporting.parts import Item, add_other_nodes, columns, item
from storage.documents.exporting.scope import Scope
from storage.documents.exporting.within import Within, inside
from storage.tables import Table
from storage.tables.reviews import (
    AnswerRow,
    HistoryRow,
    MatterRow,
    MatterStepRow,
    MeasureRow,
    MeasureStepRow,
    PersonalNoteRow,
    SignatureRow,
    ViewRow,
)
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow, SignedVersionRow

AT_ONCE = 100
PEOPLE_IN_HISTORY = ("by", "person", "accountable", "proposed_by", "controlled_by")  # as the rules call them


@dataclass(frozen=True, slots=True)
class People:
    """Who has been named so far."""

    named: set[str] = field(default_factory=set)

    def of(self, kind: type[Table], items: Iterator[Item]) -> Iterator[Item]:
        for one in items:
            self.note(one, people_of(kind))
            yield one

    def of_steps(self, items: Iterator[Item]) -> Iterator[Item]:
        """Also who was named before and after: who was accountable once and is no more."""
        for one in items:
            self.note_step(one)
            yield one

    def note_step(self, one: Mapping[str, Any]) -> None:
        self.note(one, ("person",))
        for state in (one["before"], one["after"]):
            self.note(state or {}, PEOPLE_IN_HISTORY)

    def note(self, one: Mapping[str, Any], names: Sequence[str]) -> None:
        self.named.update(one[name] for name in names if one.get(name))


INSIDE = (
    Within(
        name="answers",
        of=AnswerRow.review_id,
        row=AnswerRow,
        order=("question",),
    ),
    Within(name="views", of=ViewRow.review_id, row=ViewRow, order=("question", "person")),
    Within(
        name="measures",
        of=MeasureRow.review_id,
        row=MeasureRow,
        order=("created_at", "id"),
    ),
    Within(
        name="measure_steps",
        of=MeasureStepRow.review_id,
        row=MeasureStepRow,
        order=("id",),
    ),
    Within(
        name="matters",
        of=MatterRow.review_id,
        row=MatterRow,
        order=("lifted_at", "id"),
    ),
    Within(
        name="matter_steps",
        of=MatterRow.review_id,
        row=MatterStepRow,
        order=("id",),
        joined=MatterRow.id == MatterStepRow.matter_id,
    ),
    Within(
        name="signatures",
        of=SignatureRow.review_id,
        row=SignatureRow,
        order=("version", "signed_at", "person"),
    ),
    Within(name="history", of=HistoryRow.review_id, row=HistoryRow, order=("id",)),
    Within(
        name="signed_versions",
        of=SignedVersionRow.review_id,
        row=SignedVersionRow,
        order=("version",),
    ),
    Within(name="notes", of=PersonalNoteRow.review_id, row=PersonalNoteRow, order=("person",)),
)


def reviews(
    session: Session, scope: Scope, people: People, counts: Counter[str], advance: Callable[[int], object]
) -> Iterator[Item]:
    """In the order of their ids; also those that were withdrawn into a joint one. Counts what is inside them."""
    ids = session.scalars(
        select(ReviewRow.id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(RoundRow.year == scope.year, scope.covers())
        .order_by(ReviewRow.id)
    ).all()
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        for one in _whole(session, some):
            people.note(one, people_of(ReviewRow))
            for kind in INSIDE:
                counts[kind.name] += len(one[kind.name])
                for each in one[kind.name]:
                    people.note(each, people_of(kind.row))
            for change in (*one["history"], *one["measure_steps"]):
                people.note_step(change)
            yield one
        advance(len(some))


def _whole(session: Session, ids: Sequence[UUID]) -> Iterator[Item]:
    covered = _nodes(session, ids)
    within = {kind.name: _inside(session, kind, ids) for kind in INSIDE}
    query = select(*columns(ReviewRow), *columns(ReviewRow, "participants")).where(ReviewRow.id.in_(ids))
    for row in session.execute(query.order_by(ReviewRow.id)).mappings():
        yield (
            item(ReviewRow, row)
            | {"participants": item(ReviewRow, row, "participants"), "nodes": sorted(covered[row["id"]])}
            | {kind.name: within[kind.name][row["id"].hex] for kind in INSIDE}
        )


def _nodes(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    query = select(ReviewNodeRow.review_id, ReviewNodeRow.node_id).where(ReviewNodeRow.review_id.in_(ids))
    for review, node in session.execute(query):
        found[review].append(node)
    return found


def _inside(session: Session, kind: Within, ids: Sequence[UUID]) -> defaultdict[str, list[Item]]:
    found = inside(session, kind, ids)
    if kind.row is MeasureRow:
        add_other_nodes(session, [one for items in found.values() for one in items])
    return found
