"""The whole bot in a process of its own, killed with -9 between a signature and the summary that it promises."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from aiohttp import ClientConnectionError, ClientSession
from sqlalchemy import delete

from dialogs.ground.ids import TenantId
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.delivery import outbox
from storage.migrating import upgrade
from storage.tables.outbox import OutboxPauseRow
from tests.fake_teams import TENANT
from tests.stories import cards, ways
from tests.stories.teams import Post, StatefulTeams
from tests.stories.world import Clock, World, load_region, open_round

ROOT = Path(__file__).parents[2]


class FarWorld(World):
    """A world whose bot is another process: its postman goes by itself."""

    async def delivers_mail(self) -> int:
        return 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def started(url: str, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot", "serve", "--local", "--port", str(port)]
    environ = {**os.environ, "DATABASE_URL": url, "SAM_USER_RATE": "1000"}
    return subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.DEVNULL)


@asynccontextmanager
async def serving(url: str, port: int) -> AsyncIterator[subprocess.Popen[bytes]]:
    with started(url, port) as process:
        try:
            await listening(port)
            yield process
        finally:
            process.kill()


async def listening(port: int) -> None:
    async with asyncio.timeout(60), ClientSession() as session:
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/healthz") as health:
                    if health.status == 200:
                        return
            except ClientConnectionError:
                await asyncio.sleep(0.05)  # a process of its own has no other way to say that it is there


async def arrives(teams: StatefulTeams, words: str) -> Post:
    async with asyncio.timeout(60):
        while True:
            teams.posted.clear()
            for post in teams.chats.posts:
                if words in cards.text(post.card):
                    return post
            await teams.posted.wait()


def holds_the_post(sessions: Sessions) -> None:
    """Teams has asked for an hour of quiet."""
    with transaction(sessions) as session:
        outbox.pause(session, TenantId(TENANT), datetime.now(UTC) + timedelta(hours=1))


def lets_the_post_go(sessions: Sessions) -> None:
    with transaction(sessions) as session:
        session.execute(delete(OutboxPauseRow))


async def test_the_summary_arrives_once_although_the_bot_was_killed(empty_database_url: str) -> None:
    """The signature was acknowledged, then the machine lost its power: what was promised happens, and happens once."""
    url, port = empty_database_url, free_port()
    engine = engine_for(url)
    upgrade(engine)
    sessions = sessions_for(engine)
    today = datetime.now(UTC).date()
    load_region(sessions, today=today)
    opened = open_round(sessions, today.year, today - timedelta(days=10), today + timedelta(days=10))
    async with StatefulTeams() as teams, ClientSession(f"http://127.0.0.1:{port}") as client:
        world = FarWorld(teams, cast("Any", client), cast("Any", None), sessions, Clock(), round=opened)
        anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
        async with serving(url, port) as process:
            await ways.links_the_channel(anna)
            await ways.hands_over(world, anna)
            await ways.confirms_everything(sven)
            await ways.signs(world, sven)
            await anna.says("starta")
            holds_the_post(sessions)
            await anna.presses("Skriv under")
            process.kill()
        assert world.review().signed_at is not None
        assert len(world.channel_posts()) == 1  # the linking

        lets_the_post_go(sessions)
        async with serving(url, port) as process:
            summary = await arrives(teams, "har gått igenom årets arbetsmiljöarbete")
            process.terminate()
            assert process.wait(30) == 0
        assert summary in world.channel_posts()

        async with serving(url, port):
            await anna.says("öppna igen: fel på fråga 8")
            await arrives(teams, "fel på fråga 8")
            assert len(world.channel_posts()) == 2
    engine.dispose()
