"""`serve`: the bot itself. What is missing is said all at once, before anything starts."""

from __future__ import annotations

import errno
import os
from datetime import datetime
from typing import Annotated

import typer

from bot import clock
from bot.cli.context import opened
from bot.cli.failing import Exit, say, stop
from bot.settings import Settings, SettingsError

LOOPBACK = "127.0.0.1"


def serve_command(
    local: Annotated[
        bool, typer.Option("--local", help="For trying out: no token is checked, and only this machine is heard.")
    ] = False,
    demo: Annotated[
        bool, typer.Option("--demo", help='With --local: "jag är <name>" acts as another of the example region.')
    ] = False,
    day: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="With --local: as if it were the morning of that day, and on from there."
        ),
    ] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="The port to listen on, instead of PORT.")] = None,
) -> None:
    """Run the bot: POST /api/messages, GET /healthz and GET /metrics."""
    if demo and not local:
        raise typer.BadParameter("--demo lets anybody be anybody, so it needs --local")
    if day and not local:
        raise typer.BadParameter("--day is for trying out, so it needs --local")
    if local and host not in (None, LOOPBACK):
        raise typer.BadParameter(f"--local checks no tokens, so it listens on {LOOPBACK} only and not on {host}")
    settings = _settings(local=local, host=host, port=port)
    with opened():
        pass  # says so, and stops, if the database is not at the newest version
    # Only now: the SDK takes a second to import, and no other command needs it.
    from bot.wiring import serve

    try:
        now = clock.begun_on(day.date(), settings.timezone) if day else clock.now
        serve(settings, local=local, demo=demo, host=settings.host, port=settings.port, now=now)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
            raise
        raise stop(f"{settings.host} port {settings.port} cannot be listened on: {os.strerror(error.errno)}") from error


def _settings(*, local: bool, host: str | None, port: int | None) -> Settings:
    # What is said on the command line is judged with the rest: an own SAM_HOST must not stop a `--host` that is right.
    said = {name: str(value) for name, value in (("SAM_HOST", host), ("PORT", port)) if value is not None}
    try:
        return Settings.from_environment({**os.environ, **said}, local=local)
    except SettingsError as error:
        say("The bot cannot start:")
        for problem in error.problems:
            say(f"  {problem}")
        raise typer.Exit(Exit.NOT_READY) from error
