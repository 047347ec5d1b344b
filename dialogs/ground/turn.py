"""What a turn works on and what it comes to: `(state, event, actor) -> Turn`, or a `Refused`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dialogs.ground.messages import Message
from dialogs.ground.notices import Notice, Reply
from dialogs.ground.page import Page
from dialogs.ground.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, where and when. The person comes from the token-protected activity, never from a card."""

    person: Person
    now: datetime
    today: date
    in_group: bool = False


class Change:
    """A change: something that a turn wants written down beside its state. Each subject closes its own in its changes.py."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    reply: Reply
    state: Any = None  # what the turn worked on, afterwards, when it changed: a review
    changes: tuple[Change, ...] = ()
    messages: tuple[Message, ...] = ()
    posted: bool = False  # it has put post of its own into the outbox


class Refused(Exception):
    """Nothing is changed. Carries today's page and the reason, as facts."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(type(reply.notice).__name__)
        self.reply = reply


def refuse(page: Page, notice: Notice) -> Refused:
    return Refused(Reply(page=page, notice=notice))


def shown(page: Page, notice: Notice | None = None) -> Turn:
    return Turn(reply=Reply(page=page, notice=notice))
