"""`import`: the organisation, its people and roles from files. Shows everything wrong, or what changes; all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli import import_words as words
from bot.cli.context import opened
from bot.cli.failing import Exit
from bot.cli.problems_shown import SHOWN, ProblemsShown
from bot.cli.problems_shown import progress as progress_bar
from dialogs.extra.pages import TakenOver
from dialogs.ground.texts import Language
from storage.database import transaction
from storage.handover import left_open, take_overs
from storage.organisation.importing import applying, checking, comparing, sheets
from storage.organisation.importing.changes import AnyChange, ChangeKind, Comparison, Successor
from storage.organisation.importing.records import ChannelRecord, NodeRecord, PersonRecord, RoleRecord


def import_command(
    path: Annotated[Path, typer.Argument(help="A folder of CSV files, or one .xlsx workbook.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="Show every row, however many.")] = False,
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Load organisation, people and roles. Nothing is loaded unless all is right; a later import is an update."""
    now = datetime.now(UTC)
    today = now.astimezone(context.zone()).date()
    shown = Shown(language=language, limit=None if show_all else SHOWN)
    plan = checking.check(sheets.read(path), today)
    if plan.errors:
        shown.errors(plan.errors)
        raise typer.Exit(Exit.WRONG)
    with opened() as sessions, transaction(sessions) as session:
        comparison = left_open.warned(session, comparing.compare(session, plan, today))
        if comparison.errors:
            shown.errors(comparison.errors)
            raise typer.Exit(Exit.WRONG)
        shown.warnings(comparison.warnings)
        shown.changes(comparison)
        shown.successors([(one, take_overs.waiting_at(session, one.node, today)) for one in comparison.successors])
        if not dry_run and (len(comparison) or comparison.successors):
            with progress_bar(len(comparison)) as progress:
                task = progress.add_task("import", total=len(comparison))
                applying.apply(session, comparison, now, today, lambda done: progress.advance(task, done))
    shown.outcome(comparison, saved=not dry_run)


class Shown(ProblemsShown):
    """What is wrong, what changes, and what it came to."""

    def changes(self, comparison: Comparison) -> None:
        headings = (words.KIND, words.SUBJECT, words.DETAILS)
        rows = (
            (words.CHANGES[one.kind].in_(self.language), _name(one), _details(one)) for one in _in_order(comparison)
        )
        self.table(self.out, [one.in_(self.language) for one in headings], rows, len(comparison))

    def successors(self, found: Sequence[tuple[Successor, TakenOver]]) -> None:
        """What ends and goes on somewhere else: whoever manages that is asked."""
        if not found:
            return
        self.out.print(words.TAKE_OVERS.in_(self.language).format(n=len(found)), markup=False)
        rows = (
            (
                f"{one.name} ({one.node})",
                f"{one.to_name} ({one.to})",
                (words.BY_FILE if one.said else words.BY_PEOPLE).in_(self.language),
                str(len(waiting.reviews)),
                str(waiting.measures),
                str(waiting.matters),
            )
            for one, waiting in found
        )
        self.table(self.out, [one.in_(self.language) for one in words.TAKE_OVERS_HEAD], rows, len(found))

    def outcome(self, comparison: Comparison, *, saved: bool) -> None:
        said = words.NOTHING_CHANGES if not len(comparison) else words.HAS_CHANGED if saved else words.WOULD_CHANGE
        parts = (comparison.nodes, comparison.people, comparison.roles, comparison.channels)
        numbers = words.PARTS.in_(self.language).format(*(len(part) for part in parts))
        self.out.print(said.in_(self.language).format(changes=numbers))


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
