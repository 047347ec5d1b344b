"""INSERT ... ON CONFLICT DO UPDATE, the same on SQLite and PostgreSQL, with each statement built once.

Building one costs more than running it, and some are run at every press.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import Table


def upsert(
    session: Session,
    table: str,
    rows: Sequence[dict[str, Any]],
    *,
    keep: tuple[str, ...] = (),
    keys: tuple[str, ...] = (),
) -> None:
    """Writes rows that all have the same columns. A row that is there already gets the new values, but for those in `keep`.

    `keys` are what makes it the same row, where that is not the primary key.
    """
    if rows:
        statement = _statement(session.get_bind().dialect.name, table, tuple(rows[0]), keep, keys)
        session.execute(statement, rows[0] if len(rows) == 1 else list(rows))


@cache
def _statement(
    dialect: str, table: str, columns: tuple[str, ...], keep: tuple[str, ...], keys: tuple[str, ...]
) -> Executable:
    into = Table.metadata.tables[table]
    insert = postgresql.insert(into) if dialect == "postgresql" else sqlite.insert(into)
    known_by = keys or tuple(column.name for column in into.primary_key)
    changing = {name: insert.excluded[name] for name in columns if name not in known_by and name not in keep}
    if not changing:
        return insert.on_conflict_do_nothing(index_elements=known_by)
    return insert.on_conflict_do_update(index_elements=known_by, set_=changing)
