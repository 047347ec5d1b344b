"""`binder`: the inspector's file of a node and a year, provision by provision, as Word or JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.writing import handle_with_care, new_file, no_node, no_round, tell
from cards.documents.binder import data as binder_data
from cards.documents.binder import document as binder_document
from cards.texts import Texts
from dialogs.documents.rules.binder import Binder
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
from storage.database import reading
from storage.documents import binder as gathering
from storage.reviews.rounds import NoRound


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
    t = Texts(language, context.zone())
    if out.suffix.casefold() not in (".docx", ".json"):
        raise stop(t("{out}: the file must end with .docx or .json.", out=out))
    now = datetime.now(UTC)
    with new_file(out, t) as path:
        found = _gathered(node, year, now, t)
        _write(found, now, t, path, out.suffix.casefold(), registry_number)
    numbers = {"parts": len(found.parts), "gaps": len(found.gaps), "sha256": binder_data.checksum(found)}
    which = {"id": binder_data.document_id(found), "version": binder_data.version(found)}
    said = t(
        "{out}: {node}, {year}. Provisions {parts}, gaps {gaps}. Document {id}, version {version}, sha256 {sha256}.",
        out=out,
        node=found.facts.node.name,
        year=found.facts.year,
        **numbers,
        **which,
    )
    tell(said, handle_with_care(t))


def _gathered(node: str, year: int | None, now: datetime, t: Texts) -> Binder:
    try:
        with opened() as sessions, reading(sessions) as session:
            return gathering.gather(session, NodeId(node), year, t.local(now).date(), t.zone)
    except gathering.NoNode as error:
        raise stop(no_node(node, t)) from error
    except NoRound as error:
        if year is None:
            raise stop(t("There is no round yet. One is opened with: python -m bot round open.")) from error
        raise stop(no_round(year, t)) from error


def _write(found: Binder, now: datetime, t: Texts, out: Path, ending: str, registry_number: str) -> None:
    if ending == ".docx":
        binder_document.write(found, now, t, out, registry_number)
        return
    told = binder_data.as_data(found, now, registry_number)
    out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
