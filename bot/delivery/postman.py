"""The postman: takes the messages that are due from the outbox, a few at a time, and has them delivered.

One runs in every process. The database says which messages may go, so several postmen need not know of each other. A
message is claimed in one transaction, sent outside any, and recorded in another; what a dying process had in its hands
lapses and is found by the next.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.delivering import Delivery
from storage.delivery import outbox
from storage.delivery.outbox import Claimed

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How one postman works, beside the limits that hold for all of them together. In seconds."""

    at_once: int = 25  # messages on their way in this process
    idle: float = 0.5  # until the next look, when nobody nudges
    mailing: float = 0.1  # the same, while there was something to send a moment ago: the limits hold back the rest
    full: float = 0.2  # after as many as may go at once, whoever nudges: as long as a burst of the limits
    lull: timedelta = timedelta(seconds=2)  # without anything to send, and a mailing is over
    outage: float = 5.0  # until the next look, when the database could not be reached
    readdress: timedelta = timedelta(minutes=1)


@dataclass(kw_only=True)
class Postman:
    delivery: Delivery
    clock: Callable[[], datetime]
    pace: Pace = field(default_factory=Pace)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set, init=False)
    _nudged: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _readdressed: datetime | None = field(default=None, init=False)
    _claimed: datetime | None = field(default=None, init=False)

    def nudge(self) -> None:
        """There may be something to send. To be called in the event loop, right after a turn has committed."""
        self._nudged.set()

    def stop(self) -> None:
        """Claims nothing more. `run` returns when what is on its way has been recorded."""
        self._stopping.set()
        self._nudged.set()

    async def run(self) -> None:
        """Until `stop`, or until it is cancelled, which means the same: what has been claimed is delivered first."""
        looking = asyncio.create_task(self._look_until_stopped())
        try:
            await asyncio.shield(looking)
        finally:
            self.stop()
            await looking
            if self._tasks:
                await asyncio.wait(self._tasks)

    async def step(self, now: datetime, due_by: datetime | None = None) -> int:
        """One look at the outbox; returns when what was claimed is recorded. How many messages that was."""
        claimed = await self._claim(now, self.pace.at_once, due_by)
        await asyncio.gather(*(self.delivery.deliver(each, lambda: now) for each in claimed))
        return len(claimed)

    async def deliver_all(self, now: datetime) -> int:
        """Everything that is due at `now`: to the limits it looks as if the seconds passed that they ask for.

        What is due later is left, also what comes back for another try. How many sendings were tried.
        """
        tried, at, last_tried, limits = 0, now, now, self.delivery.limits
        longest = timedelta(seconds=max(seconds for _, seconds in limits.per_lane) + 2 * limits.margin)
        while at <= last_tried + longest:
            if claimed := await self.step(at, due_by=now):
                tried, last_tried = tried + claimed, at
            elif await self.delivery.worker.transact(lambda session: outbox.is_due(session, now)):
                at += timedelta(seconds=limits.burst)
            else:
                break
        return tried

    async def _look_until_stopped(self) -> None:
        while not self._stopping.is_set():
            await self._look()

    async def _look(self) -> None:
        """Sends off what may go now, and rests after that."""
        self._nudged.clear()
        now = self.clock()
        try:
            await self._readdress(now)
            claimed = await self._claim(now, self.pace.at_once - len(self._tasks))
        except SQLAlchemyError as error:
            log.error("outbox_unreachable error=%s", type(error).__name__)  # noqa: TRY400 - a trace quotes what was sent
            await self._rest(self.pace.outage)
            return
        for each in claimed:
            self._send_off(each)
        if claimed:
            self._claimed = now
        if len(claimed) >= self.delivery.limits.at_once:
            await _until(self._stopping, self.pace.full)
            return
        mailing = self._claimed is not None and now - self._claimed < self.pace.lull
        await self._rest(self.pace.mailing if mailing else self.pace.idle)

    def _send_off(self, claimed: Claimed) -> None:
        task = asyncio.create_task(self.delivery.deliver(claimed, self.clock))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.nudge()  # its lane is free for the next message
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("delivery_failed error=%s", type(error).__name__)  # the claim lapses

    async def _rest(self, seconds: float) -> None:
        await _until(self._nudged, seconds)

    async def _claim(self, now: datetime, most: int, due_by: datetime | None = None) -> list[Claimed]:
        if most < 1:
            return []
        limits = self.delivery.limits
        return await self.delivery.worker.transact(lambda session: outbox.claim(session, now, limits, most, due_by))

    async def _readdress(self, now: datetime) -> None:
        if self._readdressed is None or now - self._readdressed >= self.pace.readdress:
            await self.delivery.worker.transact(lambda session: outbox.readdress(session, now))
            self._readdressed = now


async def _until(happens: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await happens.wait()
