"""`round extra`: an extra follow-up of one unit, started by the coordinator. Its manager is invited by the running bot."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.settings import SettingsError, extra_weeks_from
from cards.texts import Texts
from dialogs.extra.rules import extra as rules
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
from dialogs.reviews.rules.extra import Extra, ExtraKind
from storage.database import transaction
from storage.extra import rounds as extra_rounds
from storage.extra.rounds import NoNode, NoYearlyRound


def extra_command(
    node: Annotated[str, typer.Option(help="The unit's id, as in the organisation's files.", metavar="ID")],
    kind: Annotated[ExtraKind, typer.Option(help="Why.")],
    reason: Annotated[str, typer.Option(help="A line about what has happened. Manager and representative read it.")],
    questions: Annotated[
        str, typer.Option(help="all, few (what a new manager begins with), or areas and questions with commas.")
    ] = rules.ALL,
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Start an extra follow-up of one unit, beside the yearly one."""

    t = Texts(language)
    if not reason.strip():
        raise stop(t("--reason needs a line about what has happened."))
    try:
        weeks = extra_weeks_from(os.environ)
    except SettingsError as error:
        raise stop("; ".join(error.problems)) from error
    now = datetime.now(UTC)
    today = now.astimezone(context.zone()).date()
    extra = Extra(kind=kind, reason=reason.strip())
    with opened() as sessions, transaction(sessions) as session:
        try:
            checklist = extra_rounds.checklist_at(session, NodeId(node))
            if checklist is None:
                raise stop(t("There has been no yearly round. An extra follow-up asks its questions."))
            asked = rules.chosen(checklist, questions.replace(",", " ").split())
            started = extra_rounds.start(session, NodeId(node), extra, asked, now=now, today=today, weeks=weeks)
        except KeyError as error:
            raise stop(
                t(
                    "{word} is no question and no area. Write numbers or ids with commas between, "
                    "or few for what a new manager begins with.",
                    word=error.args[0],
                )
            ) from error
        except NoNode as error:
            raise stop(t("There is no node {node} in the organisation.", node=node)) from error
        except NoYearlyRound as error:
            raise stop(t("There has been no yearly round. An extra follow-up asks its questions.")) from error
    number = len(checklist.questions) if asked is None else len(asked)
    if started.new:
        told = t.n(
            "An extra follow-up of {node} has begun: {questions} question, until {closes}. The bot invites its manager.",
            "An extra follow-up of {node} has begun: {questions} questions, until {closes}. The bot invites its manager.",
            number,
            questions=number,
            node=node,
            closes=started.closes,
        )
    else:
        told = t(
            "One is going on already for {node}, until {closes}. Nothing is changed.", node=node, closes=started.closes
        )
    Console(highlight=False, soft_wrap=True).print(told, markup=False)
