"""`package`: the zip that IT uploads to Teams."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from bot.cli.failing import say, stop
from bot.teams.packaging import Place, package

# Reserved for examples (RFC 2606), so that a package made only to be looked at can never reach anybody.
EXAMPLE = Place(app_id=UUID("5a4d0b07-0000-4000-8000-000000000000"), domain="sam-boten.example.com")
HOST_NAME = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.IGNORECASE)


def bare_host(value: str | None) -> str | None:
    if value is not None and not HOST_NAME.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is not a bare host name such as sam-boten.regionen.se")
    return value


def package_command(
    out: Annotated[Path, typer.Option(help="The zip to write.", dir_okay=False)] = Path("sam-boten.zip"),
    app_id: Annotated[UUID | None, typer.Option(envvar="MicrosoftAppId", help="The app registration's id.")] = None,
    domain: Annotated[
        str | None,
        typer.Option(envvar="WEBSITE_HOSTNAME", callback=bare_host, help="The host where the bot answers, over https."),
    ] = None,
) -> None:
    """Make the Teams app package."""
    place = Place(app_id=app_id or EXAMPLE.app_id, domain=domain or EXAMPLE.domain)
    try:
        out.write_bytes(package(place))
    except OSError as error:
        raise stop(f"{out} cannot be written: {error.strerror}") from error
    for missing in [name for name, value in (("--app-id", app_id), ("--domain", domain)) if value is None]:
        say(f"warning: made with an example for {missing}. To be looked at, not to be uploaded.")
    typer.echo(f"{out}: SAM-boten for {place.domain}, app id {place.app_id}")
