"""What stands inside something else in an export: the answers of a review, the texts of an analysis, the members of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.documents.exporting.fields import AT_ONCE
from storage.documents.exporting.parts import Item, columns, item
from storage.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """One kind of thing inside another: its name in the document, what it points with, and what orders it."""

    name: str
    of: InstrumentedAttribute[Any]
    row: type[Table]
    order: tuple[str, ...]
    joined: ColumnElement[bool] | None = None  # where what it points with is another table's


def inside(session: Session, kind: Within, ids: Sequence[UUID] | Sequence[str]) -> defaultdict[str, list[Item]]:
    """Of each of these, by its id as it is in the document."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for start in range(0, len(ids), AT_ONCE):
        wanted = kind.of.in_(ids[start : start + AT_ONCE])
        query = select(kind.of.label("of_item"), *columns(kind.row)).where(
            wanted if kind.joined is None else kind.joined & wanted
        )
        for row in session.execute(query).mappings():
            key = row["of_item"]
            found[key.hex if isinstance(key, UUID) else key].append(item(kind.row, row))
    for items in found.values():
        items.sort(key=lambda one: tuple(one[name] for name in kind.order))
    return found
