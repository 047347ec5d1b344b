"""`presentation`: a level's result for one of its bodies, as a Word document for the meeting's papers."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot import presenting
from bot.cli.context import opened
from bot.cli.failing import stop
from cards.documents import presentation_document
from cards.texts import Texts
from dialogs.ids import BodyId
from dialogs.rules.checklist import Language, Text
from dialogs.rules.levels.few import FEW
from storage import bodies, decision_tables
from storage.database import transaction
from storage.levels import years

NO_BODY = Text(
    "Det finns inget organ {body}, eller ingen uppföljning {year}.", "There is no body {body}, or no {year}."
)
UNWRITABLE = Text("{out} går inte att skriva: {why}.", "{out} cannot be written: {why}.")
WRITTEN = Text("{out}: underlag till {body}.", "{out}: for {body}.")


def presentation_command(
    body: Annotated[str, typer.Option(help="The body's id, as in its file.")],
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    out: Annotated[Path, typer.Option(help="The .docx to write. One that exists is replaced.", dir_okay=False)],
    language: Annotated[Language, typer.Option(help="The language of the file.")] = Language.SV,
) -> None:
    """Write what a body sees and is asked, with few left out (SAM_FEW): its papers are read by many."""
    now, zone = datetime.now(UTC), ZoneInfo(os.environ.get("SAM_TIMEZONE") or "Europe/Stockholm")
    today = now.astimezone(zone).date()
    few = int(os.environ.get("SAM_FEW") or FEW)
    with opened() as sessions, transaction(sessions) as session:
        of = years.year(session, year, today)
        found = bodies.by_id(session, BodyId(body), of.of.id) if of else None
        table = decision_tables.of_node(session, found.node, of, today) if found and of else None
        page = presenting.page(session, table, found, today, few) if table and found else None
    if page is None:
        raise stop(NO_BODY.in_(language).format(body=body, year=year))
    try:
        presentation_document.write(page, now, Texts(language, zone), out)
    except OSError as error:
        raise stop(UNWRITABLE.in_(language).format(out=out, why=error.strerror)) from error
    Console(highlight=False, soft_wrap=True).print(WRITTEN.in_(language).format(out=out, body=page.body), markup=False)
