"""The issuer's keys: changed without notice, sometimes unreachable, and asked for by strangers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.teams.authentication import TokenGuard, Unauthorized
from bot.teams.keys import BETWEEN_FORCED, FRESH, KeysUnavailable, SigningKeys, UnknownKey
from tests.fake_teams import APP_ID, FakeTeams

HEALTH = {"ok": True, "database": "up", "signing_keys": True, "token_age_seconds": None, "token_failed": None}


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def keys(teams: FakeTeams, clock: Clock) -> AsyncIterator[SigningKeys]:
    async with aiohttp.ClientSession() as session:
        keys = SigningKeys(teams.environ["SAM_OPENID_METADATA_URL"], session, clock)
        yield keys
        await keys.close()


@pytest.fixture
def guard(teams: FakeTeams, keys: SigningKeys) -> TokenGuard:
    return TokenGuard(keys, teams.environ["SAM_OPENID_METADATA_URL"], APP_ID)


async def test_keys_are_fetched_once(teams: FakeTeams, keys: SigningKeys) -> None:
    """Not for every message."""
    for _ in range(3):
        await keys.get("key-1")
    assert teams.key_fetches == 1


async def test_a_new_key_is_found_at_its_first_use(teams: FakeTeams, keys: SigningKeys, clock: Clock) -> None:
    """botbuilder shuts everybody out for up to a day after a rollover."""
    await keys.get("key-1")
    teams.published = {"key-2": ("second", ["msteams"])}
    clock.now += 3 * 3600

    assert (await keys.get("key-2")).endorsements == ("msteams",)
    with pytest.raises(UnknownKey):
        await keys.get("key-1")


async def test_strangers_cannot_make_us_ask_again_and_again(teams: FakeTeams, keys: SigningKeys, clock: Clock) -> None:
    """Anybody can send a token with a made-up key id."""
    await keys.get("key-1")
    clock.now += BETWEEN_FORCED + 1
    for number in range(20):
        with pytest.raises(UnknownKey):
            await keys.get(f"made-up-{number}")
    assert teams.key_fetches == 2


async def test_old_keys_serve_while_the_issuer_is_down(teams: FakeTeams, keys: SigningKeys, clock: Clock) -> None:
    """An outage there must not be one here: the keys in memory are still the right ones."""
    known = await keys.get("key-1")
    teams.issuer_works = False
    clock.now += FRESH + 1

    assert await keys.get("key-1") is known
    assert keys.ready


async def test_without_any_key_it_is_nobodys_fault_who_asks(teams: FakeTeams, keys: SigningKeys, clock: Clock) -> None:
    """503 and not 401: Teams shall try again, and the bot is soon well after the issuer is."""
    teams.issuer_works = False
    with pytest.raises(KeysUnavailable):
        await keys.get("key-1")
    assert not keys.ready

    teams.issuer_works = True
    clock.now += 6
    assert await keys.get("key-1")


async def test_a_key_set_of_rubbish_replaces_nothing(teams: FakeTeams, keys: SigningKeys, clock: Clock) -> None:
    """A proxy's error page in the place of keys must not lock everybody out."""
    known = await keys.get("key-1")
    teams.published = {}
    clock.now += BETWEEN_FORCED + 1
    with pytest.raises(UnknownKey):
        await keys.get("other")
    assert await keys.get("key-1") is known


async def test_a_remembered_token_is_forgotten_when_its_key_is_withdrawn(
    teams: FakeTeams, keys: SigningKeys, guard: TokenGuard, clock: Clock
) -> None:
    """What was right an hour ago may be forged now: that is why keys are withdrawn."""
    header = f"Bearer {teams.token()}"
    first = await guard.verify(header)
    assert await guard.verify(header) is first

    teams.published = {"key-2": ("second", ["msteams"])}
    clock.now += BETWEEN_FORCED + 1
    await guard.verify(f"Bearer {teams.token(key='second', head={'kid': 'key-2'})}")
    with pytest.raises(Unauthorized):
        await guard.verify(header)


async def test_a_remembered_token_is_forgotten_when_it_expires(teams: FakeTeams, keys: SigningKeys) -> None:
    """Remembering saves the arithmetic and may lengthen nothing."""
    clock = Clock()
    guard = TokenGuard(keys, teams.environ["SAM_OPENID_METADATA_URL"], APP_ID, clock)
    long_gone = f"Bearer {teams.token(exp=1100, nbf=900)}"
    with pytest.raises(Unauthorized):
        await guard.verify(long_gone)

    alive = f"Bearer {teams.token()}"
    first = await guard.verify(alive)
    clock.now = first.expires + 1
    assert await guard.verify(alive) is not first


async def test_a_remembered_token_brings_only_what_it_is_for(door: Any, teams: FakeTeams) -> None:
    """The serviceUrl is compared for each activity, not only when the token is first seen."""
    headers = teams.headers()
    assert (await door.receives(teams.activity("message", text="hej"), headers)).status == 200

    elsewhere = teams.activity("message", text="hej", serviceUrl="http://127.0.0.1:9/emea/")
    assert (await door.receives(elsewhere, headers)).status == 401


async def test_the_bot_starts_without_the_issuer_and_is_not_ready(opens: Any, teams: FakeTeams) -> None:
    """The load balancer waits; a bot that refused to start would be restarted for ever."""
    teams.issuer_works = False
    door = await opens()

    assert (await door.receives(teams.activity("message", text="hej"))).status == 503
    health = await door.client.get("/healthz")
    assert (health.status, await health.json()) == (503, HEALTH | {"ok": False, "signing_keys": False})


async def test_the_bot_is_ready_when_it_has_keys(door: Any) -> None:
    """What the load balancer asks."""
    health = await door.client.get("/healthz")
    assert (health.status, await health.json()) == (200, HEALTH)
