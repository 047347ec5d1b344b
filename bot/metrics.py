"""Numbers for Prometheus at GET /metrics: turns, refusals, sendings, the queue. Counts only: no names, no ids of anybody.

Labels are of our own making. What a stranger may choose (a verb, a path, a tenant) is never one: each new value would
be kept for ever.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from ipaddress import IPv6Address, ip_address

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from bot.health import Watch
from bot.teams.answers import Answer, Answerer, NoAnswer
from bot.teams.inbound import Received
from dialogs.ground.ids import ActivityId, ConversationId

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


class Metrics:
    """In a registry of its own, so that two bots in one process (tests) do not add up."""

    def __init__(self, watch: Watch) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Queue(watch))
        ProcessCollector(registry=self.registry)
        self._turns = Counter("sam_turns", "Turns taken", ["event", "outcome"], registry=self.registry)
        self._took = Histogram(
            "sam_turn_seconds", "How long a turn took", ["event"], buckets=BUCKETS, registry=self.registry
        )
        self._refused = Counter(
            "sam_refused", "Requests turned away at the door", ["status", "reason"], registry=self.registry
        )
        self._sends = Counter(
            "sam_sends", "Messages that the postman tried to send", ["outcome"], registry=self.registry
        )

    def turn(self, event: str, outcome: str, seconds: float) -> None:
        self._turns.labels(event, outcome).inc()
        self._took.labels(event).observe(seconds)

    def refused(self, status: int, reason: str) -> None:
        self._refused.labels(str(status), reason).inc()

    def sent(self, outcome: str) -> None:
        self._sends.labels(outcome).inc()

    def text(self) -> bytes:
        return generate_latest(self.registry)


class _Queue(Collector):
    """Asked of the database when somebody looks, so that every process says the same."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def collect(self) -> Iterator[GaugeMetricFamily]:
        last = self._watch.last_look()
        yield GaugeMetricFamily(
            "sam_last_look_timestamp_seconds",
            "When the calendar was last looked at; 0 if not yet",
            value=last.timestamp() if last else 0.0,
        )
        post = self._watch.post()
        if post is None:
            return  # a series that stops says that nobody knows; a zero would say that all is well
        oldest = post.oldest.total_seconds() if post.oldest else 0.0
        yield GaugeMetricFamily("sam_queue_age_seconds", "How long the oldest message has waited", value=oldest)
        yield GaugeMetricFamily("sam_dead_letters", "Messages that were given up", value=post.dead)
        yield GaugeMetricFamily(
            "sam_waiting_for_address", "Messages whose receiver the bot has not met", value=post.without_address
        )

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing: else the registry would ask the database when the bot is put together."""
        return iter(())


class Measured:
    """An answerer whose turns are counted and timed. A turn that took too long is cancelled by the door."""

    def __init__(self, answerer: Answerer, metrics: Metrics, clock: Callable[[], float] = time.perf_counter) -> None:
        self._answerer, self._metrics, self._clock = answerer, metrics, clock

    async def answer(self, received: Received) -> Answer:
        began, outcome = self._clock(), "failed"
        try:
            answer = await self._answerer.answer(received)
            outcome = "nothing" if isinstance(answer, NoAnswer) else "card"
        except asyncio.CancelledError:
            outcome = "too_slow"
            raise
        finally:
            self._metrics.turn(type(received.what).__name__, outcome, self._clock() - began)
        return answer

    async def sent(
        self, received: Received, conversation: ConversationId, activity: ActivityId, shared: object
    ) -> None:
        await self._answerer.sent(received, conversation, activity, shared)


def add_metrics(app: web.Application, metrics: Metrics, executor: Executor, *, for_everybody: bool) -> None:
    async def shown(request: web.Request) -> web.Response:
        if not (for_everybody or from_here(request.remote, request.headers)):
            raise web.HTTPNotFound
        text = await asyncio.get_running_loop().run_in_executor(executor, metrics.text)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    app.router.add_get("/metrics", shown)


def from_here(remote: str | None, headers: Mapping[str, str]) -> bool:
    """Somebody on this machine, and not a proxy on this machine that speaks for somebody else."""
    if any(name in headers for name in FORWARDED):
        return False
    try:
        address = ip_address(remote or "")
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
