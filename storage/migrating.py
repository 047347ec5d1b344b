"""Bringing a database to the newest schema, and saying whether it is there.

Alembic is told everything from here and has no ini file: the connection is ours, with the pragmas and the transaction
that `storage.database` gives it. All steps of an upgrade are one transaction: the database is at the newest, or nothing
happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from storage.schema_version import SCRIPTS, current, is_newest, newest
from storage.tables import Table

__all__ = [
    "SCRIPTS",
    "BrokenReferences",
    "UnknownVersion",
    "config_for",
    "current",
    "differences",
    "is_newest",
    "newest",
    "upgrade",
    "waiting",
]

MIGRATING = 20231  # PostgreSQL's advisory lock: two processes that start together do not migrate together

Told = Callable[[str], None]


class BrokenReferences(Exception):
    """A migration left rows that point at nothing. Nothing was committed."""


class UnknownVersion(Exception):
    """The database is at a revision that this code has never heard of: it was upgraded by a newer version."""


def waiting(engine: Engine) -> list[str]:
    """The revisions that an upgrade would run, in order, each with what it does."""
    scripts, at = ScriptDirectory(str(SCRIPTS)), current(engine)
    if at is not None and at not in {step.revision for step in scripts.walk_revisions()}:
        raise UnknownVersion(at)
    return [f"{step.revision} {step.doc}" for step in scripts.iterate_revisions("head", at or "base")][::-1]


def upgrade(engine: Engine, to: str = "head", told: Told = lambda _step: None, scripts: Path = SCRIPTS) -> None:
    """All steps in one transaction; `told` hears of each as it is done."""
    with _migrating(engine) as connection:
        command.upgrade(config_for(connection, told, scripts), to)


def differences(engine: Engine) -> list[object]:
    """What the mapped tables have and the database has not, or the other way round. Empty is right."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Table.metadata))


def config_for(connection: Connection, told: Told = lambda _step: None, scripts: Path = SCRIPTS) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))  # the parser reads % as its own
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["told"] = told
    return config


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    if engine.dialect.name == "sqlite":
        with _without_foreign_keys(engine) as connection:
            yield connection
        return
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
        yield connection


@contextmanager
def _without_foreign_keys(engine: Engine) -> Iterator[Connection]:
    """SQLite changes a table by building it anew and dropping the old one, which foreign keys would forbid.

    The pragma has no effect inside a transaction, so it is said to the driver before one begins. What the keys would
    have said is asked before the commit instead.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise ConnectionError("the database closed the connection")
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.execute(text("PRAGMA foreign_key_check")).all()
                if broken:
                    raise BrokenReferences(", ".join(sorted({f"{row[0]} -> {row[2]}" for row in broken})))
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
