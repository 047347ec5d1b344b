"""`bodies check|import`: ledningsgrupper, samverkansgrupper, nämnder, who sits in them and when they meet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import Exit
from bot.cli.problems_shown import SHOWN, ProblemsShown
from dialogs.ground.texts import Language
from storage.database import transaction
from storage.organisation.importing import bodies
from storage.organisation.importing.bodies import Changes

bodies_app = typer.Typer(help="The bodies that treat the year's result.", no_args_is_help=True)
File = Annotated[Path, typer.Argument(help="A folder or a file .csv, or one .xlsx: organ, medlemmar, möten.")]
Tongue = Annotated[Language, typer.Option(help="The language of what is shown.")]


@bodies_app.command("check")
def check_command(path: File, language: Tongue = Language.SV) -> None:
    """Only show what is wrong, or what would change."""
    _take(path, language, save=False)


@bodies_app.command("import")
def import_command(path: File, language: Tongue = Language.SV) -> None:
    """Load them. Nothing is loaded unless all is right; a later import is an update."""
    _take(path, language, save=True)


def _take(path: Path, language: Language, *, save: bool) -> None:
    zone = context.zone()
    today = datetime.now(UTC).astimezone(zone).date()
    shown = ProblemsShown(language=language, limit=SHOWN)
    with opened() as sessions, transaction(sessions) as session:
        found = bodies.plan(session, bodies.read(path), today)
        if found.problems:
            shown.errors(found.problems)
            raise typer.Exit(Exit.WRONG)
        if save:
            bodies.apply(session, found.changes, today)
    _summary(shown, found.changes, saved=save)


def _summary(shown: ProblemsShown, changes: Changes, *, saved: bool) -> None:
    t = shown.t
    counts = t(
        "bodies new or changed {bodies}, ending {ended}; members new or changed {members}, leaving {left}; "
        "meetings new {meetings}, cancelled {cancelled}",
        bodies=len(changes.bodies),
        ended=len(changes.ended),
        members=len(changes.members),
        left=len(changes.left),
        meetings=len(changes.meetings),
        cancelled=len(changes.cancelled),
    )
    for key in changes.ended:
        shown.out.print(t("Ends: {body}", body=key[0]))
    if not len(changes):
        shown.out.print(t("Nothing changes."))
    else:
        shown.out.print(
            t("Loaded: {counts}.", counts=counts) if saved else t("Would be loaded: {counts}.", counts=counts)
        )
