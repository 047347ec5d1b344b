"""The floor: aiohttp and JSON, and nothing else. `python -m tests.bench.bare PORT [post]`.

With `post` the answer goes to the connector in a call of its own, as a message's does, instead of in the response.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from urllib.parse import quote

from aiohttp import ClientSession, web
from yarl import URL

SESSION = web.AppKey("session", ClientSession)


async def in_response(request: web.Request) -> web.Response:
    activity = await request.json()
    return web.json_response({"statusCode": 200, "type": activity["type"], "value": activity.get("value")})


async def by_post(request: web.Request) -> web.Response:
    activity = await request.json()
    place = f"v3/conversations/{quote(activity['conversation']['id'], safe='')}/activities"
    answer = {"type": "message", "text": activity["text"], "replyToId": activity["id"]}
    async with request.app[SESSION].post(URL(activity["serviceUrl"] + place, encoded=True), json=answer) as response:
        await response.read()
    return web.Response()


async def _session(app: web.Application) -> AsyncIterator[None]:
    async with ClientSession() as session:
        app[SESSION] = session
        yield


def main(port: str, how: str = "") -> None:
    app = web.Application()
    app.cleanup_ctx.append(_session)
    app.router.add_post("/api/messages", by_post if how == "post" else in_response)
    web.run_app(app, host="127.0.0.1", port=int(port), print=None, access_log=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
