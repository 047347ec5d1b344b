"""`presentation`: a level's result for one of its bodies, as a Word document for the meeting's papers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.writing import new_file, tell
from bot.turns import presenting
from cards.documents import presentation_document
from cards.texts import Texts
from dialogs.ground.ids import BodyId
from dialogs.ground.texts import Language
from storage.database import transaction
from storage.decisions import tables as decision_tables
from storage.levels import years
from storage.organisation import bodies


def presentation_command(
    body: Annotated[str, typer.Option(help="The body's id, as in its file.")],
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    out: Annotated[Path, typer.Option(help="The .docx to write. One that exists is replaced.", dir_okay=False)],
    language: Annotated[Language, typer.Option(help="The language of the file.")] = Language.SV,
) -> None:
    """Write what a body sees and is asked, with few left out (SAM_FEW): its papers are read by many."""
    t = Texts(language, context.zone())
    if out.suffix.casefold() != ".docx":
        raise stop(t("{out}: the file must end with .docx.", out=out))
    now = datetime.now(UTC)
    today, few = context.today(now), context.few()
    with opened() as sessions, transaction(sessions) as session:
        of = years.year(session, year, today)
        found = bodies.by_id(session, BodyId(body), of.of.id) if of else None
        table = decision_tables.of_node(session, found.node, of, today) if found and of else None
        page = presenting.page(session, table, found, today, few) if table and found else None
    if page is None:
        raise stop(
            t(
                "There is no body {body}, or no round for {year}. Bodies are loaded with: python -m bot bodies import.",
                body=body,
                year=year,
            )
        )
    with new_file(out, t) as path:
        presentation_document.write(page, now, t, path)
    tell(t("{out}: for {body}.", out=out, body=page.body))
