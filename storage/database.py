"""Opening the database: SQLite embedded, or PostgreSQL. One place for pragmas, pools and transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

Sessions = sessionmaker[Session]
READS = "sam_reads"  # the execution option of a connection that writes nothing


def engine_for(url: str, *, pool_size: int = 5) -> Engine:
    """An engine with our settings. `url` is SQLAlchemy's; plain `postgresql://` means psycopg.

    SQLite: WAL, synchronous=FULL (what is acknowledged is on disk), foreign keys on; transactions begin IMMEDIATE, so
    that a writing turn never has to upgrade a read lock.
    """
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_size=pool_size, max_overflow=0, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": 30, "check_same_thread": False}, pool_size=pool_size)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves; the driver's own would be DEFERRED
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reads = connection.get_execution_options().get(READS, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def sessions_for(engine: Engine) -> Sessions:
    return sessionmaker(engine, expire_on_commit=False)


@contextmanager
def transaction(sessions: Sessions) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back by any exception."""
    with sessions.begin() as session:
        yield session


@contextmanager
def reading(sessions: Sessions) -> Iterator[Session]:
    """For long looks that write nothing: on SQLite they see one moment, and nobody who writes has to wait for them."""
    with sessions() as session:
        session.connection(execution_options={READS: True})
        yield session
