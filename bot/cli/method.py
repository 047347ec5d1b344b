"""`method record|list`: which way a node does its follow-up, as it was decided with the safety representatives (G05)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text as Inert

from bot.cli import named
from bot.cli.context import opened
from bot.cli.failing import stop
from cards.texts import Texts
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.method import Method
from storage.database import transaction
from storage.organisation import tree as organisation
from storage.reviews.method_decisions import MethodDecision, decisions, holding, record

method_app = typer.Typer(help="How nodes do their follow-up, and who decided it.", no_args_is_help=True)
Tongue = Annotated[Language, typer.Option(help="The language of what is shown.")]


@method_app.command("record")
def record_command(
    node: Annotated[str, typer.Option(help="The node's id. It holds for everything below, too.")],
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    method: Annotated[Method, typer.Option()],
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day it was decided.")],
    body: Annotated[str, typer.Option(help='Which body decided: "Förvaltningens samverkansgrupp".')],
    by: Annotated[str, typer.Option(help="Who decided, as they want it written.")],
    note: Annotated[str, typer.Option(help="Why, or where the minutes are.")] = "",
    language: Tongue = Language.SV,
) -> None:
    """Write down how a node does its follow-up. An earlier decision is kept; the newest holds."""
    t = Texts(language)
    for option, value in (("--body", body), ("--by", by)):
        if not value.strip():
            raise stop(t("{option} must not be empty.", option=option))
    decision = MethodDecision(
        node=NodeId(node),
        year=year,
        method=method,
        on=date.date(),
        body=body.strip(),
        by=by.strip(),
        note=note.strip(),
    )
    with opened() as sessions, transaction(sessions) as session:
        found = organisation.nodes(session).get(decision.node)
        if found is None:
            raise stop(t("There is no node {node} in the organisation.", node=node))
        written = record(session, decision, datetime.now(UTC))
    if not written:
        _console().print(Inert(t("It says so already. Nothing was changed.")))
        return
    said = t(
        "Recorded: {node} does its follow-up of {year} {method}. It holds for all below where nothing else is decided.",
        node=found.name,
        year=year,
        method=named.methods(t)[method],
    )
    _console().print(Inert(said))


@method_app.command("list")
def list_command(
    year: Annotated[int | None, typer.Option(min=2000, max=2100, help="All, if none is said.")] = None,
    language: Tongue = Language.SV,
) -> None:
    """Every decision that is written down, also those that a later one has replaced."""
    t = Texts(language)
    with opened() as sessions, sessions() as session:
        decided, nodes = decisions(session, year), organisation.nodes(session)
    if not decided:
        _console().print(t("No decisions are recorded."))
        return
    heads = (t("year"), t("node"), t("how"), t("decided"), t("body"), t("by"), t("note"), "")
    table, methods = Table(*heads, box=None, pad_edge=False), named.methods(t)
    held = {of: holding(one for one in decided if one.year == of) for of in {one.year for one in decided}}
    for one in decided:
        replaced = held[one.year][one.node] is not one
        cells = (
            str(one.year),
            _name(one.node, nodes.get(one.node)),
            methods[one.method],
            one.on.isoformat(),
            one.body,
            one.by,
            one.note,
            t("replaced") if replaced else "",
        )
        table.add_row(*(Inert(cell, overflow="fold") for cell in cells))
    _console().print(table)


def _name(node: NodeId, known: Node | None) -> str:
    return f"{known.name} ({node})" if known else node


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)
