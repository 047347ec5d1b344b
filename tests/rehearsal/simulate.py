"""`simulate` (`make simulate`): a made-up year in some minutes, week by week, and whether the rules held."""

from __future__ import annotations

import gc
import json
import logging
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import TextColumn
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from bot.cli.failing import Exit, stop
from bot.settings import SettingsError
from dialogs.ground.texts import Language
from tests.rehearsal.people.opening import NotEmpty
from tests.rehearsal.progress import progress
from tests.rehearsal.simulating import shown_words as words
from tests.rehearsal.simulating.checking import RULES, broken
from tests.rehearsal.simulating.playing import play
from tests.rehearsal.simulating.shown import Shown, as_json, plain


def simulate_command(
    year: Annotated[int, typer.Option(min=2000, max=2100, help="Whose round it is; it goes on into the next summer.")],
    seed: Annotated[int, typer.Option(help="Another number, other people; the same number, the same people.")] = 1,
    units: Annotated[
        int | None, typer.Option(min=2, help="Only so many of the region's units.", show_default=False)
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            help="An empty database to play in, and to look at afterwards.", metavar="URL", show_default=False
        ),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Each message as well.")] = False,
    to_file: Annotated[
        Path | None, typer.Option("--json", help="Write the records there.", dir_okay=False, show_default=False)
    ] = None,
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Play a made-up year: the example region, the real bot, a Teams in this process. Nothing leaves the machine."""
    logging.getLogger("bot").setLevel(logging.ERROR)  # Teams' weather is in the tables
    gc.freeze()  # as `serve` does: what is loaded is never garbage
    shown = Shown(language)
    try:
        with progress(shown.said(words.PLAYING), TextColumn("{task.percentage:>3.0f} %")) as bar:
            task = bar.add_task("", total=_days(year))
            records = play(
                year=year,
                seed=seed,
                units=units,
                database=database,
                step=lambda now: bar.update(task, completed=_days_until(year, now)),
            )
    except NotEmpty as error:
        raise stop(shown.said(words.NOT_EMPTY)) from error
    except SettingsError as error:
        raise stop("\n".join(error.problems), Exit.NOT_READY) from error
    except (ArgumentError, NoSuchModuleError, OperationalError) as error:
        raise stop(f"--database: {type(error).__name__}", Exit.NOT_READY) from error
    found = broken(records)
    if verbose:
        shown.messages(records)
    shown.year(records)
    shown.totals(records)
    shown.rules(found)
    if to_file is not None:
        to_file.write_text(json.dumps(as_json(records, found), default=plain, ensure_ascii=False), encoding="utf-8")
        shown.say(words.WRITTEN, path=to_file)
    if found:
        failed = len({one.rule for one in found})
        raise stop(shown.said(words.BROKEN, n=failed, of=len(RULES)))
    shown.say(words.HELD, "bold green")


def _days(year: int) -> int:
    return (date(year + 1, 8, 15) - date(year, 1, 1)).days


def _days_until(year: int, now: datetime) -> int:
    return (now.date() - date(year, 1, 1)).days
