"""Files by a link, where the bot is tried out on this machine: the Playground has no OneDrive to save them in.

Never in service. A link can be guessed by nobody, works once, and for ten minutes. The file is made when it is fetched.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import quote

from aiohttp import web

from bot.files.files import Built
from dialogs.documents.rules.report import NoReport

Make = Callable[[], Built | None]
LASTS = timedelta(minutes=10)
MOST = 20  # that wait to be fetched


@dataclass(kw_only=True)
class Links:
    base: str  # http://127.0.0.1:3978
    _waiting: dict[str, tuple[Make, datetime]] = field(default_factory=dict)

    def put(self, make: Make, now: datetime) -> str:
        """The address where it can be fetched."""
        while len(self._waiting) >= MOST:
            self._waiting.pop(next(iter(self._waiting)))
        token = secrets.token_urlsafe(32)
        self._waiting[token] = (make, now + LASTS)
        return f"{self.base}/files/{token}"

    def take(self, token: str, now: datetime) -> Make | None:
        """Once, and not after its time."""
        make, until = self._waiting.pop(token, (None, now))
        return make if make is not None and now < until else None


def add_files(app: web.Application, links: Links, now: Callable[[], datetime], making: Executor) -> None:
    async def file(request: web.Request) -> web.Response:
        make = links.take(request.match_info["token"], now())
        try:
            built = await asyncio.get_running_loop().run_in_executor(making, make) if make else None
        except NoReport as error:  # there was something to tell when the link was made
            raise web.HTTPNotFound from error
        if built is None:
            raise web.HTTPNotFound
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(built.paper.name)}",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=built.content, headers=headers, content_type="application/octet-stream")

    app.router.add_get("/files/{token}", file)
