"""How a command writes what it makes: beside its place first, put there when it is whole, and one line where it cannot be."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from bot.cli.failing import stop
from dialogs.ground.texts import Language, Text

NO_NODE = Text(
    "Det finns ingen nod som heter {node}. Ange nodens id, som i organisationsfilen.",
    "There is no node called {node}. Say the node's id, as in the organisation's file.",
)
NO_ROUND = Text(
    "Det finns ingen omgång för {year}. Den senaste visar: python -m bot round status.",
    "There is no round for {year}. The newest is shown by: python -m bot round status.",
)
NO_FOLDER = Text(
    "{out} går inte att skriva: mappen {folder} finns inte. Gör den först.",
    "{out} cannot be written: there is no folder {folder}. Make it first.",
)
UNWRITABLE = Text(
    "{out} går inte att skriva: {why}. Välj ett annat ställe med --out.",
    "{out} cannot be written: {why}. Choose another place with --out.",
)
THERE = Text(
    "{out} finns redan och skrivs aldrig över. Välj ett annat namn med --out.",
    "{out} is there already, and is never overwritten. Choose another name with --out.",
)
HANDLE_WITH_CARE = Text(
    "Här finns fritext och namn. Sekretesspröva innan något lämnas ut.",
    "It has free text and names. Have it reviewed before anything is handed out.",
)


@contextmanager
def new_file(out: Path, language: Language) -> Iterator[Path]:
    """Where to write what is to stand at `out`, whatever stood there before."""
    with _beside(out, language, lambda path: path.unlink(missing_ok=True)) as unfinished:
        yield unfinished
        unfinished.replace(out)


@contextmanager
def new_folder(out: Path, language: Language) -> Iterator[Path]:
    """An empty folder to fill, that becomes `out`. What is there already is left alone."""
    not_there(out, language)
    with working_folder(out, language) as unfinished:
        yield unfinished
        unfinished.rename(out)


@contextmanager
def working_folder(out: Path, language: Language) -> Iterator[Path]:
    """An empty folder beside `out`, gone afterwards."""
    with _beside(out, language, lambda path: shutil.rmtree(path, ignore_errors=True)) as unfinished:
        unfinished.mkdir()
        yield unfinished


def not_there(out: Path, language: Language) -> None:
    if out.exists():
        raise stop(THERE.in_(language).format(out=out))


@contextmanager
def _beside(out: Path, language: Language, remove: Callable[[Path], object]) -> Iterator[Path]:
    """Asked before the work is done: a report of a region takes a while."""
    if not out.parent.is_dir():
        raise stop(NO_FOLDER.in_(language).format(out=out, folder=out.parent))
    unfinished = out.with_name(f"{out.name}.partial")
    remove(unfinished)  # of a run that was killed
    try:
        yield unfinished
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise stop(UNWRITABLE.in_(language).format(out=out, why=why)) from error
    finally:
        remove(unfinished)


def tell(*lines: str) -> None:
    """What was written, to standard output; names of files and nodes are inert."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line, markup=False)
