"""Which version the schema of a database is at, and which one this code expects. Without Alembic, which takes 11 MB of memory.

A running bot only asks; bringing a database to the newest version is `storage.migrating`.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine, column, inspect, select, table

SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = table("alembic_version", column("version_num"))


def newest() -> str:
    """The revision that this code expects: the steps are numbered, and their file's number is their revision."""
    numbers = [found[1] for path in (SCRIPTS / "versions").glob("*.py") if (found := re.match(r"(\d{4})_", path.name))]
    if not numbers:
        raise LookupError(f"no migrations in {SCRIPTS}")
    return max(numbers)


def current(engine: Engine) -> str | None:
    """The revision that the database is at; None if it has never been migrated."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(VERSIONS.name):
            return None
        found = connection.scalar(select(VERSIONS.c.version_num))
        return None if found is None else str(found)


def is_newest(engine: Engine) -> bool:
    return current(engine) == newest()
