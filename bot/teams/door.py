"""Putting the way in and the way out together: an aiohttp application with POST /api/messages and GET /healthz."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from aiohttp import ClientSession, web
from botbuilder.integration.aiohttp import CloudAdapter

from bot.files.later import Later
from bot.files.uploads import Uploads
from bot.settings import Settings
from bot.teams.answers import Answerer, Sorry
from bot.teams.authentication import Guard, OpenGuard, PluggedAuthentication, TokenGuard
from bot.teams.connector import Connector, open_session
from bot.teams.edge import LARGEST_BODY, Edge, Refused
from bot.teams.handler import Handler
from bot.teams.keys import SigningKeys
from bot.teams.sdkconnector import SdkConnectors
from bot.teams.tokens import Tokens, TokenStanding, tokens_for

Json = dict[str, Any]
Health = Callable[[], Awaitable[Json]]

CONNECTOR = web.AppKey("connector", Connector)
"""The way out, for the postman: there once the application has started."""

UPLOADS = web.AppKey("uploads", Uploads)
"""Where files are put that somebody has said yes to."""

LATER = web.AppKey("later", Later)
"""What goes on when its request has been answered."""

_EDGE = web.AppKey("edge", Edge)


def _to_nobody(_status: int, _why: str) -> None:
    pass


def build_app(
    settings: Settings, answerer: Answerer, sorry: Sorry, health: Health, refused: Refused = _to_nobody
) -> web.Application:
    """`refused` is told of everything that is turned away at the door.

    What is appended to `cleanup_ctx` afterwards (a postman) stops before the session closes.
    """
    app = web.Application(client_max_size=LARGEST_BODY)
    keys = _Keys()
    app.cleanup_ctx.append(_opening(settings, answerer, sorry, keys, refused))
    app.router.add_post("/api/messages", _messages)
    app.router.add_get("/healthz", _healthz(health, keys))
    return app


class _Keys:
    """Whether tokens can be checked yet, and our own fetched. Local mode checks none, and so is ready at once."""

    def __init__(self) -> None:
        self.signing: SigningKeys | None = None
        self.needed = True
        self.own: Tokens | None = None

    @property
    def ready(self) -> bool:
        return not self.needed or (self.signing is not None and self.signing.ready)

    @property
    def token(self) -> TokenStanding:
        return self.own.standing if self.own else TokenStanding()


def _opening(
    settings: Settings, answerer: Answerer, sorry: Sorry, keys: _Keys, refused: Refused
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def opened(app: web.Application) -> AsyncIterator[None]:
        async with open_session() as session:
            tokens = keys.own = tokens_for(settings)
            connector = Connector(session, tokens, settings.service_hosts, settings.bot_id)
            guard = await _guard(settings, session, keys)
            app[CONNECTOR], app[UPLOADS] = connector, Uploads(session, settings.upload_hosts)
            app[LATER] = Later()
            bot = Handler(answerer, sorry, connector, settings.turn_timeout, app[LATER])
            app[_EDGE] = _edge(settings, connector, guard, bot, refused)
            yield
            if keys.signing:
                await keys.signing.close()
            await tokens.close()

    return opened


async def _guard(settings: Settings, session: ClientSession, keys: _Keys) -> Guard:
    """Keys are fetched before the first activity comes. Without them the bot starts, and is not ready."""
    if settings.local:
        keys.needed = False
        return OpenGuard()
    keys.signing = SigningKeys(settings.openid_metadata_url, session)
    await keys.signing.warm()
    return TokenGuard(keys.signing, settings.openid_metadata_url, settings.app_id)


def _edge(settings: Settings, connector: Connector, guard: Guard, bot: Handler, refused: Refused) -> Edge:
    plugged = PluggedAuthentication(guard, SdkConnectors(connector))
    return Edge(settings, CloudAdapter(plugged), guard, plugged, bot, refused)


async def _messages(request: web.Request) -> web.Response:
    return await request.app[_EDGE].messages(request)


def _healthz(health: Health, keys: _Keys) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def healthz(_request: web.Request) -> web.Response:
        """200 if the bot can do its work, else 503, for whoever balances the load."""
        report = await health()
        ok = bool(report.get("ok", True)) and keys.ready
        token = keys.token
        told = {
            **report,
            "signing_keys": keys.ready,
            "token_age_seconds": None if token.age is None else round(token.age),
            "token_failed": token.failed,
            "ok": ok,
        }
        return web.json_response(told, status=200 if ok else 503)

    return healthz
