"""/metrics: what is counted, who may read it, and that nobody is named there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.health import Watch
from bot.metrics import Measured, Metrics, from_here
from bot.settings import Settings
from bot.teams.inbound import Caller, MessageIn, Place, PlaceKind, Received
from bot.wiring import POSTMAN, Parts, build
from storage.database import Sessions
from tests.bot.conftest import TalkingAnswerer
from tests.fake_teams import ANNA, FakeTeams
from tests.post import NOW, TENANT, URL, chat_of, people, put, to

RECEIVED = Received(
    caller=Caller(entra_id=None, tenant=TENANT, teams_user_id="29:x", name="", locale=None),
    place=Place(kind=PlaceKind.PERSONAL, conversation=chat_of("x"), service_url=URL),
    what=MessageIn(text="hej", mentioned=False),
    reference="r",
    activity_id=None,
)
GUIDE = (Path(__file__).parents[2] / "docs" / "it.md").read_text("utf-8")


@dataclass
class Bot:
    """The whole bot, stepped by hand."""

    parts: Parts
    teams: FakeTeams
    client: TestClient[Any, Any] = field(init=False)

    async def receives(self, **fields: Any) -> int:
        body = self.teams.activity("message", **fields)
        return (await self.client.post("/api/messages", json=body, headers=self.teams.headers())).status

    async def metrics(self) -> str:
        answer = await self.client.get("/metrics")
        assert answer.status == 200
        return await answer.text()


@pytest.fixture
async def bot(sessions: Sessions, teams: FakeTeams) -> AsyncIterator[Bot]:
    parts = build(Settings.from_environment(teams.environ, local=False), sessions, now=lambda: NOW, by_itself=False)
    bot = Bot(parts, teams)
    async with TestClient(TestServer(parts.app)) as bot.client:
        yield bot


def series(text: str, name: str) -> dict[str, float]:
    """The labels of every line of a metric, and its number."""
    lines = re.findall(rf"^{name}(?:{{(.*?)}})? ([\d.e+-]+)$", text, re.MULTILINE)
    return {labels: float(value) for labels, value in lines}


async def test_turns_are_counted_and_timed(bot: Bot) -> None:
    """Whether people get answers, and how long they wait."""
    assert await bot.receives(text="hej") == 200
    assert await bot.receives(text="hej") == 200
    text = await bot.metrics()
    assert series(text, "sam_turns_total") == {'event="MessageIn",outcome="card"': 2}
    assert series(text, "sam_turn_seconds_count") == {'event="MessageIn"': 2}


async def test_refusals_at_the_door_are_counted_by_reason(bot: Bot) -> None:
    """A wrong endpoint, a forgotten tenant or somebody who knocks: each has its own line."""
    assert (await bot.client.post("/api/messages", json={})).status == 401
    assert await bot.receives(channelId="webchat") in (401, 403)
    assert await bot.receives(text=7) == 400
    found = series(await bot.metrics(), "sam_refused_total")
    assert found['reason="no bearer token",status="401"'] == 1
    assert found['reason="shape of text",status="400"'] == 1
    assert sum(found.values()) == 3


async def test_sendings_are_counted_by_outcome(bot: Bot, sessions: Sessions) -> None:
    """The review of these messages is not there, so each is dropped unsent."""
    people(sessions, "anna", "bo")
    messages = [to(name, kind="invitation") for name in ("anna", "bo")]
    for message in messages:
        message.subject["review"] = "0" * 32
    put(sessions, *messages)
    await bot.parts.app[POSTMAN].deliver_all(NOW)
    assert series(await bot.metrics(), "sam_sends_total") == {'outcome="obsolete"': 2}


async def test_the_queue_is_asked_when_somebody_looks(bot: Bot, sessions: Sessions) -> None:
    """Every process says the same, because the database does."""
    people(sessions, "anna")
    people(sessions, "sven", met=False)
    put(sessions, to("anna"), to("sven"), now=NOW.replace(hour=NOW.hour - 1))
    text = await bot.metrics()
    assert series(text, "sam_queue_age_seconds") == {"": 3600}
    assert series(text, "sam_dead_letters") == {"": 0}
    assert series(text, "sam_waiting_for_address") == {"": 1}
    bot.parts.lookout.look()
    assert series(await bot.metrics(), "sam_last_look_timestamp_seconds") == {"": NOW.timestamp()}


async def test_nobody_is_named_and_nothing_grows_with_what_strangers_send(bot: Bot, sessions: Sessions) -> None:
    """The numbers go to dashboards that everybody in the house can open."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    press = bot.teams.press("a-verb-of-somebody-s-own", {"review": "secret"}, reply_to="1")
    await bot.client.post("/api/messages", json=press, headers=bot.teams.headers())
    await bot.receives(text="hemligt")
    text = await bot.metrics()
    for private in (ANNA.name, ANNA.teams_id, str(ANNA.entra_id), "anna", "a-verb", "secret", "hemligt", "72f988bf"):
        assert private not in text


