"""Files by a link, on this machine only: it cannot be guessed, works once, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import clock
from bot.files.files import Built, Paper
from bot.files.links import LASTS, MOST, Links
from bot.settings import Settings
from bot.wiring import build
from dialogs.documents.rules.files import DocumentKind, FileForm, Wanted
from dialogs.documents.rules.report import Empty, NoReport
from dialogs.ground.ids import NodeId
from storage.database import Sessions
from tests.fake_teams import FakeTeams

NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
WANTED = Wanted(document=DocumentKind.PLAN, form=FileForm.WORD, node=NodeId("avd32"))
PAPER = Paper(wanted=WANTED, unit="Avd 32", name="Handlingsplan för Åsa.docx", about="")
FILE = Built(paper=PAPER, content=b"PK\x03\x04")


def make() -> Built:
    return FILE


def nothing() -> None:
    """Whoever asked may have it no more."""


def no_report() -> Built:
    """What there was to tell has been reopened since."""
    raise NoReport(Empty.NONE_SIGNED)


def token(url: str) -> str:
    return url.rpartition("/")[2]


def test_a_link_works_once() -> None:
    """What lies in a browser's history leads nowhere."""
    links = Links(base="http://127.0.0.1:3978")
    url = links.put(make, NOW)
    assert url.startswith("http://127.0.0.1:3978/files/")
    assert len(token(url)) >= 43
    assert links.take(token(url), NOW) is make
    assert links.take(token(url), NOW) is None


def test_a_link_is_over_after_its_time_and_cannot_be_guessed() -> None:
    """Ten minutes."""
    links = Links(base="http://127.0.0.1:3978")
    late = links.put(make, NOW)
    assert links.take("x", NOW) is None
    assert links.take(token(late), NOW + LASTS + timedelta(seconds=1)) is None


def test_only_so_many_wait() -> None:
    """Whoever presses a hundred times fills no memory: the oldest give way."""
    links = Links(base="")
    urls = [links.put(make, NOW) for _ in range(MOST + 5)]
    assert [links.take(token(one), NOW) is not None for one in urls] == [False] * 5 + [True] * MOST


@pytest.mark.parametrize("backend", ["sqlite"])
async def test_the_door_serves_links_where_the_bot_is_tried_out_and_nowhere_else(sessions: Sessions) -> None:
    """In service there is no such door at all."""
    local = build(Settings.from_environment({"PORT": "3978"}, local=True), sessions, now=clock.now, by_itself=False)
    links = local.mind.turns.links
    assert links is not None
    async with TestClient(TestServer(local.app)) as client:
        path = "/files/" + token(links.put(make, clock.now()))
        answer = await client.get(path)
        assert (answer.status, await answer.read()) == (200, FILE.content)
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''Handlingsplan%20f")
        assert (await client.get(path)).status == 404
        for gone in (nothing, no_report):
            assert (await client.get("/files/" + token(links.put(gone, clock.now())))).status == 404
    async with FakeTeams() as teams:
        service = build(Settings.from_environment(teams.environ, local=False), sessions, now=clock.now, by_itself=False)
        assert service.mind.turns.links is None
        assert not [route for route in service.app.router.routes() if "files" in str(route.resource)]
        service.executor.shutdown()
        service.making.shutdown()
