"""How a command writes what it makes: beside its place first, put there when it is whole, and one line where it cannot be."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from bot.cli.failing import stop
from cards.texts import Texts


def no_node(node: str, t: Texts) -> str:
    return t("There is no node called {node}. Say the node's id, as in the organisation's file.", node=node)


def no_round(year: int, t: Texts) -> str:
    return t("There is no round for {year}. The newest is shown by: python -m bot round status.", year=year)


def handle_with_care(t: Texts) -> str:
    return t("It has free text and names. Have it reviewed before anything is handed out.")


@contextmanager
def new_file(out: Path, t: Texts) -> Iterator[Path]:
    """Where to write what is to stand at `out`, whatever stood there before."""
    with _beside(out, t, lambda path: path.unlink(missing_ok=True)) as unfinished:
        yield unfinished
        unfinished.replace(out)


@contextmanager
def new_folder(out: Path, t: Texts) -> Iterator[Path]:
    """An empty folder to fill, that becomes `out`. What is there already is left alone."""
    not_there(out, t)
    with working_folder(out, t) as unfinished:
        yield unfinished
        unfinished.rename(out)


@contextmanager
def working_folder(out: Path, t: Texts) -> Iterator[Path]:
    """An empty folder beside `out`, gone afterwards."""
    with _beside(out, t, lambda path: shutil.rmtree(path, ignore_errors=True)) as unfinished:
        unfinished.mkdir()
        yield unfinished


def not_there(out: Path, t: Texts) -> None:
    if out.exists():
        raise stop(t("{out} is there already, and is never overwritten. Choose another name with --out.", out=out))


@contextmanager
def _beside(out: Path, t: Texts, remove: Callable[[Path], object]) -> Iterator[Path]:
    """Asked before the work is done: a report of a region takes a while."""
    if not out.parent.is_dir():
        raise stop(
            t("{out} cannot be written: there is no folder {folder}. Make it first.", out=out, folder=out.parent)
        )
    unfinished = out.with_name(f"{out.name}.partial")
    remove(unfinished)  # of a run that was killed
    try:
        yield unfinished
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise stop(t("{out} cannot be written: {why}. Choose another place with --out.", out=out, why=why)) from error
    finally:
        remove(unfinished)


def tell(*lines: str) -> None:
    """What was written, to standard output; names of files and nodes are inert."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line, markup=False)
