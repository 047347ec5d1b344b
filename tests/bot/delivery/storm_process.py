"""A postman in a process of its own, as in service: python -m tests.bot.delivery.storm_process '{"url": …}'.

It says "ready" on standard output, waits for a line on standard input, and works until it is told to stop (SIGTERM).
All processes of one test share a clock, which may run faster than the world's.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.delivering import Delivery, Letter, Worker
from bot.delivery.postman import Pace, Postman
from bot.teams.connector import Connector, open_session
from bot.teams.hosts import LOOPBACK, ServiceHosts
from bot.teams.tokens import NoTokens
from dialogs.delivery.rules.delivery import Limits
from storage.database import engine_for, sessions_for
from storage.delivery.outbox import Claimed
from tests.post import NOW, not_reachable


@dataclass(frozen=True, kw_only=True)
class Orders:
    url: str  # of the database
    name: str = ""
    began: float = field(default_factory=time.time)  # the world's time at which it is NOW
    speed: float = 1.0  # seconds of the processes' clock in one of the world's
    per_tenant: float = 25.0
    at_once: int = 25
    time_limit: float = 5.0  # in the world's seconds

    def clock(self) -> datetime:
        return NOW + timedelta(seconds=(time.time() - self.began) * self.speed)

    def letter(self, claimed: Claimed) -> Letter:
        """Its key; and, for the log of whoever gets it, who sends it and when it was claimed."""
        stamped = {"by": self.name, "claimed": claimed.claimed_at.isoformat()}
        return Letter(activity={"type": "message", "text": claimed.key, **stamped}, update_of=claimed.edits)


async def work(orders: Orders) -> None:
    engine = engine_for(orders.url)
    async with open_session() as session:
        delivery = Delivery(
            worker=Worker(sessions=sessions_for(engine)),
            letters=orders.letter,
            connector=Connector(session, NoTokens(), ServiceHosts(LOOPBACK), "28:bot"),
            on_gone=not_reachable,
            limits=Limits(per_tenant=orders.per_tenant),
            time_limit=orders.time_limit,
        )
        full = delivery.limits.burst / orders.speed
        pace = Pace(at_once=orders.at_once, idle=0.05, mailing=min(0.05, full), full=full)
        postman = Postman(delivery=delivery, clock=orders.clock, pace=pace)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, postman.stop)
        print("ready", flush=True)  # noqa: T201 - how it is told
        await asyncio.to_thread(sys.stdin.readline)
        await postman.run()
    engine.dispose()


if __name__ == "__main__":
    asyncio.run(work(Orders(**json.loads(sys.argv[1]))))
