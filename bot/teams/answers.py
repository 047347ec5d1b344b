"""What the bot's mind gives back to the door: a card or nothing. The door knows how Teams wants either of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from bot.teams.inbound import Received
from dialogs.ground.ids import ActivityId, ConversationId

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAnswer:
    """A card in wire form. `summary` is what the notification says; it must mean something without the card.

    `shared` is the answerer's own: it comes back in `sent`, with the id that the card got in Teams. `then` is an activity
    that follows the card: the question about a file.
    """

    card: Json
    summary: str
    shared: object | None = None
    then: Json | None = None


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An activity that is no card of ours: the receipt of a file."""

    activity: Json


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """There is nothing to say: an event that is only remembered, a message that was not meant for the bot."""


Answer = CardAnswer | RawAnswer | NoAnswer


class Answerer(Protocol):
    """Who decides. Called once for every activity that the bot understands, never for one that is `Ignored`."""

    async def answer(self, received: Received) -> Answer:
        """May take SAM_TURN_TIMEOUT seconds. Whatever it raises is logged and answered with the sorry card."""
        ...

    async def sent(
        self, received: Received, conversation: ConversationId, activity: ActivityId, shared: object
    ) -> None:
        """The card of an answer with `shared` stands in this conversation under this id."""
        ...


Sorry = Callable[[str, str | None], Json]
"""Makes the card that regrets: (reference, locale) -> card. The reference is what stands in the log."""
