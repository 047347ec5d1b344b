"""The postman at work: it wakes, stops cleanly, survives an outage, and tells the log nothing that is private."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.delivery.delivering import Delivery, Letter, Worker
from bot.delivery.postman import Pace
from dialogs.delivery.rules.delivery import Limits, Unclear
from storage.database import Sessions
from tests.post import (
    NOW,
    Teams,
    letter,
    people,
    postman,
    put,
    row,
    seconds,
    to,
)


@pytest.fixture
def teams() -> Teams:
    return Teams()


async def until(condition: Callable[[], bool]) -> None:
    """Lets the postman work until it is so; the test's own limit is what stops it."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in threads and in rows
            await asyncio.sleep(0)


async def test_the_running_postman_delivers_and_stops(sessions: Sessions, teams: Teams) -> None:
    """A whole lane, one after the other, and no second is waited between two messages."""
    people(sessions, "anna")
    put(sessions, *(to("anna", mark) for mark in range(5)))
    postie = postman(sessions, teams)
    running = asyncio.create_task(postie.run())
    await until(lambda: len(teams.arrivals) == 5)
    postie.stop()
    await running
    assert {row(sessions, f"reminder:anna:{mark}").state for mark in range(5)} == {"sent"}


async def test_a_nudge_wakes_the_postman(sessions: Sessions, engine: Engine, teams: Teams) -> None:
    """The other one's card changes when the turn has committed, not half a second later."""
    people(sessions, "anna")
    looked: list[Any] = []
    event.listen(engine, "commit", looked.append)
    postie = postman(sessions, teams, pace=Pace(idle=3600.0))
    running = asyncio.create_task(postie.run())
    await until(lambda: len(looked) == 2)  # the addresses, and a claim that found nothing
    put(sessions, to("anna"))
    postie.nudge()
    await until(lambda: teams.arrivals != [])
    postie.stop()
    await running


async def test_what_the_rate_holds_back_goes_as_soon_as_it_may(sessions: Sessions, teams: Teams) -> None:
    """In a mailing to thousands, half a second of rest after every second would be a third of the pace."""
    people(sessions, "anna", "sven")
    put(sessions, to("anna"), to("sven"))
    now = [NOW]
    pace = Pace(idle=3600.0, mailing=0.001, full=0.001)
    postie = postman(sessions, teams, clock=lambda: now[0], pace=pace, limits=Limits(per_tenant=1))
    running = asyncio.create_task(postie.run())
    await until(lambda: len(teams.arrivals) == 1)
    now[0] += seconds(1.1)
    await until(lambda: len(teams.arrivals) == 2)
    postie.stop()
    await running


async def test_after_a_mailing_the_postman_rests_again(sessions: Sessions, teams: Teams) -> None:
    """Ten looks a second are for when there is something to send, and not for the rest of the year."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    now, asked = [NOW], list[datetime]()

    def clock() -> datetime:
        asked.append(now[0])
        return now[0]

    postie = postman(sessions, teams, clock=clock, pace=Pace(idle=3600.0, mailing=0.001))
    running = asyncio.create_task(postie.run())
    await until(lambda: row(sessions, "reminder:anna:1").state == "sent")
    before = len(asked)
    await until(lambda: len(asked) > before + 5)  # a few looks, one after the other
    now[0] += seconds(2)
    await until(lambda: asked.count(now[0]) == 1)  # and one that finds that it is over
    for _ in range(1000):
        await asyncio.sleep(0)
    assert asked.count(now[0]) == 1
    postie.stop()
    await running


@pytest.mark.parametrize("how", ["stopped", "cancelled"])
async def test_a_stopping_postman_waits_for_what_is_on_its_way(sessions: Sessions, how: str) -> None:
    """A deploy must not turn messages that arrived into unclear ones."""
    people(sessions, "anna")
    put(sessions, to("anna", 1), to("anna", 2))
    answering = asyncio.Event()
    teams = Teams(may_answer=answering)
    postie = postman(sessions, teams)
    running = asyncio.create_task(postie.run())
    await until(lambda: teams.arrivals != [])
    if how == "stopped":
        postie.stop()
    else:
        running.cancel()
    answering.set()
    await asyncio.wait([running])
    assert row(sessions, "reminder:anna:1").state == "sent"
    assert row(sessions, "reminder:anna:2").state in ("pending", "sent"), "it would be unclear after the restart"


async def test_a_database_that_is_away_does_not_end_the_postman(
    sessions: Sessions, teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    """It looks again later; nothing is lost, because nothing was claimed."""
    away = Sessions(autoflush=True)  # bound to nothing
    postie = postman(away, teams, pace=Pace(outage=3600.0))
    running = asyncio.create_task(postie.run())
    with caplog.at_level(logging.ERROR):
        await until(lambda: "outbox_unreachable" in caplog.text)
    assert not running.done()
    postie.stop()
    await running


def test_a_time_limit_that_outlasts_the_lease_is_refused(sessions: Sessions, teams: Teams) -> None:
    """A slow sending would be taken for a dead process's, and repeated while it is still on its way."""
    with pytest.raises(ValueError, match="slow"):
        Delivery(
            worker=Worker(sessions=sessions),
            letters=letter,
            connector=teams,
            on_gone=lambda *_: None,
            limits=Limits(lease=50),
            time_limit=30,
        )


async def test_the_log_names_messages_by_key_only(
    sessions: Sessions, teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    """Ids and tags; what was written stays between those it was written to."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(Unclear(error="BadGateway"))
    with caplog.at_level(logging.DEBUG):
        await postman(sessions, teams, letters=lambda _: Letter(activity={"text": "hemligt"})).deliver_all(NOW)
    assert "reminder:anna:1" in caplog.text
    assert "hemligt" not in caplog.text


def test_now_is_the_clock_that_was_given(sessions: Sessions, teams: Teams) -> None:
    """The clock stands in one place, and it is not here."""
    moments: list[datetime] = []

    def clock() -> datetime:
        moments.append(NOW)
        return NOW

    people(sessions, "anna")
    put(sessions, to("anna"))

    async def once() -> None:
        postie = postman(sessions, teams, clock=clock)
        running = asyncio.create_task(postie.run())
        await until(lambda: teams.arrivals != [])
        postie.stop()
        await running

    asyncio.run(once())
    assert row(sessions, "reminder:anna:1").sent_at == NOW
    assert moments


async def test_two_postmen_share_the_work_and_send_nothing_twice(sessions: Sessions, teams: Teams) -> None:
    """Two processes on one database, at the same moment: neither needs to know of the other."""
    names = [f"p{n}" for n in range(40)]
    people(sessions, *names)
    put(sessions, *(to(name, mark) for name in names for mark in (1, 2)))
    first, second = (postman(sessions, teams, limits=Limits(per_tenant=1000)) for _ in range(2))
    await asyncio.gather(first.deliver_all(NOW), second.deliver_all(NOW))
    assert sorted(teams.texts) == sorted(f"reminder:{name}:{mark}" for name in names for mark in (1, 2))
