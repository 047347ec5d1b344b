"""Postmen as real processes, killed with -9 or not, against a Teams on this machine that keeps a log and makes weather."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self

from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import func, select, update

from storage.database import Sessions, transaction
from storage.delivery.outbox import tending
from storage.tables.organisation import ContactRow
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import AuditRow
from tests.bot.delivery.storm_process import Orders
from tests.post import NOW, people, put, to

ROOT = Path(__file__).parents[3]
PATIENCE = 120.0  # seconds in which a test fails rather than hangs


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A message that Teams took, whatever it answered."""

    key: str
    by: str
    conversation: str
    claimed: datetime
    at: float


@dataclass(frozen=True, kw_only=True)
class Weather:
    """What Teams does with a call: take it or not, and answer with a status, or never (None)."""

    takes: bool = True
    status: int | None = 201
    retry_after: int | None = None


FAIR = Weather()


class Teams:
    """`weather` is asked with the number of the call, from 1."""

    def __init__(self, weather: Callable[[int], Weather] = lambda _: FAIR) -> None:
        self.log: list[Arrival] = []
        self.calls = 0
        self._weather = weather
        self._called = asyncio.Event()
        self._over = asyncio.Event()
        app = web.Application()
        app.router.add_post("/v3/conversations/{conversation}/activities", self._takes)
        app.router.add_post("/v3/conversations", self._takes_for_a_channel)
        self._server = TestServer(app)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        await self._server.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    async def has(self, arrivals: int) -> None:
        while len(self.log) < arrivals:
            self._called.clear()
            await self._called.wait()

    async def _takes(self, request: web.Request) -> web.Response:
        return await self._answer(await request.json(), request.match_info["conversation"])

    async def _takes_for_a_channel(self, request: web.Request) -> web.Response:
        body = await request.json()
        return await self._answer(body["activity"], body["channelData"]["channel"]["id"])

    async def _answer(self, activity: dict[str, str], conversation: str) -> web.Response:
        self.calls += 1
        weather = self._weather(self.calls)
        if weather.takes:
            self.log.append(
                Arrival(
                    key=activity["text"],
                    by=activity["by"],
                    conversation=conversation,
                    claimed=datetime.fromisoformat(activity["claimed"]),
                    at=time.monotonic(),
                )
            )
        self._called.set()
        if weather.status is None:
            await self._over.wait()
        headers = {"Retry-After": str(weather.retry_after)} if weather.retry_after else None
        return web.json_response({"id": str(self.calls)}, status=weather.status or 503, headers=headers)

    # --- what the log says

    @property
    def copies(self) -> Counter[str]:
        return Counter(each.key for each in self.log)

    @property
    def repeated(self) -> list[Arrival]:
        """Every arrival that another one of the same message followed."""
        last = {each.key: each for each in self.log}
        return [each for each in self.log if each is not last[each.key]]

    @property
    def first_by_conversation(self) -> dict[str, list[str]]:
        """The order in which each person saw their messages for the first time."""
        seen: dict[str, list[str]] = defaultdict(list)
        for each in self.log:
            if each.key not in seen[each.conversation]:
                seen[each.conversation].append(each.key)
        return seen

    def out_of_order(self, given_up: set[str]) -> list[list[str]]:
        """Whoever saw a later message before an earlier one. One that was given up holds nobody back, so it may come late."""
        kept = [[key for key in keys if key not in given_up] for keys in self.first_by_conversation.values()]
        return [keys for keys in kept if keys != sorted(keys)]


def most_within(moments: Iterable[float], seconds: float) -> int:
    """The largest number of moments in any stretch of so many seconds, its end not included."""
    sorted_ = sorted(moments)
    most = first = 0
    for number, moment in enumerate(sorted_):
        while moment - sorted_[first] >= seconds:
            first += 1
        most = max(most, number - first + 1)
    return most


@dataclass
class Host:
    """Where the processes run. They are started at once and told to begin one by one: a start takes a second."""

    sessions: Sessions
    orders: Orders
    waiting: list[tuple[str, asyncio.subprocess.Process]] = field(default_factory=list)
    working: list[tuple[str, asyncio.subprocess.Process]] = field(default_factory=list)
    in_flight_at_kill: set[tuple[str, str]] = field(default_factory=set)  # process, message

    async def prepares(self, processes: int) -> None:
        names = [f"postman-{number}" for number in range(1, processes + 1)]
        started = await asyncio.gather(*(self._started(name) for name in names))
        self.waiting = list(zip(names, started, strict=True))

    async def _started(self, name: str) -> asyncio.subprocess.Process:
        orders = json.dumps({**asdict(self.orders), "name": name})
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bot.delivery.storm_process", orders,
            cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
        return process

    def begins(self) -> None:
        """One more of them."""
        name, process = self.waiting.pop(0)
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        self.working.append((name, process))

    async def kills(self) -> None:
        """The one that has worked longest, with -9; what it had in its hands stands in the database."""
        name, process = self.working.pop(0)
        process.kill()
        await process.wait()
        self.in_flight_at_kill |= {(name, key) for key in await asyncio.to_thread(self._keys, "sending")}

    async def ends(self) -> None:
        """Told to stop, they finish what they have begun, and say that all went well."""
        for _, process in self.working:
            process.terminate()
        for _, process in self.working:
            assert await process.wait() == 0
        self.working = []

    async def finishes(self) -> None:
        """Until nothing is left to send. What was given up is sent again, as an operator would."""
        while await asyncio.to_thread(self._left):
            await asyncio.sleep(0.05)  # processes of their own have no other way to say it
            await asyncio.to_thread(self._sends_dead_again)

    def _sends_dead_again(self) -> None:
        with transaction(self.sessions) as session:
            tending.send_all_dead_again(session, self.orders.clock())

    def unclear(self) -> set[str]:
        """What nobody knew the fate of, after one try at least."""
        with transaction(self.sessions) as session:
            unclear = set(session.scalars(select(OutboxRow.key).where(OutboxRow.unclear > 0)))
        return unclear | self.given_up()

    def given_up(self) -> set[str]:
        """What an operator had to send again, from the audit trail."""
        with transaction(self.sessions) as session:
            again = session.scalars(select(AuditRow.subject).where(AuditRow.tag == "message:sent_again"))
            return {subject.partition(" ")[2] for subject in again if subject}

    def _left(self) -> int:
        with transaction(self.sessions) as session:
            unsent = select(func.count()).select_from(OutboxRow).where(OutboxRow.state != "sent")
            return session.scalar(unsent) or 0

    def _keys(self, state: str) -> list[str]:
        with transaction(self.sessions) as session:
            return list(session.scalars(select(OutboxRow.key).where(OutboxRow.state == state)))


@asynccontextmanager
async def hosting(sessions: Sessions, orders: Orders, patience: float = PATIENCE) -> AsyncIterator[Host]:
    """Nothing is left running, however the test ends."""
    host = Host(sessions, orders)
    try:
        async with asyncio.timeout(patience):
            yield host
    finally:
        for _, process in (*host.waiting, *host.working):
            process.kill()
            await process.wait()


def messages(sessions: Sessions, teams: Teams, count: int, each: int) -> set[str]:
    """So many messages, some for each person; their keys."""
    names = [f"p{number}" for number in range(count // each)]
    people(sessions, *names)
    with transaction(sessions) as session:
        session.execute(update(ContactRow).values(service_url=teams.url))
    put(sessions, *(to(name, mark) for mark in range(each) for name in names), now=NOW)
    return {f"reminder:{name}:{mark}" for name in names for mark in range(each)}
