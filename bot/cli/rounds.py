"""`round open|status|close`: a year's round, for the coordinator. The running bot sends the invitations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.cli import agenda_shown, context
from bot.cli.context import opened
from bot.cli.failing import Exit, stop
from bot.cli.round_extra import extra_command
from bot.cli.round_report_day import annual_report_command
from bot.cli.round_shown import Shown
from dialogs.ground.ids import ChecklistId, NodeId, PersonId
from dialogs.ground.texts import Language
from dialogs.levels.rules.progress import overview
from dialogs.organisation.rules.organisation import line_of
from dialogs.reviews.rules.method import Method
from storage.checklists.files import BadChecklist
from storage.checklists.versions import ChecklistError, checklist_of
from storage.database import transaction
from storage.decisions import agendas
from storage.extra import status as extra_status
from storage.handover import leavers_listed
from storage.levels import round_status
from storage.organisation import contacts
from storage.organisation import tree as organisation
from storage.reminders import reminder_subjects
from storage.reviews import causes, method_decisions, rounds, support_wishes
from storage.reviews.round_opening import core_for, refuse_unfit
from storage.reviews.rounds import Round, RoundExists

round_app = typer.Typer(help="The year's round: open it, see how far it has come, close it.", no_args_is_help=True)


round_app.command("extra")(extra_command)
round_app.command("annual-report")(annual_report_command)

Year = Annotated[int | None, typer.Option(min=2000, max=2100, help="The newest, if none is said.", show_default=False)]
Which = Annotated[
    str | None, typer.Option(help="Which round, where a year has several.", metavar="ID", show_default=False)
]
All = Annotated[bool, typer.Option("--all", help="Every row of every list, however many.")]
Tongue = Annotated[Language, typer.Option(help="The language of what is shown.")]


@round_app.command("open")
def open_command(
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    opens: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The first day of answering.")],
    closes: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The last day of answering.")],
    checklist: Annotated[
        str | None, typer.Option(help="Its id (`checklist list`). Not needed with --node.", metavar="ID")
    ] = None,
    node: Annotated[
        str | None,
        typer.Option(help="Give this node, and everything below it, its own window in a round that there is."),
    ] = None,
    show_all: All = False,
    language: Tongue = Language.SV,
) -> None:
    """Open a year's round, or give one node its own window in it."""
    shown = Shown(language, everything=show_all)
    if node is None and checklist is None:
        raise typer.BadParameter("a new round needs --checklist (see `checklist list`)")
    window = (opens.date(), closes.date())
    if window[1] < window[0]:
        raise stop(shown.t("The window closes {closes} before it opens {opens}.", opens=window[0], closes=window[1]))
    with opened() as sessions, transaction(sessions) as session:
        if node is not None:
            _set_window(session, shown, _the_round(session, shown, year, checklist), NodeId(node), window)
        else:
            _open(session, shown, year, ChecklistId(checklist or ""), window)


def _set_window(session: Session, shown: Shown, of: Round, node: NodeId, window: tuple[date, date]) -> None:
    found = organisation.nodes(session).get(node)
    if found is None:
        raise stop(shown.t("There is no node {node} in the organisation.", node=node))
    if of.closed_at is not None:
        raise stop(shown.t("The round {year} was closed on {day}.", year=of.year, day=_day(of.closed_at)))
    rounds.set_window(session, of.id, node, *window)
    shown.say(
        shown.t(
            "{node} and everything below answers {opens} to {closes} in the round {year}.",
            node=found.name,
            opens=window[0],
            closes=window[1],
            year=of.year,
        )
    )


def _open(session: Session, shown: Shown, year: int, checklist: ChecklistId, window: tuple[date, date]) -> None:
    """What does not fit is found here, before anybody is invited: nothing is committed then."""
    now, today = _now()
    if not organisation.nodes(session):
        raise stop(shown.t("The organisation is not loaded. Run: python -m bot import"))
    try:
        core = core_for(session, checklist, now)
        round_id, made = rounds.open_round(
            session, year=year, core_row=core.row, opens=window[0], closes=window[1], now=now
        )
        additions = refuse_unfit(session, round_id, core)
    except RoundExists as error:
        raise stop(
            shown.t(
                "The round {year} with the checklist {checklist} exists already. --node gives one node a window of its own.",
                year=year,
                checklist=checklist,
            )
        ) from error
    except (BadChecklist, ChecklistError) as error:
        raise stop(shown.t("The round was not opened: {why}.", why=error)) from error
    questions = len(checklist_of(session, core.row).questions)
    shown.say(
        shown.t.n(
            "The round {year} is open with {checklist} version {version} ({whose}): {questions} question, "
            "answers {opens} to {closes}.",
            "The round {year} is open with {checklist} version {version} ({whose}): {questions} questions, "
            "answers {opens} to {closes}.",
            questions,
            questions=questions,
            year=year,
            checklist=checklist,
            version=core.version,
            whose=shown.t("your own") if core.own else shown.t("the one that comes with the bot"),
            opens=window[0],
            closes=window[1],
        ),
        "bold",
    )
    if additions:
        shown.say(shown.t("Additions of nodes that are frozen with it: {n}.", n=additions))
    shown.say(shown.t("Reviews: {n}, one for each node.", n=made))
    of = next(one for one in rounds.rounds(session, year) if one.id == round_id)
    _tell_who_is_invited(session, shown, of, today)


