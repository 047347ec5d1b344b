"""One message on its way: its letter written, sent through the connector, and what became of it recorded."""

from __future__ import annotations

import asyncio
import logging
import random
import traceback
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from dialogs.delivery.rules.delivery import (
    Delivered,
    Drop,
    Gone,
    GoneWhy,
    Limits,
    Outcome,
    Step,
    Throttled,
    Unclear,
    Unwritten,
    next_step,
    tag_of,
    tenant_pause,
)
from dialogs.ground.ids import ActivityId, ConversationId, TenantId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Claimed, Landed

log = logging.getLogger(__name__)

T = TypeVar("T")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is sent: a new message, or the new content of a post."""

    activity: Json
    update_of: Landed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obsolete:
    """Nothing to send any more: what it was about is done, or the receiver's role is over."""


class Connector(Protocol):
    """Teams, as far as the post needs it. What goes wrong on the way is an outcome, not an exception."""

    async def send(self, service_url: str, conversation: ConversationId, activity: Json) -> Outcome: ...

    async def post_to_channel(self, service_url: str, tenant: TenantId, channel: str, activity: Json) -> Outcome: ...

    async def update(
        self, service_url: str, conversation: ConversationId, activity_id: ActivityId, activity: Json
    ) -> Outcome: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Where the database is used: in a thread, one transaction for each call."""

    sessions: Sessions
    executor: Executor | None = None  # the event loop's own if None

    async def run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.executor, work)

    async def transact(self, work: Callable[[Session], T]) -> T:
        def transacted() -> T:
            with transaction(self.sessions) as session:
                return work(session)

        return await self.run(transacted)


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """`letters` writes a message when it is about to be sent, in the worker's thread and in transactions of its own.

    `on_gone` stores what a refusal says about a person's chat or a team, in the transaction that records it.
    """

    worker: Worker
    letters: Callable[[Claimed], Letter | Obsolete]
    connector: Connector
    on_gone: Callable[[Session, Claimed, Gone], None]
    limits: Limits = field(default_factory=Limits)
    time_limit: float = 30.0  # seconds for one sending; well under the lease
    counted: Callable[[str], None] = lambda _tag: None  # is told what became of every attempt, as a tag
    jitter: Callable[[], float] = field(default_factory=lambda: random.SystemRandom().random)

    def __post_init__(self) -> None:
        if self.time_limit > self.limits.lease / 2:
            raise ValueError("a slow sending would be taken for a lapsed one, and repeated")

    async def deliver(self, claimed: Claimed, clock: Callable[[], datetime]) -> None:
        """From letter to record. If it cannot be recorded the claim lapses, as if the process had died."""
        letter = await self._letter(claimed)
        if isinstance(letter, Letter):
            # A post that is known to be gone is not tried again, whatever the letter remembers.
            update_of = None if claimed.anew else letter.update_of
            outcome: Outcome | Unwritten | Obsolete = await self._send(claimed, letter.activity, update_of)
        else:
            outcome, update_of = letter, None
        self.counted("obsolete" if isinstance(outcome, Obsolete) else tag_of(outcome))
        try:
            await self.worker.transact(lambda session: self._record(session, claimed, outcome, update_of, clock()))
        except SQLAlchemyError as error:
            log.error("outcome_not_recorded message=%d error=%s", claimed.id, type(error).__name__)  # noqa: TRY400

    async def _letter(self, claimed: Claimed) -> Letter | Obsolete | Unwritten:
        try:
            return await self.worker.run(lambda: self.letters(claimed))
        except Exception as error:  # noqa: BLE001 - a door: one message that cannot be written must not stop the post
            _log_failure("letter_not_written", claimed, error)
            return Unwritten(error=type(error).__name__)

    async def _send(self, claimed: Claimed, activity: Json, update_of: Landed | None) -> Outcome:
        try:
            async with asyncio.timeout(self.time_limit):
                return await self._through(claimed, activity, update_of)
        except TimeoutError:
            return Unclear(error="TimeoutError")
        except Exception as error:  # noqa: BLE001 - the same door; it may have been sent
            _log_failure("sending_failed", claimed, error)
            return Unclear(error=type(error).__name__)

    async def _through(self, claimed: Claimed, activity: Json, update_of: Landed | None) -> Outcome:
        url, connector = claimed.service_url, self.connector
        if update_of is not None:
            return await connector.update(url, update_of.conversation, update_of.activity, activity)
        if claimed.channel is not None and claimed.tenant is not None and claimed.lane == claimed.channel:
            return await connector.post_to_channel(url, claimed.tenant, claimed.channel, activity)
        return await connector.send(url, claimed.lane, activity)

    def _record(
        self,
        session: Session,
        claimed: Claimed,
        outcome: Outcome | Unwritten | Obsolete,
        update_of: Landed | None,
        now: datetime,
    ) -> None:
        """The row, and what the outcome says beyond it: about the receiver, and about the tenant."""
        if not _write(session, claimed, self._step(claimed, outcome, update_of, now), outcome, update_of, now):
            log.warning("claim_had_lapsed message=%d", claimed.id)
            return
        match outcome:
            case Gone(why=why) if why is not GoneWhy.ACTIVITY_MISSING:
                self.on_gone(session, claimed, outcome)
                self._pause(session, claimed, outcome, now)
            case Throttled():
                self._pause(session, claimed, outcome, now)

    def _step(
        self, claimed: Claimed, outcome: Outcome | Unwritten | Obsolete, update_of: Landed | None, now: datetime
    ) -> Step:
        if isinstance(outcome, Obsolete):
            return Drop(tag="obsolete")
        step = next_step(outcome, claimed.sending(edits=update_of is not None, now=now), self.jitter(), self.limits)
        log.info(
            "message key=%s attempt=%d outcome=%s next=%s",
            claimed.key, claimed.attempts, tag_of(outcome), type(step).__name__,
        )  # fmt: skip
        return step

    def _pause(self, session: Session, claimed: Claimed, outcome: Gone | Throttled, now: datetime) -> None:
        if claimed.tenant is None:
            return
        since = now - timedelta(seconds=self.limits.throttled_within)
        seconds = tenant_pause(outcome, outbox.throttled_lanes(session, claimed.tenant, since), self.limits)
        if seconds is not None:
            outbox.pause(session, claimed.tenant, now + timedelta(seconds=seconds))
            log.warning("tenant_paused tenant=%s seconds=%.0f", claimed.tenant, seconds)


def _write(
    session: Session,
    claimed: Claimed,
    step: Step,
    outcome: Outcome | Unwritten | Obsolete,
    update_of: Landed | None,
    now: datetime,
) -> bool:
    if not isinstance(outcome, Delivered):
        return outbox.record(session, claimed, step, now)
    activity = outcome.activity or (update_of.activity if update_of else None)
    return outbox.record(session, claimed, step, now, outcome.conversation, activity)


def _log_failure(event: str, claimed: Claimed, error: Exception) -> None:
    """Where it happened and what type it is. Not its text, which may quote an answer or a name."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    log.error(
        "%s message=%d kind=%s error=%s at=%s:%s",
        event,
        claimed.id,
        claimed.kind,
        type(error).__name__,
        at.name,
        at.lineno,
    )
