"""The pages that the app's description in Teams links to: they are there, in both languages, and load nothing from elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.about import PAGES, add_pages
from bot.teams.packaging import Place, manifest_for

DEVELOPER = manifest_for(Place(app_id=UUID(int=1), domain="sam.regionen.se"))["developer"]


@pytest.mark.parametrize("link", ["websiteUrl", "privacyUrl", "termsOfUseUrl"])
async def test_every_link_of_the_app_leads_to_a_page_in_both_languages(link: str) -> None:
    """Teams shows these links to everybody before they add the app; a dead one is all they learn of us."""
    app = web.Application()
    add_pages(app)
    async with TestClient(TestServer(app)) as client:
        answer = await client.get(urlsplit(DEVELOPER[link]).path)
        page = await answer.text()
    assert answer.status == 200
    assert answer.content_type == "text/html"
    assert 'lang="sv"' in page
    assert 'lang="en"' in page


async def test_nothing_is_loaded_from_elsewhere_and_no_link_is_dead() -> None:
    """Who reads about personal data should not be seen by a third party while doing so."""
    app = web.Application()
    add_pages(app)
    async with TestClient(TestServer(app)) as client:
        for path in PAGES:
            answer = await client.get(path)
            links = set(re.findall(r'(?:href|src)="([^"]*)"', await answer.text()))
            assert links <= set(PAGES), path
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
