"""`import`: the organisation, its people and roles from files. Shows everything wrong, or what changes; all or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text as Inert

from bot.cli import import_words as words
from bot.cli.context import opened
from bot.cli.failing import Exit
from dialogs.rules.checklist import Language
from storage.database import transaction
from storage.importing import applying, checking, comparing, sheets
from storage.importing.changes import AnyChange, ChangeKind, Comparison
from storage.importing.problems import Problem
from storage.importing.records import ChannelRecord, NodeRecord, PersonRecord, RoleRecord

SHOWN = 40


def import_command(
    path: Annotated[Path, typer.Argument(help="A folder of CSV files, or one .xlsx workbook.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="Show every row, however many.")] = False,
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Load organisation, people and roles. Nothing is loaded unless all is right; a later import is an update."""
    now = datetime.now(UTC)
    today = now.astimezone(ZoneInfo(os.environ.get("SAM_TIMEZONE") or "Europe/Stockholm")).date()
    shown = Shown(language=language, limit=None if show_all else SHOWN)
    plan = checking.check(sheets.read(path), today)
    if plan.errors:
        shown.errors(plan.errors)
        raise typer.Exit(Exit.WRONG)
    with opened() as sessions, transaction(sessions) as session:
        comparison = comparing.compare(session, plan, today)
        if comparison.errors:
            shown.errors(comparison.errors)
            raise typer.Exit(Exit.WRONG)
        shown.warnings(comparison.warnings)
        shown.changes(comparison)
        if not dry_run and len(comparison):
            with _progress(len(comparison)) as progress:
                task = progress.add_task("import", total=len(comparison))
                applying.apply(session, comparison, now, today, lambda done: progress.advance(task, done))
    shown.outcome(comparison, saved=not dry_run)


def _progress(total: int) -> Progress:
    """On standard error, and only where there is somebody to look at it and something to wait for."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=total < SHOWN or not console.is_terminal)


class Shown:
    """What the terminal shows, in one language. Names and cells are inert: rich reads no markup in them."""

    def __init__(self, *, language: Language, limit: int | None) -> None:
        self.language = language
        self.limit = limit
        self.out = Console(highlight=False, soft_wrap=True)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True)

    def errors(self, problems: Sequence[Problem]) -> None:
        self._problems(self.err, problems)
        self.err.print(words.ERRORS_FOUND.in_(self.language).format(errors=len(problems)), style="bold red")

    def warnings(self, problems: Sequence[Problem]) -> None:
        if problems:
            self.err.print(words.WARNINGS_FOUND.in_(self.language).format(warnings=len(problems)), style="yellow")
            self._problems(self.err, problems)

    def changes(self, comparison: Comparison) -> None:
        headings = (words.KIND, words.SUBJECT, words.DETAILS)
        rows = (
            (words.CHANGES[one.kind].in_(self.language), _name(one), _details(one)) for one in _in_order(comparison)
        )
        self._table(self.out, [one.in_(self.language) for one in headings], rows, len(comparison))

    def outcome(self, comparison: Comparison, *, saved: bool) -> None:
        said = words.NOTHING_CHANGES if not len(comparison) else words.HAS_CHANGED if saved else words.WOULD_CHANGE
        parts = (comparison.nodes, comparison.people, comparison.roles, comparison.channels)
        numbers = words.PARTS.in_(self.language).format(*(len(part) for part in parts))
        self.out.print(said.in_(self.language).format(changes=numbers))

    def _problems(self, console: Console, problems: Sequence[Problem]) -> None:
        headings = (words.PLACE, words.VALUE, words.TO_DO)
        rows = ((self._place(one), one.value, words.explain(one, self.language)) for one in problems)
        self._table(console, [one.in_(self.language) for one in headings], rows, len(problems))

    def _place(self, problem: Problem) -> str:
        row = f"{words.ROW.in_(self.language)} {problem.row}" if problem.row else ""
        return ", ".join(part for part in (problem.file, row, problem.column) if part)

    def _table(self, console: Console, headings: Sequence[str], rows: Iterable[Sequence[str]], total: int) -> None:
        if not total:
            return
        table = Table(*headings, box=None, pad_edge=False)
        for number, row in enumerate(rows):
            if self.limit is not None and number >= self.limit:
                break
            table.add_row(*(Inert(cell, overflow="fold") for cell in row))
        console.print(table)
        if self.limit is not None and total > self.limit:
            console.print(words.AND_MORE.in_(self.language).format(n=total - self.limit))


def _in_order(comparison: Comparison) -> list[AnyChange]:
    """What ends first: it is what somebody may not have meant."""
    order = [ChangeKind.ENDED, ChangeKind.CHANGED, ChangeKind.ADDED]
    return sorted(comparison, key=lambda one: order.index(one.kind))


def _name(change: AnyChange) -> str:
    match change.about:
        case NodeRecord(id=id_, level=level, name=name):
            return f"{level} {name} ({id_})"
        case PersonRecord(id=id_, name=name):
            return f"{name} ({id_})"
        case RoleRecord(person=who, kind=kind, node=node):
            return f"{who} {words.role_word(kind)} {node}"
        case ChannelRecord(node=node, channel_id=channel):
            return f"{node} {channel}"


def _details(change: AnyChange) -> str:
    return ", ".join(
        f"{column}: {_cell(getattr(change.before, column))} → {_cell(getattr(change.after, column))}"
        for column in change.columns
    )


def _cell(value: object) -> str:
    return "–" if value is None else str(value)
