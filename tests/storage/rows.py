"""A row in every table, whatever the tables are: what a migration meets in a database that has been in use."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Engine, MetaData, Table, func, insert, select

VALUES: dict[type, object] = {
    str: "x",
    int: 1,
    bool: True,
    date: date(2026, 9, 1),
    datetime: datetime(2026, 9, 1, 7, 0, tzinfo=UTC),
    UUID: UUID(int=1),
    dict: {"key": "x"},
    bytes: b"x",
}


def fill(engine: Engine) -> dict[str, int]:
    """One row in each table, all pointing at one another. Returns how many rows each table then has."""
    with engine.begin() as connection:
        tables = _tables(connection)
        for table in tables:
            connection.execute(insert(table), {column.name: _value(column) for column in table.columns})
    return count(engine)


def count(engine: Engine) -> dict[str, int]:
    with engine.begin() as connection:
        tables = _tables(connection)
        return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def _tables(connection: Connection) -> list[Table]:
    """As the database has them, not as the code maps them: an older schema is filled, too."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def _value(column: Column[Any]) -> object:
    kind = "JSON" if column.type.__class__.__name__.startswith("JSON") else column.type.python_type
    value = VALUES[dict] if kind == "JSON" else VALUES[column.type.python_type]
    # SQLite keeps a UUID as CHAR(32); its reflection says so, and the length is what tells it from a name
    return UUID(int=1).hex if value == "x" and getattr(column.type, "length", None) == 32 else value
