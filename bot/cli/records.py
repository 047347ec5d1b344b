"""`records`: what is handed out when somebody asks for a node's public documents of a year, with a covering list."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from sqlalchemy.orm import Session

from bot.cli import records_text as text
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.records_text import WORDS, Marked
from cards.documents import plan_document
from cards.texts import Texts
from dialogs import unit_plans as pages
from dialogs.ids import NodeId
from dialogs.rules.checklist import Checklist, Language, Text
from dialogs.rules.measure import PlanFilter
from dialogs.rules.secrecy import LAW, Names
from storage import archive, exporting, organisation, records, rounds, unit_plans
from storage.exporting.scope import NoNode, Scope, scope

NO_NODE = Text("Det finns ingen nod som heter {node}.", "There is no node called {node}.")
NO_ROUND = Text("Det finns ingen omgång för {year}.", "There is no round for {year}.")
THERE = Text("{out} finns redan och skrivs inte över.", "{out} is there already, and is not overwritten.")
UNWRITABLE = Text("{out} går inte att skriva: {why}.", "{out} cannot be written: {why}.")
WRITTEN = Text(
    "{out}: {year}, filer {files}, ställen att pröva {marks}. Läs {list} först.",
    "{out}: {year}, files {files}, places to review {marks}. Read {list} first.",
)
LIST = "00-forteckning.txt"


def records_command(
    node: Annotated[str, typer.Option(help="The node's id; what is below it comes along.")],
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    out: Annotated[Path, typer.Option(help="A .zip file or a folder to make. One that exists is left alone.")],
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Write a node's public documents of a year in readable form, with what needs a secrecy review marked."""
    if out.exists():
        raise stop(THERE.in_(language).format(out=out))
    unfinished = out.with_name(f"{out.name}.partial")
    try:
        with opened() as sessions, exporting.snapshot(sessions) as session:
            if not rounds.rounds(session, year):
                raise stop(NO_ROUND.in_(language).format(year=year))
            files, found = _write(session, scope(session, year, NodeId(node)), unfinished)
        _put_in_place(unfinished, out)
    except NoNode as error:
        raise stop(NO_NODE.in_(language).format(node=node)) from error
    except OSError as error:
        raise stop(UNWRITABLE.in_(language).format(out=out, why=error.strerror)) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    said = WRITTEN.in_(language).format(out=out, year=year, files=files, marks=found, list=LIST)
    Console(highlight=False, soft_wrap=True).print(said, markup=False)


def _put_in_place(folder: Path, out: Path) -> None:
    """The folder itself, or a zip of it."""
    if out.suffix.casefold() == ".zip":
        packed = out.with_name(f"{out.name}.partial.zip")
        with ZipFile(packed, "w", ZIP_DEFLATED) as file:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    file.write(path, path.relative_to(folder).as_posix())
        packed.rename(out)
    else:
        folder.rename(out)


def _write(session: Session, of: Scope, folder: Path) -> tuple[int, int]:
    """How many files, and how many places there are to look at."""
    now, zone = datetime.now(UTC), ZoneInfo(os.environ.get("SAM_TIMEZONE") or "Europe/Stockholm")
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "underskrivna").mkdir(parents=True)
    names, listed, total, checklist = records.names(session), list[str](), 0, None
    for record in records.signed(session, of):
        mark, checklist = Marked(names=names), record.checklist
        name = f"underskrivna/{archive.file_name(record.content['nodes'][0]['id'])}-{record.review[:8]}-v{record.version}.txt"
        (folder / name).write_text(text.review(record, mark, zone), encoding="utf-8", newline="\n")
        listed.append(_listed(name, f"Underskriven uppföljning, {', '.join(record.units)}", mark))
        total += mark.found.total()
    lifted, mark = records.matters(session, of, checklist), Marked(names=names)
    if lifted:
        (folder / "lyfta-fragor.txt").write_text(text.matters(lifted, mark, zone), encoding="utf-8", newline="\n")
        listed.append(_listed("lyfta-fragor.txt", f"Lyfta frågor, {len(lifted)}", mark))
        total += mark.found.total()
    for name, unit, mark in _plans(session, of, folder, names, now, zone, checklist):
        listed.append(_listed(name, f"Handlingsplan, {unit}", mark))
        total += mark.found.total()
    called = organisation.nodes(session)
    title = called[of.node].name if of.node in called else str(of.node)
    (folder / LIST).write_text(_covering(title, of.year, now.astimezone(zone), listed, total), encoding="utf-8")
    return len(listed) + 1, total


def _plans(
    session: Session, of: Scope, folder: Path, names: Names, now: datetime, zone: ZoneInfo, checklist: Checklist | None
) -> Iterator[tuple[str, str, Marked]]:
    """A Word file has no marks in it: what it has to be looked at for stands in the list."""
    (folder / "planer").mkdir()
    for node in archive.with_a_plan(session, of):
        plan = unit_plans.of_node(session, node, now.astimezone(zone).date())
        page = pages.page(plan, of.year, PlanFilter.ALL) if plan is not None else None
        if plan is None or page is None or not page.lines:
            continue
        mark, name = Marked(names=names), f"planer/{archive.file_name(node)}.docx"
        for line in page.lines:
            asked = checklist.by_number(line.number) if checklist is not None and line.number else None
            for said in (line.what, line.done_what, line.control_note, line.reason):
                mark(said, sensitive=asked is not None and asked.sensitive)
        plan_document.write(page, now, Texts(Language.SV, zone), folder / name)
        yield name, plan.unit, mark


def _listed(name: str, what: str, mark: Marked) -> str:
    found = ", ".join(f"{WORDS[one]}: {count}" for one, count in sorted(mark.found.items()))
    return f"{name}\n    {what}\n    {f'ATT PRÖVA, {LAW}: {found}' if found else 'Inget är markerat.'}\n"


def _covering(node: str, year: int, now: datetime, listed: list[str], total: int) -> str:
    head = (
        f"Förteckning: det systematiska arbetsmiljöarbetet, {node}, {year}",
        f"Uttaget ur SAM-boten {now:%Y-%m-%d %H.%M}. SAM-boten har det gällande.",
        "",
        f"Sekretesspröva innan något lämnas ut. {total} ställen är markerade med [ATT PRÖVA, {LAW}]: fritext till känsliga",
        "frågor, och text som kan ha ett personnummer eller ett namn i sig. Markeringen görs av ett program som bara känner",
        "igen mönster. Den ersätter ingen prövning, och text utan märke ska också läsas. Ingenting är borttaget.",
        "Namn på den som har skrivit under eller ansvarar för en åtgärd står som i handlingen, utan märke.",
        "I planerna (Word) finns inga märken i texten: antalet ställen står här nedanför.",
        "",
        "Det som inte är underskrivet är utkast och är inte med.",
        "",
    )
    return "\n".join((*head, *listed))
