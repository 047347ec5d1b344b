"""The reviews of a year with everything inside them, a hundred at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.exporting import fields
from storage.exporting.fields import Fields
from storage.exporting.parts import PEOPLE_OF_A_MEASURE, Item, add_other_nodes, item
from storage.exporting.scope import Scope
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

    def of(self, items: Iterator[Item], *names: str) -> Iterator[Item]:
        for one in items:
            self.note(one, names)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """One kind of thing inside reviews: its name in the document, its table, what orders it, who is named in it."""

    name: str
    review: InstrumentedAttribute[Any]
    fields: Fields
    order: tuple[str, ...]
    people: tuple[str, ...] = ()
    joined: ColumnElement[bool] | None = None  # where the review is another table's


INSIDE = (
    Inside(
        name="answers",
        review=AnswerRow.review_id,
        fields=fields.ANSWER,
        order=("question",),
        people=("answered_by",),
    ),
    Inside(
        name="views", review=ViewRow.review_id, fields=fields.VIEW, order=("question", "person"), people=("person",)
    ),
    Inside(
        name="measures",
        review=MeasureRow.review_id,
        fields=fields.MEASURE,
        order=("created_at", "id"),
        people=PEOPLE_OF_A_MEASURE,
    ),
    Inside(
        name="measure_steps",
        review=MeasureStepRow.review_id,
        fields=fields.MEASURE_STEP,
        order=("id",),
        people=("person",),
    ),
    Inside(
        name="matters",
        review=MatterRow.review_id,
        fields=fields.MATTER,
        order=("lifted_at", "id"),
        people=("lifted_by",),
    ),
    Inside(
        name="matter_steps",
        review=MatterRow.review_id,
        fields=fields.MATTER_STEP,
        order=("id",),
        people=("person",),
        joined=MatterRow.id == MatterStepRow.matter_id,
    ),
    Inside(
        name="signatures",
        review=SignatureRow.review_id,
        fields=fields.SIGNATURE,
        order=("version", "signed_at", "person"),
        people=("person",),
    ),
    Inside(name="history", review=HistoryRow.review_id, fields=fields.HISTORY, order=("id",), people=("person",)),
    Inside(
        name="signed_versions",
        review=SignedVersionRow.review_id,
        fields=fields.SIGNED_VERSION,
        order=("version",),
    ),
    Inside(name="notes", review=PersonalNoteRow.review_id, fields=fields.NOTE, order=("person",), people=("person",)),
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
            people.note(one, ("started_by",))
            for kind in INSIDE:
                counts[kind.name] += len(one[kind.name])
                for each in one[kind.name]:
                    people.note(each, kind.people)
            for change in (*one["history"], *one["measure_steps"]):
                people.note_step(change)
            yield one
        advance(len(some))


def _whole(session: Session, ids: Sequence[UUID]) -> Iterator[Item]:
    covered = _nodes(session, ids)
    inside = {kind.name: _inside(session, kind, ids) for kind in INSIDE}
    columns = {**fields.REVIEW, **fields.PARTICIPANTS}
    query = select(*(column.label(name) for name, column in columns.items())).where(ReviewRow.id.in_(ids))
    for row in session.execute(query.order_by(ReviewRow.id)).mappings():
        yield (
            item(fields.REVIEW, row)
            | {"participants": item(fields.PARTICIPANTS, row), "nodes": sorted(covered[row["id"]])}
            | {kind.name: inside[kind.name][row["id"]] for kind in INSIDE}
        )


def _nodes(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    query = select(ReviewNodeRow.review_id, ReviewNodeRow.node_id).where(ReviewNodeRow.review_id.in_(ids))
    for review, node in session.execute(query):
        found[review].append(node)
    return found


def _inside(session: Session, kind: Inside, ids: Sequence[UUID]) -> dict[UUID, list[Item]]:
    found: defaultdict[UUID, list[Item]] = defaultdict(list)
    columns = (kind.review.label("of_review"), *(column.label(name) for name, column in kind.fields.items()))
    of_reviews = kind.review.in_(ids) if kind.joined is None else kind.joined & kind.review.in_(ids)
    for row in session.execute(select(*columns).where(of_reviews)).mappings():
        found[row["of_review"]].append(item(kind.fields, row))
    if kind.fields is fields.MEASURE:
        add_other_nodes(session, [one for items in found.values() for one in items])
    for items in found.values():
        items.sort(key=lambda one: tuple(one[name] for name in kind.order))
    return found
