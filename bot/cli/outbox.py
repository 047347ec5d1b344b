"""`outbox list|show|retry|drop`: the messages that have not arrived, for whoever looks after the bot.

Kinds, states and times; never what a message says, and who it is for only with --names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text as Inert
from sqlalchemy.orm import Session

from bot.cli import context, named
from bot.cli.context import opened
from bot.cli.failing import Exit, stop
from cards.texts import Texts
from dialogs.ground.messages import MessageKind, kind_of
from dialogs.ground.plug import variants
from dialogs.ground.texts import Language
from storage.database import transaction
from storage.delivery.outbox import tending
from storage.delivery.outbox.tending import Message, State

outbox_app = typer.Typer(help="Messages that have not arrived: see why, send again, give up.", no_args_is_help=True)

SHOWN = 20

Names = Annotated[bool, typer.Option("--names", help="Also who it is for.")]
Tongue = Annotated[Language, typer.Option(help="The language of what is shown.")]
Which = Annotated[str, typer.Argument(metavar="ID", help="The number in the list, or the key in the log.")]


def _kind(value: str) -> MessageKind:
    """Each subject has kinds of its own, so that no single enum names them all."""
    try:
        return kind_of(value)
    except ValueError:
        known = ", ".join(repr(one.value) for one in variants(MessageKind))
        raise typer.BadParameter(f"{value!r} is not one of {known}.") from None


@outbox_app.command("list")
def list_command(
    state: Annotated[
        list[State] | None, typer.Option(help="Only these; may be repeated. Else all that have not arrived.")
    ] = None,
    kind: Annotated[MessageKind | None, typer.Option(parser=_kind, metavar="KIND", help="Only this kind.")] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Every message, however many.")] = False,
    names: Names = False,
    language: Tongue = Language.SV,
) -> None:
    """Messages that have not arrived, oldest first, and what each waits for."""
    shown = _Shown(language)
    limit = None if show_all else SHOWN
    with opened() as sessions, sessions() as session:
        now = _now()
        found = tending.listed(session, state or tending.UNDELIVERED, kind, limit, now)
        pauses = tending.pauses(session, now)
    shown.table(found.messages, names=names)
    if found.total:
        shown.say(
            shown.t.n(
                "{total} message, {shown} shown.",
                "{total} messages, {shown} shown.",
                found.total,
                total=found.total,
                shown=len(found.messages),
            )
        )
    else:
        shown.say(shown.t("No such messages."))
    for tenant, until in pauses.items():
        shown.say(
            shown.t(
                "Nothing is sent to tenant {tenant} until {until}: Teams has asked for that.",
                tenant=tenant,
                until=shown.moment(until),
            )
        )


@outbox_app.command("show")
def show_command(which: Which, names: Names = False, language: Tongue = Language.SV) -> None:
    """One message: its state, its tries, and what it is about (as ids)."""
    shown = _Shown(language)
    with opened() as sessions, sessions() as session:
        found = _the_message(session, shown, which)
    shown.details(found, names=names)


@outbox_app.command("retry")
def retry_command(
    which: Annotated[str | None, typer.Argument(metavar="ID", help="The number in the list, or the key.")] = None,
    all_dead: Annotated[bool, typer.Option("--all-dead", help="Every message that has been given up.")] = False,
    language: Tongue = Language.SV,
) -> None:
    """Send a dead message again, or one that waits for its next try now. Look first whether it did arrive."""
    if (which is None) != all_dead:
        raise typer.BadParameter("say which message, or --all-dead")
    shown = _Shown(language)
    with opened() as sessions, transaction(sessions) as session:
        if which is None:
            shown.sent_again(tending.send_all_dead_again(session, _now()))
            return
        found = _the_message(session, shown, which)
        if not tending.send_again(session, found.id, _now()):
            raise stop(
                shown.t("Message {id} cannot be sent again: {state}.", id=found.id, state=shown.state(found)),
                Exit.WRONG,
            )
    shown.sent_again(1)


@outbox_app.command("drop")
def drop_command(
    which: Which,
    reason: Annotated[
        str, typer.Option(help="Why; kept in the audit trail, so no names.", metavar="TEXT", prompt=True)
    ],
    language: Tongue = Language.SV,
) -> None:
    """Give a message up, so that it is not sent."""
    if not reason.strip():
        raise typer.BadParameter("a reason is needed", param_hint="--reason")
    shown = _Shown(language)
    with opened() as sessions, transaction(sessions) as session:
        found = _the_message(session, shown, which)
        if not tending.drop(session, found.id, reason.strip(), _now()):
            raise stop(
                shown.t("Message {id} cannot be dropped: {state}.", id=found.id, state=shown.state(found)), Exit.WRONG
            )
    shown.say(shown.t("Message {id} will not be sent.", id=found.id))


def _the_message(session: Session, shown: _Shown, which: str) -> Message:
    found = tending.message(session, which, _now())
    if found is None:
        raise stop(shown.t("There is no message {asked}.", asked=which), Exit.WRONG)
    return found


def _now() -> datetime:
    return datetime.now(UTC)


class _Shown:
    """In one language, and the time where people work."""

    def __init__(self, language: Language) -> None:
        self.t = Texts(language, context.zone())
        self._out = Console(highlight=False, soft_wrap=True)

    def say(self, line: str) -> None:
        self._out.print(Inert(line))

    def sent_again(self, number: int) -> None:
        self.say(self.t.n("{sent} message is sent again.", "{sent} messages are sent again.", number, sent=number))

    def state(self, message: Message) -> str:
        return named.states(self.t)[message.state]

    def moment(self, when: datetime | None) -> str:
        return f"{self.t.local(when):%Y-%m-%d %H:%M:%S}" if when else "–"

    def table(self, messages: Sequence[Message], *, names: bool) -> None:
        if messages:
            heads = (*self._heads(), self.t("to")) if names else self._heads()
            self._table(heads, ([*self._cells(one), one.receiver or "–"][: len(heads)] for one in messages))

    def details(self, one: Message, *, names: bool) -> None:
        facts = {
            self.t("key"): one.key,
            **dict(zip(self._heads(), self._cells(one), strict=True)),
            self.t("unclear tries"): str(one.unclear),
            self.t("waits since"): self.moment(one.created_at),
            self.t("last tried"): self.moment(one.claimed_at),
            self.t("arrived"): self.moment(one.sent_at),
            self.t("subject"): ", ".join(f"{name} {value}" for name, value in one.subject.items()),
            **({self.t("to"): one.receiver or "–"} if names else {}),
        }
        self._table((), facts.items())

    def _heads(self) -> tuple[str, ...]:
        t = self.t
        return t("no."), t("kind"), t("state"), t("waits for"), t("tries"), t("last outcome"), t("due")

    def _cells(self, one: Message) -> list[str]:
        return [
            str(one.id),
            named.messages(self.t).get(one.kind, one.kind),
            self.state(one),
            named.waited_for(self.t)[one.awaits],
            str(one.attempts),
            one.outcome or "–",
            self.moment(one.due)[:-3],  # the seconds would cost another column its line
        ]

    def _table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        table = Table(*heads, box=None, pad_edge=False, show_header=bool(heads))
        for row in rows:
            table.add_row(*(Inert(cell, overflow="fold") for cell in row))
        self._out.print(table)
