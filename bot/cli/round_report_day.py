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
from dialogs.ground.texts import Language
from storage.database import transaction
from storage.decisions import annual_reports
from storage.levels import years
from storage.organisation import tree as organisation


def annual_report_command(
    node: Annotated[str, typer.Option(help="The node's id. It holds for everything below, too.")],
    year: Annotated[int, typer.Option(min=2000, max=2100, help="Of the follow-up.")],
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day of the annual report.")],
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Set the day, and show when each step has to be there. Set again it replaces the day."""
    now, t = datetime.now(UTC), Texts(language)
    with opened() as sessions, transaction(sessions) as session:
        if NodeId(node) not in organisation.nodes(session):
            raise stop(t("No node has the id {node}.", node=node))
        of = years.year(session, year, now.date())
        if of is None:
            raise stop(t("There is no follow-up for {year}.", year=year))
        annual_reports.put(session, NodeId(node), year, date.date())
        plan = annual_reports.plan(session, NodeId(node), of)
    console = Console(highlight=False, soft_wrap=True)
    for one in plan:
        console.print(Inert(_line(one, t)))


def _line(one: Planned, t: Texts) -> str:
    day, what = one.on.isoformat(), milestone_words(one.milestone, t)
    if one.slack is not None and one.slack < 0:
        days = -one.slack
        return t.n(
            "{day}  {what}: {days} day too short",
            "{day}  {what}: {days} days too short",
            days,
            day=day,
            what=what,
            days=days,
        )
    return f"{day}  {what}"
