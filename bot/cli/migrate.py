"""`migrate`: the database to the newest version. Run it at every deploy; where nothing waits, nothing happens."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from bot.cli.context import engine_opened
from bot.cli.failing import Exit, stop


def migrate_command(
    check: Annotated[bool, typer.Option("--check", help="Only say what waits. Ends with 3 if anything does.")] = False,
) -> None:
    """Bring the database to the newest version."""
    # Only here: Alembic takes 11 MB of memory, and a bot that serves has no use for it.
    from storage.migrating import BrokenReferences, UnknownVersion, current, newest, upgrade, waiting

    console = Console(highlight=False)
    with engine_opened() as engine:
        try:
            steps = waiting(engine)
        except UnknownVersion as error:
            raise stop(
                f"The database is at version {error}, which is newer than this program. Run the newer program.",
                Exit.NOT_READY,
            ) from error
        if not steps:
            console.print(f"The database is at the newest version, {current(engine)}.")
            return
        for step in steps:
            console.print(f"waiting: {step}", markup=False)
        if check:
            raise typer.Exit(Exit.NOT_READY)
        try:
            upgrade(engine, told=lambda step: console.print(f"done: {step}", markup=False))
        except BrokenReferences as error:
            raise stop(f"Nothing was changed: rows would be left pointing at nothing ({error}).") from error
        console.print(f"The database is now at version {newest()}.")
