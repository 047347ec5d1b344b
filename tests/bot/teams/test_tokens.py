"""The token that we send with: asked for rarely, never by two at once, and never a reason to stand still."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.settings import Settings
from bot.teams.tokens import EARLY, CachedTokens, NoToken, NoTokens, tokens_for
from dialogs.delivery.rules.delivery import Throttled
from dialogs.ground.ids import ConversationId
from tests.fake_teams import APP_ID, SECRET, FakeTeams


@dataclass
class LoginService:
    """Gives numbered tokens for an hour; can be told to fail or to wait."""

    asked: int = 0
    answer: Mapping[str, Any] | Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    threads: set[str] = field(default_factory=set)
    now: float = 0.0

    def __post_init__(self) -> None:
        self.gate.set()

    def __call__(self) -> Mapping[str, Any]:
        self.threads.add(threading.current_thread().name)
        self.gate.wait(10)
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer or {"access_token": f"token-{self.asked}", "expires_in": 3600}


@pytest.fixture
def login() -> LoginService:
    return LoginService()


@pytest.fixture
def tokens(login: LoginService) -> CachedTokens:
    return CachedTokens(login, lambda: login.now)


async def test_fifty_who_ask_at_once_get_one_token(tokens: CachedTokens, login: LoginService) -> None:
    """At start everybody is at the door and there is no token yet."""
    login.gate.clear()
    asking = [asyncio.create_task(tokens.get()) for _ in range(50)]
    await asyncio.sleep(0)
    login.gate.set()

    assert set(await asyncio.gather(*asking)) == {"token-1"}
    assert login.asked == 1
    assert threading.current_thread().name not in login.threads


async def test_a_token_is_renewed_before_it_ends_and_nobody_waits(tokens: CachedTokens, login: LoginService) -> None:
    """Five minutes early, in the background: the old one still holds."""
    assert await tokens.get() == "token-1"
    login.now = 3600 - EARLY + 1
    assert await tokens.get() == "token-1"
    await tokens.close()
    assert await tokens.get() == "token-2"


async def test_a_failed_renewal_is_survived_as_long_as_the_token_holds(
    tokens: CachedTokens, login: LoginService
) -> None:
    """A login service that stumbles for four minutes is not noticed, nor asked at every message."""
    await tokens.get()
    login.answer = OSError("unreachable")
    login.now = 3600 - EARLY + 1
    for _ in range(10):
        assert await tokens.get() == "token-1"
        await tokens.close()
    assert login.asked == 2

    login.now = 3601
    with pytest.raises(NoToken):
        await tokens.get()


async def test_a_secret_that_has_expired_is_told_by_its_code(tokens: CachedTokens, login: LoginService) -> None:
    """invalid_client in the log is what the one on duty needs; the description may quote secrets."""
    login.answer = {"error": "invalid_client", "error_description": "the secret 'hush' has expired"}
    with pytest.raises(NoToken) as caught:
        await tokens.get()
    assert (caught.value.code, "hush" in str(caught.value)) == ("invalid_client", False)


async def test_one_who_gives_up_waiting_takes_nothing_from_the_others(
    tokens: CachedTokens, login: LoginService
) -> None:
    """A turn that is cancelled must not cancel the token that forty-nine others wait for."""
    login.gate.clear()
    impatient, patient = asyncio.create_task(tokens.get()), asyncio.create_task(tokens.get())
    await asyncio.sleep(0)
    impatient.cancel()
    login.gate.set()
    assert await patient == "token-1"


async def test_a_token_that_teams_refuses_is_not_used_again(tokens: CachedTokens) -> None:
    """But one refusal of an old token must not throw away a new one."""
    first = await tokens.get()
    tokens.refused(first)
    assert await tokens.get() == "token-2"
    tokens.refused(first)
    assert await tokens.get() == "token-2"


async def test_msal_gets_one_token_for_many_messages(door: Any, teams: FakeTeams) -> None:
    """The real library against a login service; botbuilder would ask it twice for every turn."""
    for _ in range(3):
        await door.receives(teams.activity("message", text="hej"))

    assert {call.headers["Authorization"] for call in teams.posts} == {"Bearer outgoing-1"}
    (asked,) = teams.token_requests
    assert (asked["client_id"], asked["client_secret"]) == (APP_ID, SECRET)
    assert asked["scope"] == "https://api.botframework.com/.default"


async def test_without_a_token_nothing_is_sent_and_it_may_be_tried_again(opens: Any, teams: FakeTeams) -> None:
    """An expired secret is mended within the hour; the invitations of that hour should still arrive."""
    door = await opens(MicrosoftAppPassword="expired")
    outcome = await door.connector.send(teams.service_url, ConversationId("a:1"), {"type": "message"})

    assert outcome == Throttled(status=401, after=60.0)
    assert teams.calls == []


def test_local_mode_and_managed_identity_need_no_secret(teams: FakeTeams) -> None:
    """Neither may ask for one."""
    assert isinstance(tokens_for(Settings.from_environment({}, local=True)), NoTokens)
    managed = teams.environ | {"MicrosoftAppType": "UserAssignedMSI", "MicrosoftAppPassword": ""}
    assert isinstance(tokens_for(Settings.from_environment(managed, local=False)), CachedTokens)


async def test_a_managed_identity_gets_its_token_from_the_machine(
    teams: FakeTeams, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As App Service offers it: an address and a secret header in the environment."""
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{teams.url}/msi/token")
    monkeypatch.setenv("IDENTITY_HEADER", "header of this machine")
    managed = teams.environ | {"MicrosoftAppType": "UserAssignedMSI", "MicrosoftAppPassword": ""}
    tokens = tokens_for(Settings.from_environment(managed, local=False))

    assert await tokens.get() == "managed-1"
    assert teams.token_requests[0]["client_id"] == APP_ID
    assert teams.token_requests[0]["header"] == "header of this machine"


async def test_it_is_told_how_it_went_with_the_last_token(tokens: CachedTokens, login: LoginService) -> None:
    """An expired secret is seen in /healthz by whoever watches, and not first in what does not arrive."""
    assert (tokens.standing.age, tokens.standing.failed) == (None, None)
    await tokens.get()
    login.now = 3600.0
    assert (tokens.standing.age, tokens.standing.failed) == (3600.0, None)
    login.answer = {"error": "invalid_client"}
    with pytest.raises(NoToken):
        await tokens.get()
    assert (tokens.standing.age, tokens.standing.failed) == (3600.0, "invalid_client")
    login.answer = None
    await tokens.get()
    assert (tokens.standing.age, tokens.standing.failed) == (0.0, None)
