"""`reminders preview`: what would go to whom on a day, and why. It is worked out as the bot does, and nothing is sent."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.orm import Session

from bot.cli import context, named, reminders_channels
from bot.cli.context import opened
from bot.cli.failing import Exit, stop
from bot.cli.round_shown import Shown
from bot.delivery.reminders import Reminders
from bot.settings import SettingsError, reminders_from
from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.ground.texts import Language
from dialogs.reminders.rules import deadlines
from dialogs.reminders.rules.deadlines import Due
from storage.organisation import tree as organisation
from storage.reminders import reminder_subjects, reminding
from storage.reviews import invitations

reminders_app = typer.Typer(help="Reminders: who would get which, and why.", no_args_is_help=True)


@reminders_app.callback()
def _group() -> None:
    """So that `preview` keeps its name although it is alone."""


@reminders_app.command("preview")
def preview_command(
    day: Annotated[datetime, typer.Option("--date", formats=["%Y-%m-%d"], help="The day to look at.")],
    node: Annotated[
        str | None, typer.Option(help="Only this node and what is below it.", metavar="ID", show_default=False)
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Every row, however many.")] = False,
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """What would go to whom on that day, and why. Nothing is sent."""
    shown, at = Shown(language, everything=show_all), day.date()
    zone = context.zone()
    now = datetime.now(UTC)
    try:
        settings = reminders_from(os.environ)
    except SettingsError as error:
        raise stop("\n".join(error.problems), Exit.NOT_READY) from error
    if at < now.astimezone(zone).date():
        raise stop(shown.t("{day} has been.", day=at))
    calendar = settings.calendar(zone, at)
    if not calendar.is_working_day(at):
        shown.say(
            shown.t(
                "{day} is a day when nobody is reminded: a weekend, a holiday or a quiet month. The next working day is {next}.",
                day=at,
                next=calendar.next_working_day(at),
            )
        )
        return
    with opened() as sessions, sessions() as session:
        if node is not None and NodeId(node) not in organisation.nodes(session):
            raise stop(shown.t("There is no node {node}.", node=node))
        found = _told_on(session, settings, now, at, zone)
        top, today = NodeId(node) if node else None, now.astimezone(zone).date()
        rows = _rows(session, shown, found, top, at, today, zone)
        posts = reminders_channels.rows(session, shown, settings, at, today, zone=zone, top=top)
    shown.say(shown.t("This would be sent on {day}. Nothing is sent now.", day=at), "bold")
    shown.reminders(rows)
    shown.channel_lines(posts)


def _told_on(
    session: Session, settings: Reminders, now: datetime, at: date, zone: ZoneInfo
) -> dict[PersonId, tuple[Due, ...]]:
    """As things stand now: what the days until then will tell is taken to be told."""
    today = now.astimezone(zone).date()
    facts = reminding.facts(session, now, zone, assume_invited=today)
    told: dict[PersonId, set[str]] = {person: set(keys) for person, keys in facts.told.items()}
    first = today if now.astimezone(zone).time() < time(17) else today + timedelta(days=1)
    calendar: Calendar = settings.calendar(zone, at)
    for days in range((at - first).days):
        between = deadlines.digests(facts, first + timedelta(days=days), calendar, settings.intervals)
        for person, dues in between.items():
            told.setdefault(person, set()).update(due.key for due in dues)
    all_told = replace(facts, told=told)
    return deadlines.digests(all_told, at, calendar, settings.intervals)


def _rows(
    session: Session,
    shown: Shown,
    found: dict[PersonId, tuple[Due, ...]],
    top: NodeId | None,
    at: date,
    now: date,
    zone: ZoneInfo,
) -> list[tuple[str, ...]]:
    """One for each thing; a person's things stand together, as they do on the card."""
    invited = [(person, shown.t("invitation"), review, "") for person, review in _invited(session, at, now)]
    reasons = named.reasons(shown.t)
    due = [(person, reasons[one.why], one.about, str(one.days)) for person, dues in found.items() for one in dues]
    everybody = {person for person, *_ in (*invited, *due)}
    known = reminding.reached(session, everybody)
    subjects = {subject for _, _, subject, _ in (*invited, *due)}
    about = reminder_subjects.subjects(session, subjects)
    about.update(reminder_subjects.of_duties(session, zone, now))
    within = reminder_subjects.nodes_below(session, top) if top is not None else None
    rows = [
        (
            f"{known[person].name} ({person})",
            why,
            about[subject].name,
            days,
            shown.t("yes") if known[person].reachable else shown.t("no"),
        )
        for person, why, subject, days in (*invited, *due)
        if about[subject].is_below(within)
    ]
    return sorted(rows, key=lambda row: organisation.alphabetical(row[0]))  # stable: the most urgent stays first


def _invited(session: Session, at: date, today: date) -> list[tuple[PersonId, ReviewId]]:
    """Those whose window opens that day, and today those who have not been invited yet."""
    before = invitations.due(session, at - timedelta(days=1)) if at > today else ()
    earlier = {message.key for message in before}
    new = [message for message in invitations.due(session, at) if message.key not in earlier]
    return [(one.person, one.review) for one in new if one.person is not None and one.review is not None]
