"""`round annual-report`: the day the year's result has to be in the annual report, and the way there laid out backwards."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text as Inert

from bot.cli.context import opened
from bot.cli.failing import stop
from cards.decisions.milestones import milestone_words
from cards.texts import Texts
from dialogs.decisions.rules.decision import Planned
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language, Text
from storage.database import transaction
from storage.decisions import annual_reports
from storage.levels import years
from storage.organisation import tree as organisation

NO_NODE = Text("Ingen nod har id {node}.", "No node has the id {node}.")
NO_ROUND = Text("Det finns ingen uppföljning för {year}.", "There is no follow-up for {year}.")
STEP = Text("{day}  {what}", "{day}  {what}")
SHORT = Text("{day}  {what}: {days} dagar för kort", "{day}  {what}: {days} days too short")


def annual_report_command(
    node: Annotated[str, typer.Option(help="The node's id. It holds for everything below, too.")],
    year: Annotated[int, typer.Option(min=2000, max=2100, help="Of the follow-up.")],
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day of the annual report.")],
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Set the day, and show when each step has to be there. Set again it replaces the day."""
    now = datetime.now(UTC)
    with opened() as sessions, transaction(sessions) as session:
        if NodeId(node) not in organisation.nodes(session):
            raise stop(NO_NODE.in_(language).format(node=node))
        of = years.year(session, year, now.date())
        if of is None:
            raise stop(NO_ROUND.in_(language).format(year=year))
        annual_reports.put(session, NodeId(node), year, date.date())
        plan = annual_reports.plan(session, NodeId(node), of)
    console = Console(highlight=False, soft_wrap=True)
    for one in plan:
        console.print(Inert(_line(one, language)))


def _line(one: Planned, language: Language) -> str:
    what = milestone_words(one.milestone, Texts(language))
    if one.slack is not None and one.slack < 0:
        return SHORT.in_(language).format(day=one.on.isoformat(), what=what, days=-one.slack)
    return STEP.in_(language).format(day=one.on.isoformat(), what=what)
