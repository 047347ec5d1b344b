"""`python -m tests.bench`: a table on standard output. This process is the people and Teams; every server is another."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psutil
from aiohttp import ClientSession, TCPConnector
from sqlalchemy import text

from storage.database import engine_for, sessions_for
from tests.bench import post, region, report
from tests.bench.load import Figures, Meter, Request, measured
from tests.bench.servers import Server, free_port, serving
from tests.bench.visitors import Visitor
from tests.conftest import SERVER_FOLDER, own_server, shown
from tests.fake_teams import Chat, Person
from tests.stories.teams import StatefulTeams

REMINDERS = 6  # for each person: a seventh within a second would have to wait
BARE, ECHO = 80, 6  # requests of each person


async def bare(teams: StatefulTeams, session: ClientSession, folder: Path) -> list[Figures]:
    """What there is to compare with."""
    found = []
    for name, arguments, times, press in (
        ("bare handler", ["tests.bench.bare"], BARE, True),
        ("bare handler that posts its answer", ["tests.bench.bare", "post"], BARE, False),
        ("stock botbuilder, echo", ["tests.bench.echo"], ECHO, False),
    ):
        module, *how = arguments
        port = free_port()
        async with serving("-m", module, str(port), *how, port=port, log=folder / "bare.log") as server:
            bodies = [_body(teams, number, press=press) for number in range(region.PEOPLE)]
            await measured("warming up", server, [[_request(session, server, body)] * 2 for body in bodies])
            requests = [[_request(session, server, body)] * times for body in bodies]
            found.append(await measured(name, server, requests))
    return found


def _body(teams: StatefulTeams, number: int, *, press: bool) -> dict[str, object]:
    who, place = Person(f"29:{number}", "Anna Ek", region.entra_id(f"p{number}")), Chat("personal", f"a:{number}")
    data = {"review": uuid4().hex, "question": "q1", "choice": "yes", "comment": "Tas upp på APT varje månad."}
    return teams.press("answer", data, who, place) if press else teams.activity("message", who, place, text="hej")


def _request(session: ClientSession, server: Server, body: dict[str, object]) -> Request:
    async def request() -> None:
        async with session.post(server.messages, json=body) as response:
            assert response.status in (200, 201), response.status
            await response.read()

    return request


async def bot(
    database: str, url: str, teams: StatefulTeams, session: ClientSession, folder: Path, family: psutil.Process | None
) -> list[Figures]:
    """The whole bot as it is served: tokens are checked, and what is answered is on disk."""
    people = region.prepare(url, date.today())  # noqa: DTZ011 - the bot's own clock is today's, too
    port = free_port()
    environ = {**teams.environ, "DATABASE_URL": url, "SAM_USER_RATE": "100000", "SAM_RATE_PER_SECOND": "100000"}
    arguments = ("-m", "bot", "serve", "--host", "127.0.0.1", "--port", str(port))
    async with serving(*arguments, port=port, log=folder / f"{database}.log", environ=environ) as server:
        visitors = [Visitor(person=who, teams=teams, server=server, session=session) for who in people]
        await asyncio.gather(*(visitor.begins() for visitor in visitors))
        found = [
            await measured(
                f"answered question, {database}", server, [one.answers_everything() for one in visitors], family
            ),
            await measured(f"home card, {database}", server, [one.comes_home(4) for one in visitors], family),
            await _reminded(database, url, teams, server, people, family),
        ]
    return [*found, *await post.at_the_pace(database, url, teams, people, folder, family)]


async def _reminded(
    database: str,
    url: str,
    teams: StatefulTeams,
    server: Server,
    people: dict[region.PersonId, region.ReviewId],
    family: psutil.Process | None,
) -> Figures:
    """From rows in the outbox to posts in Teams."""
    engine = engine_for(url)
    sessions, before = sessions_for(engine), len(teams.posts)
    meter = Meter(server, family)
    count = region.remind(sessions, people, REMINDERS)
    engine.dispose()
    until = time.monotonic() + 60
    while len(teams.posts) < before + count:
        assert time.monotonic() < until, f"{len(teams.posts) - before} of {count} messages arrived"
        await asyncio.sleep(0.01)
    return meter.read(f"message sent, {database}", count)


@contextmanager
def databases(folder: Path) -> Iterator[list[tuple[str, str, psutil.Process | None]]]:
    """SQLite in a file, and PostgreSQL as it comes: with fsync."""
    os.environ[SERVER_FOLDER] = str(folder / "postgres")
    with ExitStack() as stack:
        server = stack.enter_context(own_server())
        assert server.connection.scalar(text("SHOW fsync")) == "on"
        backend = psutil.Process(server.connection.scalar(text("SELECT pg_backend_pid()")))
        url = stack.enter_context(server.new_database())
        yield [("SQLite", f"sqlite:///{folder / 'bench.db'}", None), ("PostgreSQL", shown(url), backend.parent())]


async def run(folder: Path) -> list[Figures]:
    found: list[Figures] = []
    async with StatefulTeams() as teams, ClientSession(connector=TCPConnector(limit=region.PEOPLE)) as session:
        found += await bare(teams, session, folder)
        with databases(folder) as chosen:
            for name, url, family in chosen:
                _say(f"{name} ...")
                found += await bot(name, url, teams, session, folder, family)
    return found


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def main() -> None:
    began = time.monotonic()
    with TemporaryDirectory(prefix="sam-bench-") as folder:
        figures = asyncio.run(run(Path(folder)))
    sys.stdout.write(report.table(figures))
    _say(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
