"""What of each table is in an export, and under which name: as its columns say (`storage.tables.base.told`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm import InstrumentedAttribute

from storage.tables.base import Table, Told
from storage.tables.organisation import PersonRow

Fields = Mapping[str, InstrumentedAttribute[Any]]
AT_ONCE = 500  # ids asked for in one query
PLAIN = Told()
PERSON = PersonRow.__table__.c.id
AS_LISTS = frozenset({"review_node", "round_addition", "measure_node"})  # of ids, in what they belong to


def told_of(column: Column[Any]) -> Told | None:
    """None of a column that is left out."""
    told: Told | None = column.info.get("export", PLAIN)
    return told


def name_of(column: Column[Any]) -> str:
    """What points at something of ours is called what it points at: an id of Microsoft's is only an id."""
    named = (told_of(column) or PLAIN).name
    points = bool(column.foreign_keys) or column.name == "question_id"
    return named or (column.name.removesuffix("_id") if points else column.name)


def columns_of(row: type[Table]) -> Iterator[Column[Any]]:
    return (column for column in row.__table__.columns if isinstance(column, Column))


@cache
def fields_of(row: type[Table], group: str = "") -> Fields:
    """In the order of the table."""
    found = {}
    for column in columns_of(row):
        told = told_of(column)
        if told is not None and told.group == group:
            found[name_of(column)] = getattr(row, column.key)
    return found


@cache
def people_of(row: type[Table]) -> tuple[str, ...]:
    """The fields that name somebody."""
    return tuple(name for name, field in fields_of(row).items() if field.property.columns[0].references(PERSON))


def exported() -> Iterator[type[Table]]:
    """Every table that is in the document as objects."""
    for mapper in Table.registry.mappers:
        table: Any = mapper.local_table
        if "export" not in table.info and table.name not in AS_LISTS:
            yield mapper.class_
