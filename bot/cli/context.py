"""The database for a command: the one that DATABASE_URL names, and only if it is at the newest version."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from bot.cli.failing import Exit, stop
from storage.database import Sessions, engine_for, sessions_for
from storage.schema_version import is_newest

DEFAULT_DATABASE_URL = "sqlite:///var/sam-boten.db"


def database_url() -> str:
    """From the environment; else an embedded database beside the code, which suits one host."""
    return os.environ.get("DATABASE_URL") or DEFAULT_DATABASE_URL


@contextmanager
def engine_opened() -> Iterator[Engine]:
    """The database as it is, at whatever version. What cannot be reached is one line, not a stack of frames."""
    try:
        url = make_url(database_url())
    except ArgumentError:
        raise stop("DATABASE_URL is not an address of a database.", Exit.NOT_READY) from None
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        engine = engine_for(url.render_as_string(hide_password=False))
    except (NoSuchModuleError, ModuleNotFoundError):
        raise stop(
            f"DATABASE_URL: {url.drivername} is not supported; sqlite and postgresql are.", Exit.NOT_READY
        ) from None
    try:
        yield engine
    except OperationalError as error:
        shown = url.render_as_string(hide_password=True)
        reason = str(error.orig).strip().splitlines()[0]
        raise stop(f"The database {shown} cannot be used: {reason}", Exit.NOT_READY) from error
    finally:
        engine.dispose()


@contextmanager
def opened() -> Iterator[Sessions]:
    """Sessions on the settings' database, which must be at the newest version."""
    with engine_opened() as engine:
        if not is_newest(engine):
            raise stop("The database is not at the newest version. Run: python -m bot migrate", Exit.NOT_READY)
        yield sessions_for(engine)