async def test_a_database_that_is_away_takes_only_its_own_numbers_along() -> None:
    """A zero would say that all is well."""
    watch = Watch(sessions=Sessions(), clock=lambda: NOW, last_look=lambda: NOW, started=NOW)  # bound to nothing
    metrics = Metrics(watch)
    metrics.sent("delivered")
    text = metrics.text().decode()
    assert series(text, "sam_sends_total") == {'outcome="delivered"': 1}
    assert "sam_dead_letters" not in text


@pytest.mark.parametrize(("says", "outcome"), [(RuntimeError("x"), "failed"), (asyncio.CancelledError(), "too_slow")])
async def test_a_turn_without_an_answer_is_counted_as_what_it_was(
    sessions: Sessions, says: BaseException, outcome: str
) -> None:
    """Failures and slowness are two different alarms."""

    async def before() -> None:
        raise says

    metrics = Metrics(Watch(sessions=sessions, clock=lambda: NOW, last_look=lambda: None, started=NOW))
    seconds = iter((10.0, 12.5))
    measured = Measured(TalkingAnswerer(before=before), metrics, lambda: next(seconds))
    with pytest.raises(type(says)):
        await measured.answer(RECEIVED)
    text = metrics.text().decode()
    assert series(text, "sam_turns_total") == {f'event="MessageIn",outcome="{outcome}"': 1}
    assert series(text, "sam_turn_seconds_sum") == {'event="MessageIn"': 2.5}


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via"])
async def test_a_proxy_on_this_machine_does_not_open_the_metrics(bot: Bot, header: str) -> None:
    """It listens on loopback for the whole Internet."""
    assert (await bot.client.get("/metrics", headers={header: "203.0.113.9"})).status == 404


@pytest.mark.parametrize(
    ("remote", "here"),
    [
        ("127.0.0.1", True),
        ("127.3.2.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:10.0.0.1", False),
        ("10.0.0.1", False),
        ("2001:db8::1", False),
        ("somewhere", False),
        (None, False),
    ],
)
def test_only_this_machine_reads_the_metrics(remote: str | None, here: bool) -> None:
    """Unless a setting says otherwise."""
    assert from_here(remote, {}) is here


async def test_with_the_setting_everybody_who_reaches_the_port_reads_the_metrics(
    sessions: Sessions, teams: FakeTeams
) -> None:
    """A Prometheus on another host."""
    environ = teams.environ | {"SAM_METRICS": "on"}
    parts = build(Settings.from_environment(environ, local=False), sessions, now=lambda: NOW, by_itself=False)
    async with TestClient(TestServer(parts.app)) as client:
        assert (await client.get("/metrics", headers={"X-Forwarded-For": "10.0.0.1"})).status == 200


def test_the_guide_names_every_metric_and_no_other(sessions: Sessions) -> None:
    """Whoever builds the dashboard reads there what there is."""
    metrics = Metrics(Watch(sessions=sessions, clock=lambda: NOW, last_look=lambda: None, started=NOW))
    there = {line.split()[2] for line in metrics.text().decode().splitlines() if line.startswith("# TYPE sam_")}
    assert there == set(re.findall(r"^\| `(sam_[a-z_]+)`", GUIDE, re.MULTILINE))
