"""`plan`: a unit's plan as an Excel or Word file, for whoever has to hand it to somebody without Teams."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.writing import handle_with_care, new_file, no_node, tell
from cards.documents.plan import document as plan_document
from cards.documents.plan import facts as plan_facts
from cards.documents.plan import workbook as plan_workbook
from cards.texts import Texts
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
from dialogs.measures import unit_plans as pages
from dialogs.measures.rules.measure import PlanFilter
from storage.database import reading
from storage.measures import unit_plans

WRITERS = {".xlsx": plan_workbook.write, ".docx": plan_document.write}


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
    t = Texts(language, context.zone())
    write = WRITERS.get(out.suffix.casefold())
    if write is None:
        raise stop(t("{out}: the file must end with .xlsx or .docx.", out=out))
    now = datetime.now(UTC)
    today = context.today(now)
    with opened() as sessions, reading(sessions) as session:
        plan = unit_plans.of_node(session, NodeId(node), today)
    if plan is None:
        raise stop(no_node(node, t))
    page = pages.page(plan, year, show)
    with new_file(out, t) as path:
        write(page, now, t, path)
    facts = {"id": plan_facts.document_id(page), "version": plan_facts.version(page), "lines": len(page.lines)}
    tell(
        t(
            "{out}: the plan of {unit}, measures {lines}, document {id}, version {version}.",
            out=out,
            unit=plan.unit,
            **facts,
        ),
        handle_with_care(t),
    )
