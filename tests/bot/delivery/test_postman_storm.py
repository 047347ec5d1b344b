"""Postmen in processes of their own, killed with -9 at any moment, and a Teams in bad weather: no message is lost.

With STORM_MESSAGES=2000 in the environment (`make storm`) there are as many and more kills; else fewer, for every day.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from storage.database import Sessions
from tests.bot.delivery.storm import FAIR, Teams, Weather, hosting, messages
from tests.bot.delivery.storm_process import Orders

COUNT = int(os.environ.get("STORM_MESSAGES", "300"))
KILLS = 2 if COUNT < 1000 else 8
EACH = 5  # messages for each person
SPEED = 30.0  # so that a lapsed claim is found after 4 seconds and not after 120

STORMY = 60  # so many calls are bad weather

Processes = int


@pytest.fixture
def processes(backend: str) -> Processes:
    """SQLite is for one; PostgreSQL lets several share the work."""
    return 1 if backend == "sqlite" else 2


async def test_whatever_is_killed_no_message_is_lost_and_only_what_was_in_flight_comes_twice(
    sessions: Sessions, database_url: str, processes: Processes
) -> None:
    """A host that loses its power in the middle of a mailing, again and again."""
    moments = sorted(random.Random(2026).sample(range(10, COUNT - 30), KILLS))  # noqa: S311 - no secret
    orders = Orders(url=database_url, speed=SPEED, time_limit=3.0)
    async with Teams() as teams, hosting(sessions, orders) as host:
        sent = messages(sessions, teams, COUNT, EACH)
        await host.prepares(processes + KILLS)
        for _ in range(processes):
            host.begins()
        for moment in moments:
            await teams.has(moment)
            await host.kills()
            host.begins()
        await host.finishes()
        await host.ends()
    print(f"{COUNT} messages, {KILLS} kills: {len(teams.repeated)} came twice")  # noqa: T201 - shown by `make storm`
    assert set(teams.copies) == sent
    unexplained = {(each.by, each.key) for each in teams.repeated} - host.in_flight_at_kill
    assert unexplained == set()
    assert len(teams.repeated) <= KILLS * 25, "more than were in flight"
    assert teams.out_of_order(host.given_up()) == []


def throttled_and_broken(call: int) -> Weather:
    """At first: too many requests, a gateway that lost the call, one that lost the answer."""
    if call > STORMY:
        return FAIR
    lost = {0: Weather(takes=False, status=429, retry_after=2), 1: Weather(takes=False, status=502)}
    return lost.get(call % 3, Weather(status=502))


def silent(call: int) -> Weather:
    """It takes the call and never answers: every hand that the postman has is held fast."""
    return Weather(status=None) if call <= STORMY else FAIR


@pytest.mark.parametrize("weather", [throttled_and_broken, silent])
async def test_a_storm_passes_and_every_message_has_arrived(
    sessions: Sessions, database_url: str, processes: Processes, weather: Callable[[int], Weather]
) -> None:
    """429, 502 and a connector that hangs, in the first minutes of a mailing. Twice comes only what got no clear answer."""
    orders = Orders(url=database_url, speed=SPEED, time_limit=1.0)
    async with Teams(weather) as teams, hosting(sessions, orders) as host:
        sent = messages(sessions, teams, COUNT // 2, EACH)
        await host.prepares(processes)
        for _ in range(processes):
            host.begins()
        await host.finishes()
        await host.ends()
    assert set(teams.copies) == sent
    assert {each.key for each in teams.repeated} <= host.unclear()
    assert teams.out_of_order(host.given_up()) == []
