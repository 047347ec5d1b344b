"""What a command works in: the database that DATABASE_URL names, only if it is at the newest version, and a setting or two."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from bot.cli.failing import Exit, stop
from bot.settings import SettingsError, few_from, zone_from
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
    _make_room(url)
    try:
        engine = engine_for(url.render_as_string(hide_password=False))
    except (NoSuchModuleError, ModuleNotFoundError):
        raise stop(
            f"DATABASE_URL: {url.drivername} is not supported; sqlite and postgresql are.", Exit.NOT_READY
        ) from None
    try:
        yield engine
    except DatabaseError as error:
        if type(error) not in (OperationalError, DatabaseError):  # the latter: a file that is something else
            raise
        raise stop(_unusable(url, str(error.orig)), Exit.NOT_READY) from error
    finally:
        engine.dispose()


def _make_room(url: URL) -> None:
    """An embedded database makes its own file, and its folder."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise stop(_unusable(url, error.strerror or type(error).__name__), Exit.NOT_READY) from error


def _unusable(url: URL, reason: str) -> str:
    first = next(iter(reason.strip().splitlines()), "")
    return f"The database {url.render_as_string(hide_password=True)} cannot be used: {first}. See DATABASE_URL."


@contextmanager
def opened() -> Iterator[Sessions]:
    """Sessions on the settings' database, which must be at the newest version."""
    with engine_opened() as engine:
        if not is_newest(engine):
            raise stop("The database is not at the newest version. Run: python -m bot migrate", Exit.NOT_READY)
        yield sessions_for(engine)


# --- settings that a command shares with the running bot

T = TypeVar("T")


def zone() -> ZoneInfo:
    return _setting(zone_from)


def few() -> int:
    return _setting(few_from)


def today(now: datetime) -> date:
    """In the bot's time zone."""
    return now.astimezone(zone()).date()


def _setting(read: Callable[[Mapping[str, str]], T]) -> T:
    try:
        return read(os.environ)
    except SettingsError as error:
        raise stop("; ".join(error.problems), Exit.NOT_READY) from error
