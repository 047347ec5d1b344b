"""/healthz: what makes the bot say that it cannot do its work, and what it tells of itself."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.health import LONGEST_WAIT, WITHOUT_A_LOOK, Watch, judged
from bot.settings import Settings
from bot.teams.door import CONNECTOR
from bot.wiring import build
from dialogs.delivery.rules.delivery import Throttled
from storage.database import Sessions
from storage.delivery.outbox import Health
from tests.fake_teams import FakeTeams
from tests.post import NOW, chat_of, people, put, to

WELL = Health(oldest=None, dead=0, without_address=0)
SECOND = timedelta(seconds=1)


def test_a_bot_that_has_just_started_is_well() -> None:
    """The first look at the calendar takes a moment; until then nobody is to be woken."""
    assert judged(WELL, None, NOW, NOW + SECOND)["ok"]


@pytest.mark.parametrize(("last", "started"), [(None, NOW), (NOW, NOW - timedelta(days=30))])
def test_a_calendar_that_nobody_looks_at_is_a_problem(last: datetime | None, started: datetime) -> None:
    """The bot answers, and no reminder will ever come: nobody would notice."""
    assert judged(WELL, last, started, NOW + WITHOUT_A_LOOK)["ok"]
    found = judged(WELL, last, started, NOW + WITHOUT_A_LOOK + SECOND)
    assert (found["ok"], found["problems"]) == (False, ["calendar_not_looked_at"])


def test_a_message_that_waits_for_more_than_half_an_hour_is_a_problem() -> None:
    """An expired secret shows here before anybody misses a reminder."""
    assert judged(Health(oldest=LONGEST_WAIT, dead=0, without_address=0), NOW, NOW, NOW)["ok"]
    found = judged(Health(oldest=LONGEST_WAIT + SECOND, dead=0, without_address=0), NOW, NOW, NOW)
    assert (found["ok"], found["problems"], found["oldest_waiting_seconds"]) == (False, ["messages_wait"], 1801)


def test_dead_letters_and_people_unmet_are_told_and_are_no_problem_of_the_bot_s() -> None:
    """A card that was too big in May must not keep the alarm ringing until somebody drops it."""
    found = judged(Health(oldest=None, dead=3, without_address=40), NOW, NOW, NOW)
    assert (found["ok"], found["dead_letters"], found["waiting_for_address"]) == (True, 3, 40)


def test_the_report_is_of_the_outbox_as_it_is(sessions: Sessions) -> None:
    """Whom the bot has not met keeps nobody waiting; whom it has met, does."""
    people(sessions, "anna")
    people(sessions, "sven", met=False)
    put(sessions, to("anna"), to("sven"))
    watch = Watch(sessions=sessions, clock=lambda: NOW + timedelta(hours=1), last_look=lambda: NOW, started=NOW)
    assert watch.report() == {
        "ok": False,
        "problems": ["calendar_not_looked_at", "messages_wait"],
        "oldest_waiting_seconds": 3600,
        "dead_letters": 0,
        "waiting_for_address": 1,
        "last_look": NOW.isoformat(),
    }


def test_a_database_that_is_away_is_a_problem_and_not_a_crash() -> None:
    """Who watches gets an answer that says what is wrong."""
    watch = Watch(sessions=Sessions(), clock=lambda: NOW, last_look=lambda: NOW, started=NOW)  # bound to nothing
    assert watch.report() == {"ok": False, "problems": ["database"]}


async def test_the_whole_bot_says_that_messages_wait_and_why_it_has_no_token(
    sessions: Sessions, teams: FakeTeams
) -> None:
    """What somebody sees at three in the morning when the secret has ended: one request says what is wrong."""
    teams.login_answer = (401, {"error": "invalid_client"})
    people(sessions, "anna")
    put(sessions, to("anna"))
    now = [NOW]
    settings = Settings.from_environment(teams.environ, local=False)
    parts = build(settings, sessions, now=lambda: now[0], by_itself=False)
    async with TestClient(TestServer(parts.app)) as client:
        parts.lookout.look()
        assert (await client.get("/healthz")).status == 200

        refused = await parts.app[CONNECTOR].send(teams.service_url, chat_of("anna"), {"type": "message"})
        assert refused == Throttled(status=401, after=60)
        now[0] += timedelta(minutes=31)
        parts.lookout.look()
        answer = await client.get("/healthz")
        told = await answer.json()
    assert answer.status == 503
    assert (told["problems"], told["token_failed"]) == (["messages_wait"], "invalid_client")
