"""`export`: everything of a year in one JSON file, in the open format of docs/export.md."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.cli.context import opened
from bot.cli.failing import stop
from dialogs.rules.checklist import Language, Text
from storage import exporting
from storage.rounds import NoRound

NO_ROUND = Text(
    "Det finns ingen omgång för {year}, så ingenting att exportera.", "There is no round for {year} to export."
)
UNWRITABLE = Text("{out} går inte att skriva: {why}.", "{out} cannot be written: {why}.")
WRITTEN = Text(
    "{out}: {year}, uppföljningar {reviews}, svar {answers}, åtgärder och aktiviteter {measures}, underskrivna versioner "
    "{signed_versions}, personer {people}.",
    "{out}: {year}, reviews {reviews}, answers {answers}, measures {measures}, signed versions {signed_versions}, "
    "people {people}.",
)
HANDLE_WITH_CARE = Text(
    "Filen har fritext och namn. Sekretesspröva den innan den lämnas ut.",
    "The file has free text and names. Have it reviewed before it is handed to anybody.",
)


def export_command(
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    out: Annotated[Path, typer.Option(help="The file to write. One that exists is replaced.", dir_okay=False)],
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Write everything of a year to a file, in an open format (docs/export.md)."""
    try:
        with opened() as sessions, exporting.snapshot(sessions) as session, _file(out) as file, _progress() as progress:
            task = progress.add_task("export", total=exporting.size(session, year))
            counts = exporting.export(
                session, year, file.write, datetime.now(UTC), lambda done: progress.advance(task, done)
            )
    except NoRound as error:
        raise stop(NO_ROUND.in_(language).format(year=year)) from error
    except OSError as error:
        raise stop(UNWRITABLE.in_(language).format(out=out, why=error.strerror)) from error
    console = Console(highlight=False, soft_wrap=True)
    console.print(WRITTEN.in_(language).format(out=out, year=year, **counts), markup=False)
    console.print(HANDLE_WITH_CARE.in_(language), markup=False)


@contextmanager
def _file(out: Path) -> Iterator[TextIO]:
    """Written beside and put in place when it is whole: a file that is there can be trusted."""
    partial = out.with_name(f"{out.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


def _progress() -> Progress:
    """On standard error, and only where there is somebody to look at it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
