"""Empty databases and the settings to play with: makes both for a rehearsal, and refuses a database that has something in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.settings import Settings
from storage.database import Sessions, engine_for, sessions_for
from storage.migrating import upgrade
from storage.organisation import tree as organisation

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


@contextmanager
def opened(database: str | None, folder: Path) -> Iterator[Sessions]:
    """An empty database of today's schema. Raises NotEmpty."""
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
