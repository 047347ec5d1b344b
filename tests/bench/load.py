"""Fifty people at once, each coming again as soon as the answer is there; and what that cost the server."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from statistics import quantiles

import psutil

from tests.bench.servers import Server, family_cpu_seconds

Request = Callable[[], Awaitable[None]]


Waits = tuple[float, float, float]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Of one kind of request. Times in milliseconds, memory in MiB."""

    name: str
    rate: float  # a second
    waits: Waits | None  # p50, p95 and p99; None where nobody waits
    cpu: float  # of the server's process, for each request
    database_cpu: float | None  # of PostgreSQL's processes, beside that
    memory: float


async def measured(
    name: str, server: Server, people: Iterable[Iterable[Request]], database: psutil.Process | None = None
) -> Figures:
    """Everybody at once; each makes their requests one after the other."""
    took: list[float] = []

    async def one_after_the_other(requests: Iterable[Request]) -> None:
        for request in requests:
            at = time.perf_counter()
            await request()
            took.append((time.perf_counter() - at) * 1000)

    meter = Meter(server, database)
    await asyncio.gather(*(one_after_the_other(requests) for requests in people))
    hundredths = quantiles(took, n=100)
    return meter.read(name, len(took), (hundredths[49], hundredths[94], hundredths[98]))


class Meter:
    """Runs from when it is made until it is read."""

    def __init__(self, server: Server, database: psutil.Process | None) -> None:
        self._server, self._database = server, database
        self._used, self._database_used = self._cpu()
        self._began = time.perf_counter()

    def read(self, name: str, count: int, waits: Waits | None = None) -> Figures:
        seconds = time.perf_counter() - self._began
        used, database_used = self._cpu()
        return Figures(
            name=name,
            rate=count / seconds,
            waits=waits,
            cpu=(used - self._used) / count * 1000,
            database_cpu=(database_used - self._database_used) / count * 1000 if self._database else None,
            memory=self._server.memory(),
        )

    def _cpu(self) -> tuple[float, float]:
        return self._server.cpu_seconds(), family_cpu_seconds(self._database) if self._database else 0.0
