"""`binder`: the inspector's file of a node and a year, provision by provision, as Word or JSON."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot.cli.context import opened
from bot.cli.failing import stop
from cards.documents import binder_data, binder_document
from cards.texts import Texts
from dialogs.ids import NodeId
from dialogs.rules.binder import Binder
from dialogs.rules.checklist import Language, Text
from storage import binder as gathering
from storage.database import reading
from storage.rounds import NoRound

ENDING = Text("{out}: filen ska sluta på .docx eller .json.", "{out}: the file must end with .docx or .json.")
NO_NODE = Text("Det finns ingen nod som heter {node}.", "There is no node called {node}.")
NO_ROUND = Text("Det finns ingen omgång för {year}.", "There is no round for {year}.")
UNWRITABLE = Text("{out} går inte att skriva: {why}.", "{out} cannot be written: {why}.")
WRITTEN = Text(
    "{out}: {node}, {year}. Paragrafer {parts}, brister {gaps}. Dokument {id}, version {version}, sha256 {sha256}.",
    "{out}: {node}, {year}. Provisions {parts}, gaps {gaps}. Document {id}, version {version}, sha256 {sha256}.",
)
HANDLE_WITH_CARE = Text(
    "Filen har fritext och namn. Sekretesspröva den innan den lämnas ut.",
    "The file has free text and names. Have it reviewed before it is handed to anybody.",
)


def binder_command(
    node: Annotated[str, typer.Option(help="The node's id, as in the organisation's files.")],
    out: Annotated[
        Path, typer.Option(help="The .docx or .json file to write. One that exists is replaced.", dir_okay=False)
    ],
    year: Annotated[int | None, typer.Option(min=2000, max=2100, help="Else the newest.")] = None,
    registry_number: Annotated[str, typer.Option(help="The diarienummer to print on it.")] = "",
    language: Annotated[Language, typer.Option(help="The language of the file.")] = Language.SV,
) -> None:
    """Write the inspector's file: what is kept here that speaks to each provision of the law, and what is lacking."""
    if out.suffix.casefold() not in (".docx", ".json"):
        raise stop(ENDING.in_(language).format(out=out))
    now, zone = datetime.now(UTC), ZoneInfo(os.environ.get("SAM_TIMEZONE") or "Europe/Stockholm")
    try:
        with opened() as sessions, reading(sessions) as session:
            found = gathering.gather(session, NodeId(node), year, now.astimezone(zone).date(), zone)
    except gathering.NoNode as error:
        raise stop(NO_NODE.in_(language).format(node=node)) from error
    except NoRound as error:
        raise stop(NO_ROUND.in_(language).format(year=year or "–")) from error
    partial = out.with_name(f"{out.name}.partial")  # put in place when it is whole
    try:
        _write(found, now, Texts(language, zone), partial, out.suffix.casefold(), registry_number)
        partial.replace(out)
    except OSError as error:
        raise stop(UNWRITABLE.in_(language).format(out=out, why=error.strerror)) from error
    finally:
        partial.unlink(missing_ok=True)
    numbers = {"parts": len(found.parts), "gaps": len(found.gaps), "sha256": binder_data.checksum(found)}
    which = {"id": binder_data.document_id(found), "version": binder_data.version(found)}
    said = WRITTEN.in_(language).format(out=out, node=found.facts.node.name, year=found.facts.year, **numbers, **which)
    console = Console(highlight=False, soft_wrap=True)
    console.print(said, markup=False)
    console.print(HANDLE_WITH_CARE.in_(language), markup=False)


def _write(found: Binder, now: datetime, t: Texts, out: Path, ending: str, registry_number: str) -> None:
    if ending == ".docx":
        binder_document.write(found, now, t, out, registry_number)
        return
    told = binder_data.as_data(found, now, registry_number)
    out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
