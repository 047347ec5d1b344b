"""A process of its own with the postman in it, to be killed.

python -m tests.bot.delivery.post_process URL NOW MAILBOX PLACE [WHAT]

It says where it is in one line on standard output, and waits there to be killed. What Teams has accepted is a line in
the file MAILBOX. WHAT, a reminder or a summary, is put into the outbox first.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.delivery.delivering import Letter, Obsolete
from dialogs.delivery.rules.delivery import Outcome
from storage.database import Sessions, engine_for, sessions_for
from storage.delivery.outbox import Claimed
from tests.post import Teams, letter, people, postman, put, team, to, to_channel


class Mailbox(Teams):
    """Teams, as a file that survives the process."""

    def __init__(self, path: Path, reached: Callable[[str], None]) -> None:
        super().__init__()
        self._path, self._reached = path, reached

    async def _answer(self, *asked: Any) -> Outcome:
        outcome = await super()._answer(*asked)
        with self._path.open("a") as file:
            file.write(f"{self.arrivals[-1].text}\n")
            file.flush()
            os.fsync(file.fileno())
        self._reached("accepted")
        return outcome


def reaching(place: str) -> Callable[[str], None]:
    def reached(here: str) -> None:
        if here == place:
            print(here, flush=True)  # noqa: T201 - how it is told
            threading.Event().wait()

    return reached


def world(sessions: Sessions, what: str, now: datetime, reached: Callable[[str], None]) -> None:
    """Somebody signs: the message is committed with it."""
    people(sessions, "anna")
    team(sessions)
    put(sessions, to("anna") if what == "reminder" else to_channel(), now=now)
    reached("committed")


def main(url: str, at: str, mailbox: str, place: str, first: str = "") -> None:
    now, reached = datetime.fromisoformat(at), reaching(place)
    engine = engine_for(url)
    sessions = sessions_for(engine)
    if first:
        world(sessions, first, now, reached)

    def written(claimed: Claimed) -> Letter | Obsolete:
        reached("claimed")
        return letter(claimed)

    teams = Mailbox(Path(mailbox), reached)
    asyncio.run(postman(sessions, teams, letters=written).deliver_all(now))
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
