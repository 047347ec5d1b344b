"""POST /api/messages. Whatever anybody may send there ends here: in a turn, or in a short refusal that tells nothing.

Not CloudAdapter.process: in botbuilder 4.17.1 it answers 500 to every press that gets a card back. process_activity is
public and does the turn; the rest of the way in is ours.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable
from typing import Any

from aiohttp import web
from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount
from botframework.connector.auth import AuthenticateRequestResult

from bot.settings import Settings
from bot.teams import reading, shape
from bot.teams.authentication import CHANNEL, Guard, PluggedAuthentication, Unauthorized, Verified
from bot.teams.handler import RECEIVED, Handler
from bot.teams.inbound import Received
from bot.teams.keys import KeysUnavailable
from bot.teams.limits import Rate
from dialogs.ground.ids import TenantId

log = logging.getLogger(__name__)

Json = dict[str, Any]

LARGEST_BODY = 256 * 1024
_AFTER_ANSWER = 6.0  # seconds for sending, beside the turn's own; Teams gives up and sends again after 15
_LOCAL_TENANT = TenantId("local")

Refused = Callable[[int, str], None]
"""Is told of every refusal: its status, and why, in words of our own."""


class TurnedAway(Exception):
    """A refusal. `why` is for the log: whoever was refused gets the status and a reference."""

    def __init__(self, status: int, why: str, retry_after: int | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.retry_after = retry_after


class Edge:
    def __init__(
        self,
        settings: Settings,
        adapter: CloudAdapterBase,
        guard: Guard,
        plugged: PluggedAuthentication,
        bot: Handler,
        refused: Refused,
    ) -> None:
        self._settings = settings
        self._refused = refused
        self._adapter = adapter
        self._guard = guard
        self._plugged = plugged
        self._bot = bot
        self._rate = Rate(settings.user_rate)
        self._in_flight = 0

    async def messages(self, request: web.Request) -> web.Response:
        reference = secrets.token_hex(4)
        if self._in_flight >= self._settings.in_flight:
            return self._refusal(TurnedAway(503, "too many in flight", retry_after=1), reference)
        self._in_flight += 1
        try:
            async with asyncio.timeout(self._settings.turn_timeout + _AFTER_ANSWER):
                return await self._served(request, reference)
        except TurnedAway as away:
            return self._refusal(away, reference)
        except TimeoutError:
            return self._refusal(TurnedAway(504, "turn took too long"), reference)
        except Exception as error:  # at the door: else aiohttp answers, in debug mode with a trace
            log.exception("request_failed reference=%s error=%s", reference, type(error).__name__)
            self._refused(500, "request failed")
            return _plain(500, reference)
        finally:
            self._in_flight -= 1

    def _refusal(self, away: TurnedAway, reference: str) -> web.Response:
        self._refused(away.status, away.why)
        log.info("turned_away status=%d why=%s reference=%s", away.status, away.why.replace(" ", "_"), reference)
        return _plain(away.status, reference, away.retry_after)

    async def _served(self, request: web.Request, reference: str) -> web.Response:
        verified = await self._verified(request)
        raw = _activity(await _body(request))
        tenant = self._policy(raw)
        activity = _for_sdk(raw)
        admitted = self._admitted(verified, activity)
        received = reading.received(raw, tenant, reference)
        self._within_rate(raw, received)
        return _response(await self._turn(admitted, activity, received))

    async def _verified(self, request: web.Request) -> Verified:
        """The token before anything else: a stranger learns nothing from what we think of the body."""
        try:
            return await self._guard.verify(request.headers.get("Authorization"))
        except Unauthorized as error:
            raise TurnedAway(401, error.why) from error
        except KeysUnavailable as error:
            raise TurnedAway(503, "no signing keys", retry_after=5) from error

    def _policy(self, raw: Json) -> TenantId:
        """What Microsoft's token does not prove: the channel, whom it is for, where answers go, whose tenant it is."""
        settings = self._settings
        if raw["channelId"] != CHANNEL:
            raise TurnedAway(403, "channel")
        if not settings.service_hosts.allow(raw["serviceUrl"]):
            raise TurnedAway(403, "service host")
        try:
            tenant = reading.tenant_of(raw)
        except reading.TenantsDisagree as error:
            raise TurnedAway(403, "tenants disagree") from error
        if settings.local:
            return tenant or _LOCAL_TENANT
        if raw["recipient"]["id"].lower() != settings.bot_id:
            raise TurnedAway(403, "recipient")
        if tenant is None or tenant not in settings.allowed_tenants:
            raise TurnedAway(403, "tenant")
        return tenant

    def _admitted(self, verified: Verified, activity: Activity) -> AuthenticateRequestResult:
        try:
            return self._plugged.admitted(verified, activity)
        except Unauthorized as error:
            raise TurnedAway(401, error.why) from error

    def _within_rate(self, raw: Json, received: Received) -> None:
        """Of what people do. Installations come by the thousand from one administrator, and none may be lost."""
        caller = received.caller
        if raw["type"] in ("message", "invoke") and not self._rate.allows((caller.tenant, caller.teams_user_id)):
            raise TurnedAway(429, "rate of one person", retry_after=1)

    async def _turn(
        self, admitted: AuthenticateRequestResult, activity: Activity, received: Received
    ) -> InvokeResponse | None:
        async def logic(context: TurnContext) -> None:
            context.turn_state[RECEIVED] = received
            await self._bot.on_turn(context)

        return await self._adapter.process_activity(admitted, activity, logic)


async def _body(request: web.Request) -> bytes:
    if request.content_type != "application/json":
        raise TurnedAway(415, "content type")
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise TurnedAway(413, "body too large") from error


def _activity(body: bytes) -> Json:
    try:
        raw = _DECODER.decode(body.decode("utf-8"))
        if not shape.storable(body, raw):
            raise TurnedAway(400, "text that cannot be stored")
        return shape.activity(raw)
    except (ValueError, RecursionError) as error:
        raise TurnedAway(400, "not JSON") from error
    except shape.Misshapen as error:
        raise TurnedAway(400, f"shape of {error.field}") from error


def _no_constant(name: str) -> None:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _for_sdk(raw: Json) -> Activity:
    """What the SDK itself reads, and no more: msrest needs longer to read an activity than the whole turn takes."""
    sender, conversation, recipient = raw["from"], raw["conversation"], raw["recipient"]
    return Activity(
        type=raw["type"],
        id=raw.get("id"),
        name=raw.get("name"),
        channel_id=raw["channelId"],
        service_url=raw["serviceUrl"],
        from_property=ChannelAccount(id=sender["id"], name=sender.get("name")),
        conversation=ConversationAccount(id=conversation["id"]),
        recipient=ChannelAccount(id=recipient["id"], name=recipient.get("name")),
        locale=raw.get("locale"),
    )


def _response(result: InvokeResponse | None) -> web.Response:
    if result is None or result.body is None:
        return web.Response(status=200 if result is None else int(result.status))
    return web.Response(status=int(result.status), body=result.body, content_type="application/json", charset="utf-8")


def _plain(status: int, reference: str, retry_after: int | None = None) -> web.Response:
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    return web.json_response({"reference": reference}, status=status, headers=headers)
