"""What nobody's press causes, looked for every few minutes: invitations to an open window, word to who is new in a seat.

Looked for, not scheduled: an outage of a week sends each invitation once, and a moved window needs no cancelling.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from bot import posting
from storage import invitations, newcomers, rounds
from storage.database import Sessions, transaction

log = logging.getLogger(__name__)

EVERY = 120.0  # seconds


class Nudged(Protocol):
    def nudge(self) -> None: ...


@dataclass(kw_only=True)
class Lookout:
    sessions: Sessions
    clock: Callable[[], datetime]
    zone: ZoneInfo
    last_look: datetime | None = None
    _stopping: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def look(self) -> int:
        """One look; how many messages are new or known to be due."""
        now = self.clock()
        with transaction(self.sessions) as session:
            rounds.ensure_open(session)  # a node that an import has added meanwhile
            today = now.astimezone(self.zone).date()
            due = (*invitations.due(session, today), *newcomers.due(session, today, now))
            posting.post(session, due, now, self.zone)
        self.last_look = now
        return len(due)

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
