"""`plan`: a unit's plan as an Excel or Word file, for whoever has to hand it to somebody without Teams."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot.cli.context import opened
from bot.cli.failing import stop
from cards.documents import plan_document, plan_facts, plan_workbook
from cards.texts import Texts
from dialogs import unit_plans as pages
from dialogs.ids import NodeId
from dialogs.rules.checklist import Language, Text
from dialogs.rules.measure import PlanFilter
from storage import unit_plans
from storage.database import transaction

WRITERS = {".xlsx": plan_workbook.write, ".docx": plan_document.write}
ENDING = Text("{out}: filen ska sluta på .xlsx eller .docx.", "{out}: the file must end with .xlsx or .docx.")
NO_NODE = Text("Det finns ingen nod som heter {node}.", "There is no node called {node}.")
UNWRITABLE = Text("{out} går inte att skriva: {why}.", "{out} cannot be written: {why}.")
WRITTEN = Text(
    "{out}: handlingsplan för {unit}, åtgärder och aktiviteter {lines}, dokument {id}, version {version}.",
    "{out}: the plan of {unit}, measures {lines}, document {id}, version {version}.",
)
HANDLE_WITH_CARE = Text(
    "Filen har fritext och namn. Sekretesspröva den innan den lämnas ut.",
    "The file has free text and names. Have it reviewed before it is handed to anybody.",
)


def plan_command(
    node: Annotated[str, typer.Option(help="The node's id, as in the organisation's files.")],
    out: Annotated[
        Path, typer.Option(help="The .xlsx or .docx file to write. One that exists is replaced.", dir_okay=False)
    ],
    year: Annotated[int | None, typer.Option(min=2000, max=2100, help="Only this year's. Else all years.")] = None,
    show: Annotated[PlanFilter, typer.Option(help="Only open ones, or closed ones, too.")] = PlanFilter.ALL,
    language: Annotated[Language, typer.Option(help="The language of the file.")] = Language.SV,
) -> None:
    """Write a unit's plan as an Excel or Word file: the ending says which."""
    write = WRITERS.get(out.suffix.casefold())
    if write is None:
        raise stop(ENDING.in_(language).format(out=out))
    now, zone = datetime.now(UTC), ZoneInfo(os.environ.get("SAM_TIMEZONE") or "Europe/Stockholm")
    with opened() as sessions, transaction(sessions) as session:
        plan = unit_plans.of_node(session, NodeId(node), now.astimezone(zone).date())
    if plan is None:
        raise stop(NO_NODE.in_(language).format(node=node))
    page = pages.page(plan, year, show)
    partial = out.with_name(f"{out.name}.partial")  # put in place when it is whole
    try:
        write(page, now, Texts(language, zone), partial)
        partial.replace(out)
    except OSError as error:
        raise stop(UNWRITABLE.in_(language).format(out=out, why=error.strerror)) from error
    finally:
        partial.unlink(missing_ok=True)
    facts = {"id": plan_facts.document_id(page), "version": plan_facts.version(page), "lines": len(page.lines)}
    console = Console(highlight=False, soft_wrap=True)
    console.print(WRITTEN.in_(language).format(out=out, unit=plan.unit, **facts), markup=False)
    console.print(HANDLE_WITH_CARE.in_(language), markup=False)
