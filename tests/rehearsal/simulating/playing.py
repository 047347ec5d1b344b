"""The year in a database of its own: what the command and its tests call."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from tests.rehearsal.people.opening import opened, settings_for
from tests.rehearsal.people.records import Records
from tests.rehearsal.people.region import Region
from tests.rehearsal.simulating.plan import Plan
from tests.rehearsal.simulating.year import Year


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
