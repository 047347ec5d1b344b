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
from bot.cli.writing import handle_with_care, new_file, no_round, tell
from cards.texts import Texts
from dialogs.ground.texts import Language
from storage.documents import exporting
from storage.reviews.rounds import NoRound


def export_command(
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    out: Annotated[Path, typer.Option(help="The file to write. One that exists is replaced.", dir_okay=False)],
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Write everything of a year to a file, in an open format (docs/export.md)."""
    t = Texts(language)
    try:
        with (
            _file(out, t) as file,
            opened() as sessions,
            exporting.snapshot(sessions) as session,
            _progress() as progress,
        ):
            task = progress.add_task("export", total=exporting.size(session, year))
            counts = exporting.export(
                session, year, file.write, datetime.now(UTC), lambda done: progress.advance(task, done)
            )
    except NoRound as error:
        raise stop(no_round(year, t)) from error
    tell(
        t(
            "{out}: {year}, reviews {reviews}, answers {answers}, measures {measures}, signed versions {signed_versions}, "
            "people {people}.",
            out=out,
            year=year,
            **counts,
        ),
        handle_with_care(t),
    )


@contextmanager
def _file(out: Path, t: Texts) -> Iterator[TextIO]:
    with new_file(out, t) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        yield file


def _progress() -> Progress:
    """On standard error, and only where there is somebody to look at it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
