"""The post at Teams' pace: how close to the allowed rate it comes, and what a message costs then, with one process or two."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import psutil

from storage.database import engine_for, sessions_for
from tests.bench import region
from tests.bench.load import Figures, Meter
from tests.bench.servers import Server, free_port, serving
from tests.bot.delivery.storm import most_within
from tests.fake_teams import FakeTeams

RATE = 25  # the default of SAM_RATE_PER_SECOND
EACH = 4  # messages for each person


async def at_the_pace(
    database: str,
    url: str,
    teams: FakeTeams,
    people: dict[region.PersonId, region.ReviewId],
    folder: Path,
    family: psutil.Process | None,
) -> list[Figures]:
    """SQLite is for one process; on PostgreSQL two share the rate."""
    found = []
    for processes in (1,) if family is None else (1, 2):
        async with _bots(processes, url, teams, folder) as servers:
            found.append(await _mailing(database, url, teams, people, servers, family))
    return found


@asynccontextmanager
async def _bots(processes: int, url: str, teams: FakeTeams, folder: Path) -> AsyncIterator[list[Server]]:
    environ = {**teams.environ, "DATABASE_URL": url, "SAM_RATE_PER_SECOND": str(RATE)}
    async with AsyncExitStack() as stack:
        servers = []
        for number in range(processes):
            port = free_port()
            arguments = ("-m", "bot", "serve", "--host", "127.0.0.1", "--port", str(port))
            log = folder / f"post-{number}.log"
            servers.append(await stack.enter_async_context(serving(*arguments, port=port, log=log, environ=environ)))
        yield servers


async def _mailing(
    database: str,
    url: str,
    teams: FakeTeams,
    people: dict[region.PersonId, region.ReviewId],
    servers: list[Server],
    family: psutil.Process | None,
) -> Figures:
    engine = engine_for(url)
    meters = [Meter(server, family) for server in servers]
    before = len(teams.posts)
    count = region.remind(sessions_for(engine), people, EACH, mark=f"pace-{len(servers)}")
    engine.dispose()
    moments = await _arrivals(teams, before, count)
    each = [meter.read("", count) for meter in meters]
    # What goes in the first moment took no time: it is left out of the rate.
    rate = (count - RATE) / (moments[-1] - moments[0])
    many = f", {len(servers)} processes" if len(servers) > 1 else ""
    return replace(
        each[0],
        name=f"message at {RATE} a second, {database}{many} (at most {most_within(moments, 1.0)} in one)",
        rate=rate,
        cpu=sum(one.cpu for one in each),
        memory=sum(one.memory for one in each),
    )


async def _arrivals(teams: FakeTeams, before: int, count: int) -> list[float]:
    """When each came, to the hundredth of a second."""
    moments: list[float] = []
    until = time.monotonic() + 10 + 3 * count / RATE
    while len(moments) < count:
        now = time.monotonic()
        assert now < until, f"{len(moments)} of {count} messages arrived"
        moments += [now] * (len(teams.posts) - before - len(moments))
        await asyncio.sleep(0.01)
    return moments
