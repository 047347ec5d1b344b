"""Whether the bot can do its work: what /healthz tells whoever watches it, and what makes it say no. No names, no texts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Health

log = logging.getLogger(__name__)

WITHOUT_A_LOOK = timedelta(minutes=15)  # the lookout looks every two
LONGEST_WAIT = timedelta(minutes=30)  # of a message whose receiver is known


@dataclass(kw_only=True)
class Watch:
    sessions: Sessions
    clock: Callable[[], datetime]
    last_look: Callable[[], datetime | None]
    started: datetime

    def post(self) -> Health | None:
        """None if the database cannot be reached."""
        try:
            with transaction(self.sessions) as session:
                return outbox.waiting(session, self.clock())
        except SQLAlchemyError as error:
            log.error("health_unknown error=%s", type(error).__name__)  # noqa: TRY400 - a trace quotes values
            return None

    def report(self) -> dict[str, Any]:
        post = self.post()
        if post is None:
            return {"ok": False, "problems": ["database"]}
        return judged(post, self.last_look(), self.started, self.clock())


def judged(post: Health, last_look: datetime | None, started: datetime, now: datetime) -> dict[str, Any]:
    """`problems` has a word for everything that is wrong. Dead letters are told and are no problem of the bot's."""
    problems = []
    if now - (last_look or started) > WITHOUT_A_LOOK:
        problems.append("calendar_not_looked_at")
    if post.oldest is not None and post.oldest > LONGEST_WAIT:
        problems.append("messages_wait")
    return {
        "ok": not problems,
        "problems": problems,
        "oldest_waiting_seconds": round(post.oldest.total_seconds()) if post.oldest else 0,
        "dead_letters": post.dead,
        "waiting_for_address": post.without_address,
        "last_look": last_look.isoformat() if last_look else None,
    }
