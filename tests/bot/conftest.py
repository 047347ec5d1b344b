"""The bot's door on a fake Teams, with an answerer that can be told what to say."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.settings import Settings
from bot.teams.answers import Answer, CardAnswer
from bot.teams.connector import Connector
from bot.teams.door import CONNECTOR, build_app
from bot.teams.inbound import Inbound, Received
from dialogs.ground.ids import ActivityId, ConversationId
from storage.database import Sessions
from tests.bot.cli.export_region import exported, made
from tests.fake_teams import FakeTeams

Json = dict[str, Any]

HELLO: Json = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Hej på dig"}]}


@dataclass
class TalkingAnswerer:
    """Says `says` to everything, or raises it; remembers what it heard."""

    says: Answer | Exception = field(default_factory=lambda: CardAnswer(card=HELLO, summary="Hej"))
    heard: list[Received] = field(default_factory=list)
    was_sent: list[tuple[str, str, object]] = field(default_factory=list)
    before: Callable[[], Any] | None = None

    async def answer(self, received: Received) -> Answer:
        self.heard.append(received)
        if self.before:
            await self.before()
        if isinstance(self.says, Exception):
            raise self.says
        return self.says

    async def sent(
        self, received: Received, conversation: ConversationId, activity: ActivityId, shared: object
    ) -> None:
        assert received in self.heard
        self.was_sent.append((conversation, activity, shared))
        if isinstance(shared, Exception):
            raise shared

    @property
    def last(self) -> Inbound:
        return self.heard[-1].what


def sorry(reference: str, locale: str | None) -> Json:
    return {"type": "AdaptiveCard", "fallbackText": f"Något gick fel, {reference} ({locale})"}


async def healthy() -> Json:
    return {"ok": True, "database": "up"}


@dataclass
class Door:
    """The bot as Teams reaches it."""

    client: TestClient[Any, Any]
    teams: FakeTeams

    async def receives(self, activity: Any, headers: dict[str, str] | None = None) -> ClientResponse:
        signed = self.teams.headers() if headers is None else headers
        return await self.client.post("/api/messages", json=activity, headers=signed)

    @property
    def connector(self) -> Connector:
        assert self.client.app is not None
        connector: Connector = self.client.app[CONNECTOR]
        return connector


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams() as fake:
        yield fake


@pytest.fixture
def answerer() -> TalkingAnswerer:
    return TalkingAnswerer()


Opens = Callable[..., Any]


@pytest.fixture
async def opens(teams: FakeTeams, answerer: TalkingAnswerer) -> AsyncIterator[Opens]:
    """Opens a door with other settings than usual: `await opens(SAM_IN_FLIGHT="1")`."""
    opened: list[TestClient[Any, Any]] = []

    async def open_(*, local: bool = False, regrets: Any = sorry, **changes: str) -> Door:
        environ = changes if local else teams.environ | changes
        app = build_app(Settings.from_environment(environ, local=local), answerer, regrets, healthy)
        client = TestClient(TestServer(app))
        await client.start_server()
        opened.append(client)
        return Door(client, teams)

    yield open_
    for client in opened:
        await client.close()


@pytest.fixture
async def door(opens: Opens) -> Door:
    door: Door = await opens()
    return door


@pytest.fixture(scope="session")
def export_region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    """Made once: whoever writes in it rolls back."""
    sessions = made(tmp_path_factory.mktemp("export_region"))
    yield sessions
    sessions.kw["bind"].dispose()


@pytest.fixture(scope="session")
def export_year(export_region: Sessions) -> dict[str, Any]:
    return exported(export_region)
