"""`replay` (`make replay`): the year that Region Västmanland has published, said again to the bot, and its report made."""

from __future__ import annotations

import logging
import tempfile
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn
from rich.table import Table
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from bot.cli.failing import Exit, stop
from bot.cli.report import WRITERS
from cards.texts import Texts
from dialogs.documents.rules.report import Report
from dialogs.ground.texts import Language, Text
from tests.rehearsal.people.opening import NotEmpty, opened
from tests.rehearsal.progress import progress
from tests.rehearsal.replaying.comparing import Compared, compared
from tests.rehearsal.replaying.playing import ZONE, Replay, reported
from tests.rehearsal.replaying.source import Source, vastmanland

PLAYING = Text("Egenkontrollerna görs", "The self-checks are made")
NOT_EMPTY = Text(
    "Databasen har redan en organisation. Välj en tom.",
    "The database has an organisation already. Choose an empty one.",
)
COLUMNS = (Text("", ""), Text("källan", "source"), Text("rapporten", "report"))
DIFFERS = Text("Något är inte som i källan.", "Something is not as in the source.")
SAME = Text(
    "Allt i tabellen är som i källan. Svaren är påhittade.",
    "All of the table is as in the source. The answers are made up.",
)
WRITTEN = Text("{out} är skriven.", "{out} is written.")
UNWRITABLE = Text("{out} går inte att skriva: {why}.", "{out} cannot be written: {why}.")


class Which(StrEnum):
    VASTMANLAND = "vastmanland"


def replay_command(
    which: Annotated[Which, typer.Argument(help="Whose year: Region Västmanland's 2023.")],
    out: Annotated[
        Path, typer.Option(help="The folder for the report. It is made if it is not there.", file_okay=False)
    ],
    database: Annotated[
        str | None,
        typer.Option(
            help="An empty database to play in, and to look at afterwards.", metavar="URL", show_default=False
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Another number, other answers; the totals stay the source's.")] = 1,
    language: Annotated[Language, typer.Option(help="The language of the report and of what is shown.")] = Language.SV,
) -> None:
    """Play a published year again: made-up people in the real conversation, then its report. Two minutes; all on this machine."""
    logging.getLogger("bot").setLevel(logging.ERROR)
    source = {Which.VASTMANLAND: vastmanland}[which]()
    try:
        out.mkdir(parents=True, exist_ok=True)
        report = _played(source, database, seed, language)
        written = write(report, out / f"{which.value}-{source.year}", language)
    except NotEmpty as error:
        raise stop(NOT_EMPTY.in_(language)) from error
    except (ArgumentError, NoSuchModuleError, OperationalError) as error:
        raise stop(f"--database: {type(error).__name__}", Exit.NOT_READY) from error
    except OSError as error:
        raise stop(UNWRITABLE.in_(language).format(out=out, why=error.strerror)) from error
    show(compared(report, source), written, language)


def _played(source: Source, database: str | None, seed: int, language: Language) -> Report:
    with (
        tempfile.TemporaryDirectory(prefix="sam-replay-") as folder,
        opened(database, Path(folder)) as sessions,
        progress(PLAYING.in_(language), MofNCompleteColumn()) as bar,
    ):
        task = bar.add_task("", total=source.reviews)
        replay = Replay(
            source=source,
            sessions=sessions,
            folder=Path(folder),
            seed=seed,
            step=lambda done, of: bar.update(task, completed=done, total=of),
        )
        replay.play()
        return reported(sessions, source)


def write(report: Report, stem: Path, language: Language) -> list[Path]:
    written, texts = [], Texts(language, ZONE)
    for ending in (".docx", ".xlsx", ".json"):
        path = stem.with_name(f"{stem.name}{ending}")
        WRITERS[ending](report, datetime.now(UTC), texts, path, lambda: None)
        written.append(path)
    return written


def show(found: tuple[Compared, ...], written: list[Path], language: Language) -> None:
    console, table = Console(highlight=False), Table(*(one.in_(language) for one in COLUMNS))
    for one in found:
        table.add_row(one.what.in_(language), one.source, one.report, style="" if one.same else "bold red")
    console.print(table)
    for path in written:
        console.print(WRITTEN.in_(language).format(out=path), markup=False)
    if not all(one.same for one in found):
        raise stop(DIFFERS.in_(language))
    console.print(SAME.in_(language), style="bold green")
