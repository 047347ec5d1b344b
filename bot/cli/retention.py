"""`retention`: disposes of what the rules say, shows what and how much, and lists what is preserved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.problems_shown import progress as progress_bar
from cards.texts import Texts
from dialogs.documents.rules.retention import Rule
from dialogs.ground.texts import Language
from storage.database import Sessions, reading, transaction
from storage.documents import retention
from storage.documents.retention import Found, rules_file
from storage.ground.toml_files import BadFile


def retention_command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be disposed of.")] = False,
    show_log: Annotated[bool, typer.Option("--log", help="Only show what has been disposed of, and when.")] = False,
    rules: Annotated[
        Path | None, typer.Option(help="Your own rules, as storage/retention/default.toml.", dir_okay=False)
    ] = None,
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Dispose of what the retention rules say. What is signed, planned and decided is preserved."""
    t = Texts(language, context.zone())
    if show_log:
        _show_log(t)
        return
    wanted = _rules(rules or rules_file.SHIPPED)
    now = datetime.now(UTC)
    today = context.today(now)
    with opened() as sessions:
        with reading(sessions) as session:
            found, preserved = retention.look(session, wanted, today), retention.preserved(session)
        if not dry_run:
            found = _run(sessions, wanted, found, now)
    console = Console(highlight=False, soft_wrap=True)
    console.print(_table(found, preserved, t))
    console.print(
        t("A dry run: nothing was disposed of.")
        if dry_run
        else t(
            "Disposed of: {n}. The log is shown by: python -m bot retention --log.", n=sum(one.count for one in found)
        )
    )


def _rules(path: Path) -> tuple[Rule, ...]:
    try:
        return rules_file.rules(path)
    except BadFile as error:
        raise stop(f"{path}: {error}.") from error
    except OSError as error:
        raise stop(f"{path}: {error.strerror}.") from error


def _show_log(t: Texts) -> None:
    console = Console(highlight=False, soft_wrap=True)
    with opened() as sessions, reading(sessions) as session:
        lines = retention.log(session)
    if not lines:
        console.print(t("Nothing has been disposed of yet."))
        return
    table = Table(t("when"), t("rule"), t("older than"), t("has been disposed of"), box=None, pad_edge=False)
    for one in lines:
        when = f"{t.local(one.at):%Y-%m-%d %H.%M}"
        table.add_row(when, one.rule, one.older_than.isoformat(), str(one.count))
    console.print(table)


def _run(sessions: Sessions, wanted: Sequence[Rule], found: Sequence[Found], now: datetime) -> tuple[Found, ...]:
    """Each rule in a transaction of its own, so that a bot that serves meanwhile never waits for all of them."""
    today = context.today(now)
    total, done = sum(one.count for one in found), []
    with progress_bar(total) as progress:
        task = progress.add_task("retention", total=total)
        for rule in wanted:
            with transaction(sessions) as session:
                done.append(retention.run(session, rule, now, today, lambda n: progress.advance(task, n)))
    return tuple(done)


def _table(found: Sequence[Found], preserved: Sequence[tuple[str, int]], t: Texts) -> Table:
    table = Table(t("what"), t("older than"), t("disposed of"), t("stays"), box=None, pad_edge=False)
    for one in found:
        older = one.older_than.isoformat() if one.older_than else t("preserved")
        table.add_row(one.rule.subject.value, older, str(one.count), str(one.stays))
    for name, count in preserved:
        table.add_row(name, t("preserved"), "0", str(count))
    return table
