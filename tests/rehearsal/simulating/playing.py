"""A database for a made-up year, and the year in it: what the command and its tests call."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.settings import Settings
from storage.database import Sessions, engine_for, sessions_for
from storage.organisation import tree as organisation
from tests.rehearsal.people.records import Records
from tests.rehearsal.people.region import Region
from tests.rehearsal.simulating.plan import Plan
from tests.rehearsal.simulating.year import Year

REMINDING = ("SAM_QUIET_MONTHS", "SAM_REMIND_", "SAM_LETTERS_ANY_TIME", "SAM_RATE_PER_SECOND", "SAM_TIMEZONE")
USUAL = {"SAM_QUIET_MONTHS": "7", "SAM_LETTERS_ANY_TIME": "off"}  # as in service, and not as where the bot is tried out


class NotEmpty(Exception):
    """The database has an organisation already. A made-up one must not be mixed with it."""


def settings_for(environ: Mapping[str, str]) -> Settings:
    """The employer's own quiet months, hours and intervals, and nothing else. July is quiet unless they say otherwise.

    Raises SettingsError.
    """
    own = {name: value for name, value in environ.items() if name.startswith(REMINDING)}
    return Settings.from_environment(USUAL | own, local=True)


def play(
    *,
    year: int,
    seed: int,
    units: int | None = None,
    database: str | None = None,
    environ: Mapping[str, str] = os.environ,
    step: Callable[[datetime], None] = lambda _: None,
) -> Records:
    """`database` is the address of an empty one; without it a file that is gone afterwards. Raises NotEmpty, SettingsError."""
    settings = settings_for(environ)
    with tempfile.TemporaryDirectory(prefix="sam-year-") as folder, opened(database, Path(folder)) as sessions:
        played = Year(
            settings=settings,
            sessions=sessions,
            region=Region.of(units),
            folder=Path(folder),
            plan=Plan(year=year),
            seed=seed,
        )
        return asyncio.run(played.run(step))


@contextmanager
def opened(database: str | None, folder: Path) -> Iterator[Sessions]:
    """An empty database of today's schema. Raises NotEmpty."""
    from storage.migrating import upgrade  # only here, as in `migrate`: a bot that serves has no use for Alembic

    engine = engine_for(database or f"sqlite:///{folder / 'year.db'}")
    if database is None:
        _forgetful(engine)
    try:
        upgrade(engine)
        sessions = sessions_for(engine)
        with sessions() as session:
            if organisation.nodes(session):
                raise NotEmpty
        yield sessions
    finally:
        engine.dispose()


def _forgetful(engine: Engine) -> None:
    """A temporary file need not survive a power cut: without this a year waits for the disk half the time."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")
