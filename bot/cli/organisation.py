"""`import`: the organisation, its people and roles from files. Shows everything wrong, or what changes; all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import Exit
from bot.cli.problems_shown import SHOWN, ProblemsShown
from bot.cli.problems_shown import progress as progress_bar
from dialogs.extra.pages import TakenOver
from dialogs.ground.texts import Language
from dialogs.organisation.rules.organisation import RoleKind
from storage.database import transaction
from storage.handover import left_open, take_overs
from storage.organisation.importing import applying, checking, comparing, sheets
from storage.organisation.importing.changes import AnyChange, ChangeKind, Comparison, Successor
from storage.organisation.importing.records import ROLES, ChannelRecord, NodeRecord, PersonRecord, RoleRecord


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
        headings = (self.t("what happens"), self.t("what"), self.t("how"))
        kinds = {
            ChangeKind.ADDED: self.t("new"),
            ChangeKind.CHANGED: self.t("changes"),
            ChangeKind.ENDED: self.t("ends"),
        }
        rows = ((kinds[one.kind], _name(one), _details(one)) for one in _in_order(comparison))
        self.table(self.out, headings, rows, len(comparison))

    def successors(self, found: Sequence[tuple[Successor, TakenOver]]) -> None:
        """What ends and goes on somewhere else: whoever manages that is asked."""
        if not found:
            return
        self.out.print(
            self.t(
                "End and go on with another unit: {n}. Its manager is asked about what is open, and may say no.",
                n=len(found),
            ),
            markup=False,
        )
        rows = (
            (
                f"{one.name} ({one.node})",
                f"{one.to_name} ({one.to})",
                self.t("the column ersätter") if one.said else self.t("where its people are now"),
                str(len(waiting.reviews)),
                str(waiting.measures),
                str(waiting.matters),
            )
            for one, waiting in found
        )
        headings = (
            self.t("ends"),
            self.t("taken over by"),
            self.t("according to"),
            self.t("follow-ups begun"),
            self.t("open measures"),
            self.t("matters without an answer"),
        )
        self.table(self.out, headings, rows, len(found))

    def outcome(self, comparison: Comparison, *, saved: bool) -> None:
        if not len(comparison):
            self.out.print(self.t("Nothing changes: the database is as the files."))
            return
        changes = self.t(
            "nodes {nodes}, people {people}, roles {roles}, channels {channels}",
            nodes=len(comparison.nodes),
            people=len(comparison.people),
            roles=len(comparison.roles),
            channels=len(comparison.channels),
        )
        if saved:
            self.out.print(self.t("Imported. Changed: {changes}.", changes=changes))
        else:
            self.out.print(self.t("Would change: {changes}. Nothing was saved.", changes=changes))


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
            return f"{who} {_role(kind)} {node}"
        case ChannelRecord(node=node, channel_id=channel):
            return f"{node} {channel}"


def _role(kind: RoleKind) -> str:
    """As the import file writes it: what is shown is what somebody would look for in the file."""
    return next(word for word, meant in ROLES.items() if meant is kind)


def _details(change: AnyChange) -> str:
    return ", ".join(
        f"{column}: {_cell(getattr(change.before, column))} → {_cell(getattr(change.after, column))}"
        for column in change.columns
    )


def _cell(value: object) -> str:
    return "–" if value is None else str(value)
