"""The answerer: what the door asks. Takes turns in a worker thread, asks the roster about strangers, nudges the postman."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.demo.words import disguise
from bot.files import consent as file_consent
from bot.files.turns import FileTurns
from bot.teams import places
from bot.teams.answers import Answer, CardAnswer, NoAnswer, RawAnswer
from bot.teams.connector import RosterMember
from bot.teams.inbound import (
    BotAdded,
    BotRemoved,
    CardPress,
    FileAnswered,
    Installed,
    MessageIn,
    PlaceKind,
    Received,
    Removed,
    Via,
)
from bot.turns.callers import Roster, Stranger, caller
from bot.turns.frame import NOTHING, Shared, Taken, Turns
from cards.wire import Card
from dialogs.delivery.rules.delivery import Gone, Throttled, Unclear
from dialogs.ground.ids import ActivityId, ConversationId
from dialogs.reviews.messages import ReviewMessage
from storage.database import transaction
from storage.delivery import outbox
from storage.delivery.outbox import Landed, Outgoing
from storage.ground import notes

log = logging.getLogger(__name__)

T = TypeVar("T")


class Nudged(Protocol):
    def nudge(self) -> None: ...


class Rosters(Protocol):
    """Teams, as far as a turn needs it: who somebody is that the bot has not met."""

    async def member(
        self, service_url: str, conversation: ConversationId, user_id: str
    ) -> RosterMember | Throttled | Gone | Unclear: ...


class Putting(Protocol):
    """Where files are put."""

    async def put(self, url: str, content: bytes) -> bool: ...


@dataclass(kw_only=True)
class Mind:
    """`connector`, `uploads` and `postman` are there once the application has started."""

    turns: Turns
    executor: Executor
    making: Executor  # of files
    connector: Callable[[], Rosters]
    uploads: Callable[[], Putting]
    files: FileTurns
    postman: Nudged | None = None

    async def answer(self, received: Received) -> Answer:
        if isinstance(received.what, FileAnswered):
            return await self._file(received, received.what)
        taken = await self._in_thread(lambda: self._taken(received, None))
        if isinstance(taken, Stranger):
            roster = await self._roster(received)
            taken = await self._in_thread(lambda: self._taken(received, roster))
        if isinstance(taken, Stranger):  # the roster was asked, so this cannot be
            raise taken
        if taken.told and self.postman is not None:
            self.postman.nudge()
        then = file_consent.question(taken.file) if taken.file else None
        return _answer(taken.card, shared=taken.shared, then=then) if taken.card else NoAnswer()

    async def _file(self, received: Received, what: FileAnswered) -> Answer:
        """Made when it was said yes to, put where Teams made a place for it, and then shown. Otherwise why not."""
        made = await asyncio.get_running_loop().run_in_executor(self.making, self.files.answered, received, what)
        if isinstance(made, Card):
            return _answer(made)
        if what.upload is not None and await self.uploads().put(what.upload.url, made.content):
            return RawAnswer(file_consent.receipt(what.upload))
        return _answer(await self._in_thread(lambda: self.files.not_saved(received, made)))

    async def sent(
        self, received: Received, conversation: ConversationId, activity: ActivityId, shared: object
    ) -> None:
        """A card in a group chat: remembered, and edited for the others when it was an Execute that only the presser saw."""
        if not isinstance(shared, Shared):
            return
        await self._in_thread(lambda: self._share(received, conversation, activity, shared))
        if self.postman is not None:
            self.postman.nudge()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.executor, work)

    def _taken(self, received: Received, roster: Roster | None) -> Taken | Stranger:
        try:
            return self._dispatched(received, roster)
        except Stranger as stranger:
            return stranger

    def _dispatched(self, received: Received, roster: Roster | None) -> Taken:
        what, place = received.what, received.place
        match what:
            case CardPress():
                return self.turns.take(received, roster)
            case MessageIn():
                if place.kind is not PlaceKind.PERSONAL and not what.mentioned:
                    return NOTHING
                disguised = disguise(self.turns, received, what.text)
                return disguised or self.turns.take(received, roster)
            case Installed() | BotAdded():
                self._remember(received)
                return self._hello(received, roster)
            case Removed() | BotRemoved():
                self._remember(received)
                if place.kind is PlaceKind.PERSONAL and not (isinstance(what, Removed) and what.upgrade):
                    self._removed(received)
                return NOTHING
            case _:
                self._remember(received)
                return NOTHING

    def _hello(self, received: Received, roster: Roster | None) -> Taken:
        """The welcome: once in a person's life, and to somebody unknown only with the installation itself."""
        if not places.is_hello(received.what, received.place):
            return NOTHING
        taken = self.turns.hello(received, roster)
        if taken is NOTHING and isinstance(received.what, Installed):
            log.info("welcomed_before reference=%s", received.reference)
        return taken

    def _remember(self, received: Received) -> None:
        with transaction(self.turns.sessions) as session:
            places.remember(session, received, self.turns.clock())

    def _removed(self, received: Received) -> None:
        with transaction(self.turns.sessions) as session:
            # Whoever leaves is in no roster any more: nobody is asked.
            person = caller(session, received.caller, Roster(), self.turns.disguises)
            if person is not None:
                places.removed(session, person.id)

    async def _roster(self, received: Received) -> Roster:
        """The roster of the conversation that the person is in. Not knowing is an answer, too: they are then unknown."""
        place = received.place
        found = await self.connector().member(place.service_url, place.conversation, received.caller.teams_user_id)
        if isinstance(found, RosterMember):
            return Roster.of(found.email, found.user_principal_name, found.name)
        log.warning("roster_unanswered reference=%s outcome=%s", received.reference, type(found).__name__)
        return Roster()

    def _share(self, received: Received, conversation: ConversationId, activity: ActivityId, shared: Shared) -> None:
        now: datetime = self.turns.clock()
        card = notes.SharedCard(
            review=shared.review,
            conversation=conversation,
            activity=activity,
            service_url=received.place.service_url,
            bookmark=shared.bookmark,
            pressed_by=shared.pressed_by,
        )
        with transaction(self.turns.sessions) as session:
            notes.share(session, card, shared.revision)
            if isinstance(received.what, CardPress) and received.what.via is Via.EXECUTE:
                edit = Outgoing(
                    key=f"edit:{conversation}:{activity}",
                    kind=ReviewMessage.EDIT.value,
                    subject={"review": card.review.hex, "mark": activity},
                    lane=conversation,
                    service_url=received.place.service_url,
                    tenant=received.caller.tenant,
                )
                outbox.put_edit(session, edit, Landed(conversation=conversation, activity=activity), now)


def _answer(card: Card, *, shared: Shared | None = None, then: dict[str, Any] | None = None) -> CardAnswer:
    return CardAnswer(card=card.content, summary=card.summary, shared=shared, then=then)
