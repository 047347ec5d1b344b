"""`archive`, `archive verify`: a node's year for the archive, whole, with checksums; and whether one is as it was written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from sqlalchemy.orm import Session

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import Exit, stop
from bot.cli.problems_shown import progress as progress_bar
from bot.cli.writing import handle_with_care, new_folder, no_node, no_round, tell
from bot.files import adopting
from cards.documents.plan import document as plan_document
from cards.documents.plan import workbook as plan_workbook
from cards.texts import Texts
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
from dialogs.measures import unit_plans as pages
from dialogs.measures.rules.measure import PlanFilter
from storage.database import Sessions, reading
from storage.documents import archive, exporting
from storage.documents.archive import Fault
from storage.documents.exporting.scope import NoNode, Scope, scope
from storage.measures import unit_plans
from storage.reviews import rounds
from storage.reviews.rounds import NoRound

archive_app = typer.Typer(
    help="A node's year for the archive, with checksums.", invoke_without_command=True, no_args_is_help=True
)

README = """SAM-boten: {node}, {year}. Skrivet {now}.

year.json   allt som hör till noden och det som ligger under den, i ett öppet format (sam-boten/year)
signed/     varje underskriven version som den skrevs under: filens sha256 är den kontrollsumma som sparades vid underskriften
adopted/    rapporter och planer som de fastställdes
plans/      handlingsplanerna som de såg ut när arkivet skrevs
SHA256SUMS  kontrollsummor: sha256sum -c SHA256SUMS, eller python -m bot archive verify MAPP

The year in an open format, every signed version, adopted documents and plans, with checksums.
"""
Advance = Callable[[int], object]
Tongue = Annotated[Language, typer.Option(help="The language of what is shown.")]


@archive_app.callback()
def archive_command(
    context: typer.Context,
    node: Annotated[str, typer.Option(help="The node's id; what is below it comes along.")] = "",
    year: Annotated[int | None, typer.Option(min=2000, max=2100)] = None,
    out: Annotated[Path | None, typer.Option(help="The folder to make. One that exists is left alone.")] = None,
    language: Tongue = Language.SV,
) -> None:
    """Write a node's year for the archive: the year's data, signed versions, adopted documents, plans and checksums."""
    if context.invoked_subcommand is not None:
        return
    t = Texts(language)
    if not node or year is None or out is None:
        raise stop(t("Say --node, --year and --out."))
    try:
        with new_folder(out, t) as folder:
            counts = _write(folder, NodeId(node), year, t)
    except NoNode as error:
        raise stop(no_node(node, t)) from error
    except NoRound as error:
        raise stop(no_round(year, t)) from error
    tell(
        t(
            "{out}: {year}, files {files}, signed versions {signed}, adopted documents {adopted}, plans {plans}.",
            out=out,
            year=year,
            **counts,
        ),
        handle_with_care(t),
    )


@archive_app.command("verify")
def verify_command(
    folder: Annotated[Path, typer.Argument(help="The folder of the archive.")], language: Tongue = Language.SV
) -> None:
    """Say whether every file of an archive is as it was written, and nothing has come or gone."""
    t, wrong = Texts(language), archive.verify(folder)
    if not wrong:
        tell(t("{folder}: all is as it was written.", folder=folder))
        return
    faults = _faults(t)
    err = Console(stderr=True, highlight=False, soft_wrap=True)
    for one in wrong:
        err.print(escape(f"{one.path}: {faults[one.fault]}"))
    raise typer.Exit(Exit.WRONG)


@archive_app.command("adopt")
def adopt_command(year: Annotated[int, typer.Option(min=2000, max=2100)], language: Tongue = Language.SV) -> None:
    """Keep the report and the plan of every level whose body has decided, once for each decision. For a nightly job."""
    t = Texts(language)
    with opened() as sessions:
        with reading(sessions) as session:
            if not rounds.rounds(session, year):
                raise stop(no_round(year, t))
        kept = adopting.keep(sessions, year, None, datetime.now(UTC), context.zone())
    tell(t("{year}: documents kept as adopted: {n}.", year=year, n=kept))


def _faults(t: Texts) -> Mapping[Fault, str]:
    return {
        Fault.NO_SUMS: t("there is no readable SHA256SUMS. Say the folder that archive wrote"),
        Fault.MISSING: t("missing"),
        Fault.CHANGED: t("has been changed"),
        Fault.UNKNOWN: t("is not of the archive"),
        Fault.NOT_AS_SIGNED: t("is not what was signed"),
        Fault.UNREADABLE: t("cannot be read as the data of a year"),
    }


def _write(folder: Path, node: NodeId, year: int, t: Texts) -> dict[str, int]:
    """As it is at one moment, however long it takes."""
    now, zone = datetime.now(UTC), context.zone()
    with opened() as sessions:
        adopting.keep(sessions, year, node, now, zone)
        return _written(sessions, folder, node, year, now, replace(t, zone=zone))


def _written(sessions: Sessions, folder: Path, node: NodeId, year: int, now: datetime, t: Texts) -> dict[str, int]:
    with exporting.snapshot(sessions) as session:
        of = scope(session, year, node)
        planned = archive.with_a_plan(session, of)
        total = exporting.size(session, year, node) + len(planned)
        with progress_bar(total) as progress:
            task = progress.add_task("archive", total=total)
            advance = partial(progress.advance, task)
            with (folder / archive.YEAR).open("w", encoding="utf-8", newline="\n") as file:
                exporting.export(session, year, file.write, now, advance, node)
            counts = {
                "signed": _put(folder, archive.signed(session, of)),
                "adopted": _put(folder, archive.adopted_documents(session, of)),
                "plans": _plans(session, folder, of, planned, now, t, advance),
            }
    (folder / "README.txt").write_text(README.format(node=node, year=year, now=now.isoformat()), encoding="utf-8")
    manifest = {"format": "sam-boten/archive", "version": 1, "node": node, "year": year, "written_at": now.isoformat()}
    (folder / "manifest.json").write_text(json.dumps({**manifest, **counts}, indent=1) + "\n", encoding="utf-8")
    return {**counts, "files": archive.write_sums(folder)}


def _put(folder: Path, files: Iterable[archive.Kept]) -> int:
    number = 0
    for number, one in enumerate(files, 1):  # noqa: B007 - how many there were
        path = folder / one.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(one.content)
    return number


def _plans(
    session: Session, folder: Path, of: Scope, nodes: Iterable[NodeId], now: datetime, t: Texts, advance: Advance
) -> int:
    """Excel for each, and Word for the node itself."""
    (folder / "plans").mkdir()
    written = 0
    for node in nodes:
        plan = unit_plans.of_node(session, node, now.astimezone(t.zone).date())
        page = pages.page(plan, of.year, PlanFilter.ALL) if plan is not None else None
        if page is not None and page.lines:
            plan_workbook.write(page, now, t, folder / "plans" / f"{archive.file_name(node)}.xlsx")
            if node == of.node:
                plan_document.write(page, now, t, folder / "plans" / f"{archive.file_name(node)}.docx")
            written += 1
        advance(1)
    return written
