"""`plan`: a unit's plan as an Excel or Word file, for whoever has to hand it to somebody without Teams."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.writing import HANDLE_WITH_CARE, NO_NODE, new_file, tell
from cards.documents.plan import document as plan_document
from cards.documents.plan import facts as plan_facts
from cards.documents.plan import workbook as plan_workbook
from cards.texts import Texts
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language, Text
from dialogs.measures import unit_plans as pages
from dialogs.measures.rules.measure import PlanFilter
from storage.database import reading
from storage.measures import unit_plans

WRITERS = {".xlsx": plan_workbook.write, ".docx": plan_document.write}
ENDING = Text("{out}: filen ska sluta på .xlsx eller .docx.", "{out}: the file must end with .xlsx or .docx.")
WRITTEN = Text(
    "{out}: handlingsplan för {unit}, åtgärder och aktiviteter {lines}, dokument {id}, version {version}.",
    "{out}: the plan of {unit}, measures {lines}, document {id}, version {version}.",
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
    now = datetime.now(UTC)
    texts, today = Texts(language, context.zone()), context.today(now)
    with opened() as sessions, reading(sessions) as session:
        plan = unit_plans.of_node(session, NodeId(node), today)
    if plan is None:
        raise stop(NO_NODE.in_(language).format(node=node))
    page = pages.page(plan, year, show)
    with new_file(out, language) as path:
        write(page, now, texts, path)
    facts = {"id": plan_facts.document_id(page), "version": plan_facts.version(page), "lines": len(page.lines)}
    tell(WRITTEN.in_(language).format(out=out, unit=plan.unit, **facts), HANDLE_WITH_CARE.in_(language))
