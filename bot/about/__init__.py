"""Three pages that the app's description in Teams links to: what SAM-boten is, personal data, terms.

They are files beside this one, the same for everybody, with nothing loaded from elsewhere.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

PAGES = {"/": "about.html", "/integritet": "integritet.html", "/villkor": "villkor.html"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "max-age=3600",
}


def add_pages(app: web.Application) -> None:
    for path, name in PAGES.items():
        app.router.add_get(path, _answering((Path(__file__).parent / name).read_text("utf-8")))


def _answering(page: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html", headers=HEADERS)

    return answer
