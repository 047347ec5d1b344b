"""`outbox list|show|retry|drop`: the messages that have not arrived, for whoever looks after the bot.

Kinds, states and times; never what a message says, and who it is for only with --names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text as Inert
from sqlalchemy.orm import Session

from bot.cli import context
from bot.cli import outbox_words as words
from bot.cli.context import opened
from bot.cli.failing import Exit, stop
from bot.cli.round_words import KINDS
from dialogs.ground.messages import MessageKind, kind_of
from dialogs.ground.plug import variants
from dialogs.ground.texts import Language, Text
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
        shown.say(words.COUNT, total=found.total, n=len(found.messages))
    else:
        shown.say(words.NONE)
    for tenant, until in pauses.items():
        shown.say(words.PAUSED, tenant=tenant, until=shown.moment(until))


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
            shown.say(words.AGAIN, n=tending.send_all_dead_again(session, _now()))
            return
        found = _the_message(session, shown, which)
        if not tending.send_again(session, found.id, _now()):
            raise stop(shown.said(words.NOT_AGAIN, id=found.id, state=shown.state(found)), Exit.WRONG)
    shown.say(words.AGAIN, n=1)


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
            raise stop(shown.said(words.NOT_DROPPED, id=found.id, state=shown.state(found)), Exit.WRONG)
    shown.say(words.DROPPED, id=found.id)


def _the_message(session: Session, shown: _Shown, which: str) -> Message:
    found = tending.message(session, which, _now())
    if found is None:
        raise stop(shown.said(words.NOT_THERE, asked=which), Exit.WRONG)
    return found


def _now() -> datetime:
    return datetime.now(UTC)


class _Shown:
    """In one language, and the time where people work."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._zone = context.zone()
        self._out = Console(highlight=False, soft_wrap=True)

    def say(self, what: Text, **facts: Any) -> None:
        self._out.print(Inert(self.said(what, **facts)))

    def said(self, what: Text, **facts: Any) -> str:
        return what.in_(self._language).format(**facts)

    def state(self, message: Message) -> str:
        return words.STATES[message.state].in_(self._language)

    def moment(self, when: datetime | None) -> str:
        return f"{when.astimezone(self._zone):%Y-%m-%d %H:%M:%S}" if when else "–"

    def table(self, messages: Sequence[Message], *, names: bool) -> None:
        if messages:
            heads = (*words.HEAD, words.TO) if names else words.HEAD
            self._table(heads, ([*self._cells(one), one.receiver or "–"][: len(heads)] for one in messages))

    def details(self, one: Message, *, names: bool) -> None:
        facts = {
            words.KEY: one.key,
            **dict(zip(words.HEAD, self._cells(one), strict=True)),
            words.UNCLEAR: str(one.unclear),
            words.SINCE: self.moment(one.created_at),
            words.CLAIMED: self.moment(one.claimed_at),
            words.SENT: self.moment(one.sent_at),
            words.SUBJECT: ", ".join(f"{name} {value}" for name, value in one.subject.items()),
            **({words.TO: one.receiver or "–"} if names else {}),
        }
        self._table((), ((what.in_(self._language), fact) for what, fact in facts.items()))

    def _cells(self, one: Message) -> list[str]:
        kind = KINDS.get(one.kind)
        return [
            str(one.id),
            kind.in_(self._language) if kind else one.kind,
            self.state(one),
            words.AWAITS[one.awaits].in_(self._language),
            str(one.attempts),
            one.outcome or "–",
            self.moment(one.due)[:-3],  # the seconds would cost another column its line
        ]

    def _table(self, heads: Sequence[Text], rows: Iterable[Sequence[str]]) -> None:
        table = Table(*(head.in_(self._language) for head in heads), box=None, pad_edge=False, show_header=bool(heads))
        for row in rows:
            table.add_row(*(Inert(cell, overflow="fold") for cell in row))
        self._out.print(table)
