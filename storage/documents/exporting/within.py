"""What stands inside something else in an export: the answers of a review, the texts of an analysis, the members of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.documents.exporting import fields
from storage.documents.exporting.fields import Fields
from storage.documents.exporting.parts import Item, item


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """One kind of thing inside another: its name in the document, what it points with, what orders it, who is named in it."""

    name: str
    of: InstrumentedAttribute[Any]
    fields: Fields
    order: tuple[str, ...]
    people: tuple[str, ...] = ()
    joined: ColumnElement[bool] | None = None  # where what it points with is another table's


def inside(session: Session, kind: Within, ids: Sequence[UUID] | Sequence[str]) -> defaultdict[str, list[Item]]:
    """Of each of these, by its id as it is in the document."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    columns = (kind.of.label("of_item"), *(column.label(name) for name, column in kind.fields.items()))
    for start in range(0, len(ids), fields.AT_ONCE):
        wanted = kind.of.in_(ids[start : start + fields.AT_ONCE])
        query = select(*columns).where(wanted if kind.joined is None else kind.joined & wanted)
        for row in session.execute(query).mappings():
            key = row["of_item"]
            found[key.hex if isinstance(key, UUID) else key].append(item(kind.fields, row))
    for items in found.values():
        items.sort(key=lambda one: tuple(one[name] for name in kind.order))
    return found