def _tell_who_is_invited(session: Session, shown: Shown, of: Round, today: date) -> None:
    days = round_status.invitation_days(session, of, today)
    invited: set[PersonId] = {person for people in days.values() for person in people}
    reached = len(invited) - len(contacts.unreachable(session, invited))
    shown.invitations(((day, len(people)) for day, people in days.items()), today, reached)
    standing = round_status.standing(session, of, max(today, of.opens))
    root = _root(session, shown)
    listed = shown.limit is None
    shown.without_manager(round_status.without_manager(standing, root), listed=listed)
    shown.without_rep(round_status.without_rep(standing, root), listed=listed)


@round_app.command("status")
def status_command(
    year: Year = None,
    node: Annotated[
        str | None, typer.Option(help="Only this node and what is below it.", metavar="ID", show_default=False)
    ] = None,
    checklist: Which = None,
    show_all: All = False,
    language: Tongue = Language.SV,
) -> None:
    """How far a round has come, who is missing, and whom the bot cannot reach and why."""
    shown = Shown(language, everything=show_all)
    with opened() as sessions, sessions() as session:
        of = _the_round(session, shown, year, checklist)
        top = _root(session, shown) if node is None else NodeId(node)
        standing = round_status.standing(session, of, _now()[1])
        if top not in standing.nodes:
            raise stop(shown.t("There is no node {node} in the organisation.", node=top))
        shown.headline(of, _day(of.closed_at) if of.closed_at else None)
        shown.progress(overview(standing, top), standing)
        shown.unreached(round_status.unreached(session, standing, top), standing)
        shown.not_theirs(round_status.not_theirs(session, standing, of.id, top), standing)
        shown.without_manager(round_status.without_manager(standing, top), listed=show_all)
        shown.without_rep(round_status.without_rep(standing, top), listed=show_all)
        within, today = reminder_subjects.nodes_below(session, top), _now()[1]
        shown.left(leavers_listed.by_person(session, today, within), leavers_listed.unmanaged(session, today, within))
        shown.extras(extra_status.of_year(session, of.year, within), today)
        agenda_shown.show(shown, agendas.ways(session, of, top, within), agendas.standing(session, of, within, today))
        decided = method_decisions.holding(method_decisions.decisions(session, of.year)).values()
        other = [one for one in decided if one.method is not Method.TEAMS and one.node in within]
        shown.other_ways(other, standing)
        shown.support_wishes(support_wishes.of_round(session, of.id, within))
        shown.causes(causes.causes(session, standing, of.id, top, limit=context.few()))
        shown.channels(round_status.silent_channels(session, standing, top), standing)
        shown.post(round_status.post(session))


@round_app.command("close")
def close_command(
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    checklist: Which = None,
    language: Tongue = Language.SV,
) -> None:
    """Close a round. What is signed stays; what comes later needs a reason."""
    shown = Shown(language, everything=False)
    now, today = _now()
    with opened() as sessions:
        with sessions() as session:
            of = _the_round(session, shown, year, checklist)
            if of.closed_at is not None:
                raise stop(shown.t("The round {year} was closed on {day}.", year=year, day=_day(of.closed_at)))
            seen = overview(round_status.standing(session, of, today), _root(session, shown))
        shown.stays(seen.whole.reviews, seen.whole.optional)
        # Asked outside a transaction: while somebody thinks, the bot goes on answering.
        if not yes and not typer.confirm(shown.t("Close the round {year}?", year=year)):
            raise stop(shown.t("The round is as it was."))
        with transaction(sessions) as session:
            rounds.close_round(session, of.id, now)
    shown.say(
        shown.t(
            "The round {year} is closed. What is signed stays. Who is late can still answer by saying why.", year=year
        )
    )


def _the_round(session: Session, shown: Shown, year: int | None, checklist: str | None) -> Round:
    wanted = rounds.newest_year(session) if year is None else year
    if wanted is None:
        raise stop(shown.t("There is no round yet."))
    found = [one for one in rounds.rounds(session, wanted) if checklist in (None, one.checklist)]
    if not found:
        raise stop(shown.t("There is no round for {year}.", year=wanted))
    if len(found) > 1:
        known = ", ".join(one.checklist for one in found)
        raise stop(
            shown.t(
                "{year} has several rounds. Add --checklist with one of them: {checklists}.",
                year=wanted,
                checklists=known,
            )
        )
    return found[0]


def _root(session: Session, shown: Shown) -> NodeId:
    nodes = organisation.nodes(session)
    if not nodes:
        raise stop(shown.t("The organisation is not loaded. Run: python -m bot import"), Exit.WRONG)
    return line_of(next(iter(nodes)), nodes)[-1]


def _now() -> tuple[datetime, date]:
    now = datetime.now(UTC)
    return now, _day(now)


def _day(moment: datetime) -> date:
    """Which day it is, or was, where people work."""
    return moment.astimezone(context.zone()).date()
