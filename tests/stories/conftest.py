"""A world for every story: a region, an open round, and a bot that is stepped by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.settings import Settings
from bot.wiring import build
from storage.database import Sessions
from tests.stories.teams import StatefulTeams
from tests.stories.world import Clock, Someone, World, load_region, open_round

Opening = Callable[..., AbstractAsyncContextManager[World]]


@pytest.fixture
def opening(sessions: Sessions) -> Opening:
    """Opens a world; `submit=True` is a client that knows no Action.Execute, `threads` take turns at once.

    Other names are settings of the environment."""

    @asynccontextmanager
    async def opened(
        *, submit: bool = False, with_round: bool = True, threads: int = 1, **environment: str
    ) -> AsyncIterator[World]:
        load_region(sessions)
        opened_round = open_round(sessions) if with_round else None
        clock = Clock()
        async with StatefulTeams() as teams:
            environ = teams.environ | ({"SAM_CARD_ACTIONS": "submit"} if submit else {})
            settings = Settings.from_environment(environ | environment | {"SAM_USER_RATE": "1000"}, local=False)
            parts = build(settings, sessions, now=clock, threads=threads, by_itself=False)
            async with TestClient(TestServer(parts.app)) as client:
                yield World(teams, client, parts, sessions, clock, submit=submit, round=opened_round)

    return opened


@pytest.fixture
async def world(opening: Opening) -> AsyncIterator[World]:
    async with opening() as world:
        yield world


@pytest.fixture
def anna(world: World) -> Someone:
    """Manager of avd. 32."""
    return world.somebody("Anna Ek")


@pytest.fixture
def sven(world: World) -> Someone:
    """Safety representative of avd. 32."""
    return world.somebody("Sven Lindqvist-Åkerström")


@pytest.fixture
def rut(world: World) -> Someone:
    """Safety representative of avd. 33."""
    return world.somebody("Rut Ängström")


@pytest.fixture
def bo(world: World) -> Someone:
    """Manager of avd. 33, beside Anna's."""
    return world.somebody("Bo Öberg")


@pytest.fixture
def kaj(world: World) -> Someone:
    """Manager of the clinic above avd. 32, 33 and 34."""
    return world.somebody("Kaj Berg")


@pytest.fixture
def ingrid(world: World) -> Someone:
    return world.somebody("Ingrid Sjöström")


@pytest.fixture
def hugo(world: World, tmp_path: Path) -> Someone:
    """From now on safety representative of the clinic itself."""
    world.imports(tmp_path, roles={"hugo;huvudskyddsombud;kir": "hugo;skyddsombud;med"})
    return world.somebody("Hugo Falk")


@pytest.fixture
def nils(world: World, tmp_path: Path) -> Someone:
    """Looks after the houses of the whole region; avd. 32, 33 and the surgical ward sit in one of them."""
    in_house = ("Medicinkliniken avd. 32;nej;;", "Medicinkliniken avd. 33;nej;;", "Kirurgavdelning 1;nej;;")
    world.imports(
        tmp_path,
        organisation={"opens;closes": "opens;closes;byggnad"} | {line: f"{line};Hus 12" for line in in_house},
        roles={"hanna;hr-stöd;hs;;": "hanna;hr-stöd;hs;;\nnils;fastighet;region;;"},
    )
    return world.somebody("Nils Utanroll")
