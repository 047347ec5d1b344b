"""`checklist list|check|add`: which checklists there are, whether a file is right, and adding to one below its core."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.cli.context import opened
from bot.cli.failing import Exit, say, stop
from dialogs.checklists.rules.checklist import Addition, Checklist
from dialogs.ground.ids import NodeId
from storage.checklists.files import BadChecklist, Cores, available, check, read_checklist, shipped
from storage.checklists.uses import KeptVersion, kept_versions, languages_in
from storage.checklists.versions import ChecklistError, keep_addition, keep_core
from storage.database import transaction

checklist_app = typer.Typer(
    help="The checklists: what there is, whether a file is right, adding questions of your own."
)

File = Annotated[Path, typer.Argument(help="A checklist or an addition, in TOML (docs/checklists.md).", dir_okay=False)]


@checklist_app.command("list")
def list_command() -> None:
    """What comes with the bot, and what is kept in the database."""
    table = Table("checklist", "version", "questions", "languages", "node", "used by rounds")
    for path in available().values():
        table.add_row(*_shipped(path))
    with opened() as sessions, sessions() as session:
        for kept in kept_versions(session):
            table.add_row(*_row(kept))
    Console(highlight=False).print(table)


def _shipped(path: Path) -> tuple[str, ...]:
    one = read_checklist(path)
    languages = ", ".join(languages_in(_content(path)))
    return one.id, one.version, str(len(one.questions)), languages, "comes with the bot", ""


def _row(kept: KeptVersion) -> tuple[str, ...]:
    return (
        escape(kept.checklist),
        escape(kept.version),
        str(kept.questions),
        ", ".join(kept.languages),
        escape(kept.node or "kept, whole"),
        ", ".join(str(year) for year in kept.rounds) or "none",
    )


@checklist_app.command("check")
def check_command(
    file: File,
    core: Annotated[
        Path | None, typer.Option("--core", help="The checklist that an addition extends, when it is not one of ours.")
    ] = None,
) -> None:
    """Say what is wrong in a file, line by line. Needs no database."""
    text = _content(file)
    read, problems = check(text, cores=_cores(core))
    if problems or read is None:
        for problem in problems:
            say(f"{file}:{problem.line}: {problem.reason}")
        raise stop(f"{file}: {len(problems)} to mend.")
    Console(highlight=False).print(f"{file}: right. {_what(read, text)}", markup=False)


def _cores(core: Path | None) -> Cores:
    if core is None:
        return shipped()
    try:
        own = read_checklist(_content(core))
    except BadChecklist as error:
        raise stop(f"{core} is not right itself: {error}") from error
    return {**shipped(), own.id: own}


def _what(read: Checklist | Addition, text: str) -> str:
    """One line for a file that is right."""
    name = f"adds to {read.extends}" if isinstance(read, Addition) else read.id
    questions = sum(len(area.questions) for area in read.areas)
    return f"{name}, version {read.version}: {questions} questions in {len(read.areas)} areas, {', '.join(languages_in(text))}."


@checklist_app.command("add")
def add_command(
    file: File,
    node: Annotated[
        str | None,
        typer.Option(
            "--node", help="The node that asks these questions, with everything below it. None: a whole checklist."
        ),
    ] = None,
) -> None:
    """Keep what a node adds below a core (--node), or a whole checklist. A round takes it in when it opens."""
    text, now = _content(file), datetime.now(UTC)
    with opened() as sessions:
        try:
            with transaction(sessions) as session:
                keep_core(session, text, now) if node is None else keep_addition(session, text, NodeId(node), now)
        except BadChecklist as error:
            for problem in error.problems:
                say(f"{file}:{problem.line}: {problem.reason}")
            raise stop(f"{file}: nothing was added.") from error
        except ChecklistError as error:
            raise stop(f"{file}: nothing was added: {error}.") from error
    where = "as a whole checklist" if node is None else f"for node {node} and everything below it"
    Console(highlight=False).print(f"{file}: added {where}.", markup=False)


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise stop(f"{file} cannot be read: {reason}.", Exit.WRONG) from error
