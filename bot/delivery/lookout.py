"""What nobody's press causes, looked for every few minutes: invitations, word to who is new in a seat, offers, reminders.

Looked for, not scheduled: an outage of a week sends each invitation once, and a moved window needs no cancelling.
Reminders are looked for once on a working day's morning, and again after a restart: their keys make them once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.delivery import posting, reminders
from bot.delivery.posting import Hours
from bot.delivery.reminders import Reminders
from storage.database import Sessions, reading, transaction
from storage.delivery import outbox
from storage.extra import offers as extra_offers
from storage.handover import take_overs
from storage.reviews import invitations, newcomers, rounds

log = logging.getLogger(__name__)

EVERY = 120.0  # seconds


class Nudged(Protocol):
    def nudge(self) -> None: ...


@dataclass(kw_only=True)
class Lookout:
    sessions: Sessions
    clock: Callable[[], datetime]
    hours: Hours
    reminders: Reminders = field(default_factory=Reminders)
    last_look: datetime | None = None
    _reminded_on: date | None = field(default=None, init=False)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def look(self) -> int:
        """One look; how many messages are new or known to be due."""
        now = self.clock()
        with transaction(self.sessions) as session:
            rounds.ensure_open(session)  # a node that an import has added meanwhile
            today = now.astimezone(self.hours.zone).date()
            due = (
                *invitations.due(session, today),
                *newcomers.due(session, today, now),
                *extra_offers.due(session, today),
                *take_overs.due(session, today),
            )
            posting.post(session, due, now, self.hours, unasked=True)
        reminded = self._remind(now)
        self.last_look = now
        return len(due) + reminded

    def _remind(self, now: datetime) -> int:
        """Once a morning: a second look on the same day would find the same."""
        zone = self.hours.zone
        today = now.astimezone(zone).date()
        calendar = self.reminders.calendar(zone, today)
        if today == self._reminded_on or not calendar.is_working_time(now):
            return 0
        with reading(self.sessions) as session:
            found = reminders.due(session, now, calendar, self.reminders.intervals, zone)
        with transaction(self.sessions) as session:
            outbox.put(session, found, now)
        self._reminded_on = today
        return len(found)

    async def run(self, executor: Executor, postman: Nudged) -> None:
        while not self._stopping.is_set():
            try:
                found = await asyncio.get_running_loop().run_in_executor(executor, self.look)
            except SQLAlchemyError as error:
                log.error("lookout_failed error=%s", type(error).__name__)  # noqa: TRY400 - a trace quotes values
            else:
                if found:
                    log.info("lookout due=%d", found)
                    postman.nudge()
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY):
                    await self._stopping.wait()

    def stop(self) -> None:
        self._stopping.set()
