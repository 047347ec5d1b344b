"""A Teams that can be talked to: issuer, login service and connector on this machine, in the test's own loop.

    async with FakeTeams() as teams:
        settings = Settings.from_environment(teams.environ, local=False)
        ...
        body = teams.activity("message", ANNA, PERSONAL, text="hej")
        headers = teams.headers()

What the bot sends is in `posts` and `updates`; `answer_next(429, {"Retry-After": "0"}, {...})` makes the next call fail.
Tokens are really signed and really checked: the bot is only told, by settings, to fetch keys from here.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

Json = dict[str, Any]

APP_ID = "11111111-2222-3333-4444-555555555555"
BOT = f"28:{APP_ID}"
TENANT = "72f988bf-0000-4000-8000-000000000001"
SECRET = "a secret for tests only"
ISSUER = "https://api.botframework.com"


@dataclass(frozen=True)
class Person:
    teams_id: str
    name: str
    entra_id: str | None


ANNA = Person("29:1AbC-anna", "Anna Ek", "6f0d0000-0000-4000-8000-00000000000a")
SVEN = Person("29:1AbC-sven", "Sven Åkerström", "6f0d0000-0000-4000-8000-00000000000b")


@dataclass(frozen=True)
class Chat:
    """A place: `kind` is Teams' conversationType. `data` goes into channelData."""

    kind: str
    id: str
    data: Json = field(default_factory=dict)


PERSONAL = Chat("personal", "a:1pL6-anna")
GROUP = Chat("groupChat", "19:pair@thread.v2")
CHANNEL = Chat(
    "channel",
    "19:abc@thread.tacv2;messageid=1732190001111",
    {
        "teamsChannelId": "19:abc@thread.tacv2",
        "teamsTeamId": "19:general@thread.tacv2",
        "channel": {"id": "19:abc@thread.tacv2", "name": "Arbetsmiljö"},
        "team": {"id": "19:general@thread.tacv2", "name": "Avd 32", "aadGroupId": "b1000000"},
    },
)


@dataclass(frozen=True)
class Call:
    """One call that the bot made. `path` is as it stood on the wire, still quoted."""

    method: str
    path: str
    conversation: str | None
    activity_id: str | None
    body: Any
    headers: dict[str, str]

    @property
    def card(self) -> Any:
        return self.body["attachments"][0]["content"]


@cache
def signing_key(name: str) -> rsa.RSAPrivateKey:
    """Made once for each name: a key takes longer to make than all else in a test."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class FakeTeams:
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.members: dict[str, Json] = {}
        self.published: dict[str, tuple[str, list[str] | None]] = {"key-1": ("first", ["msteams", "webchat"])}
        self.issuer_works = True
        self.login_answer: tuple[int, Json] | None = None
        self.key_fetches = 0
        self.token_requests: list[Json] = []
        self._answers: deque[tuple[int, dict[str, str], Any] | None] = deque()
        self._ids = itertools.count(1732190000001)
        self._server = TestServer(self._app())

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        await self._server.start_server()

    async def stop(self) -> None:
        await self._server.close()

    # --- what the bot is told ---

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def service_url(self) -> str:
        return f"{self.url}/emea/"

    @property
    def environ(self) -> dict[str, str]:
        return {
            "MicrosoftAppId": APP_ID,
            "MicrosoftAppPassword": SECRET,
            "MicrosoftAppType": "SingleTenant",
            "MicrosoftAppTenantId": TENANT,
            "SAM_ALLOWED_TENANTS": TENANT,
            "SAM_SERVICE_HOSTS": "127.0.0.1",
            "SAM_UPLOAD_HOSTS": "127.0.0.1",
            "SAM_OPENID_METADATA_URL": f"{self.url}/v1/.well-known/openidconfiguration",
            "SAM_LOGIN_AUTHORITY": self.url,
        }

    # --- what Teams sends ---

    def token(
        self,
        *,
        key: str = "first",
        algorithm: str = "RS256",
        head: Json | None = None,
        without: str = "",
        **claims: Any,
    ) -> str:
        """A token as the Bot Framework signs them; `without` leaves a claim out, `kid=None` in `head` the key's name."""
        now = int(time.time())
        content = {"iss": ISSUER, "aud": APP_ID, "nbf": now - 60, "exp": now + 3600, "serviceurl": self.service_url}
        content |= claims
        content.pop(without, None)
        headers = {name: value for name, value in ({"kid": "key-1"} | (head or {})).items() if value is not None}
        secret: Any = signing_key(key) if algorithm.startswith("RS") else ("x" * 64 if algorithm != "none" else None)
        return jwt.encode(content, secret, algorithm=algorithm, headers=headers)

    def headers(self, **claims: Any) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(**claims)}"}

    def activity(self, kind: str, person: Person = ANNA, place: Chat = PERSONAL, **fields: Any) -> Json:
        """An activity on the wire. `fields` are put in as they are; None leaves one out."""
        sender = {"id": person.teams_id, "name": person.name, "aadObjectId": person.entra_id}
        body: Json = {
            "type": kind,
            "id": str(next(self._ids)),
            "timestamp": "2026-11-21T08:15:00.123Z",
            "localTimestamp": "2026-11-21T09:15:00.1234567+01:00",
            "serviceUrl": self.service_url,
            "channelId": "msteams",
            "from": {name: value for name, value in sender.items() if value is not None},
            "conversation": {"conversationType": place.kind, "tenantId": TENANT, "id": place.id},
            "recipient": {"id": BOT, "name": "SAM-boten"},
            "locale": "sv-SE",
            "channelData": {"tenant": {"id": TENANT}, **place.data},
        }
        return {name: value for name, value in (body | fields).items() if value is not None}

    def press(
        self,
        verb: str,
        data: Json,
        person: Person = ANNA,
        place: Chat = PERSONAL,
        *,
        automatic: bool = False,
        **fields: Any,
    ) -> Json:
        """An Action.Execute. For a Submit: activity("message", value={"verb": …})."""
        action = {"type": "Action.Execute", "verb": verb, "data": data}
        value = {"action": action, "trigger": "automatic" if automatic else "manual"}
        return self.activity("invoke", person, place, name="adaptiveCard/action", value=value, **fields)

    # --- what the bot sent ---

    @property
    def posts(self) -> list[Call]:
        return [call for call in self.calls if call.method == "POST"]

    @property
    def updates(self) -> list[Call]:
        return [call for call in self.calls if call.method == "PUT"]

    def answer_next(self, status: int, headers: dict[str, str] | None = None, body: Any = "") -> None:
        """The next call is answered so; more calls of this queue more answers. What is not a text becomes JSON."""
        self._answers.append((status, headers or {}, body))

    def hang_up_next(self) -> None:
        """The next call is received, and the line goes dead before an answer."""
        self._answers.append(None)

    # --- inside ---

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_get("/v1/.well-known/openidconfiguration", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", self._login_metadata)
        app.router.add_get("/msi/token", self._managed_identity)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._login)
        for path in ("", "/{conversation}/{part}", "/{conversation}/{part}/{id}"):
            app.router.add_route("*", f"/emea/v3/conversations{path}", self._connector)
        return app

    async def _metadata(self, _request: web.Request) -> web.Response:
        if not self.issuer_works:
            return web.Response(status=503)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _request: web.Request) -> web.Response:
        self.key_fetches += 1
        return web.json_response({"keys": [_jwk(kid, *one) for kid, one in self.published.items()]})

    async def _login_metadata(self, request: web.Request) -> web.Response:
        base = f"https://127.0.0.1:{self._server.port}/{request.match_info['tenant']}"
        return web.json_response(
            {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
            }
        )

    async def _login(self, request: web.Request) -> web.Response:
        asked = dict(await request.post())
        self.token_requests.append(asked)
        if self.login_answer:
            return web.json_response(self.login_answer[1], status=self.login_answer[0])
        if asked.get("client_secret") != SECRET:
            return web.json_response({"error": "invalid_client", "error_description": "no such secret"}, status=401)
        token = f"outgoing-{len(self.token_requests)}"
        return web.json_response({"token_type": "Bearer", "expires_in": 3600, "access_token": token})

    async def _managed_identity(self, request: web.Request) -> web.Response:
        self.token_requests.append({**request.query, "header": request.headers.get("X-IDENTITY-HEADER")})
        token = f"managed-{len(self.token_requests)}"
        return web.json_response(
            {"access_token": token, "expires_on": str(int(time.time()) + 3600), "resource": ISSUER}
        )

    async def _connector(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        place = request.match_info
        part = place.get("id")
        call = Call(
            method=request.method,
            path=request.raw_path,
            conversation=place.get("conversation"),
            activity_id=part,
            body=json.loads(body) if body else None,
            headers=dict(request.headers),
        )
        self.calls.append(call)
        if self._answers:
            return await self._told(request)
        return self._usual(call, place.get("part"))

    async def _told(self, request: web.Request) -> web.StreamResponse:
        told = self._answers.popleft()
        if told is None:
            assert request.transport is not None
            request.transport.abort()
            await asyncio.Event().wait()
        assert told is not None
        status, headers, body = told
        if not isinstance(body, str):
            return web.json_response(body, status=status, headers=headers)
        return web.Response(status=status, headers=headers, text=body)

    def _usual(self, call: Call, part: str | None) -> web.Response:
        if part == "members":
            found = self.members.get(call.activity_id or "")
            return web.json_response(found or {"error": {"code": "MemberNotFound"}}, status=200 if found else 404)
        fresh = str(next(self._ids))
        if call.conversation is None and not call.body["isGroup"]:
            return web.json_response({"id": f"a:{call.body['members'][0]['id']}"}, status=201)
        if call.conversation is None:
            channel = call.body["channelData"]["channel"]["id"]
            return web.json_response({"id": f"{channel};messageid={fresh}", "activityId": fresh}, status=201)
        return web.json_response({"id": fresh}, status=201)


def _jwk(kid: str, key: str, endorsements: list[str] | None) -> Json:
    public = json.loads(RSAAlgorithm.to_jwk(signing_key(key).public_key()))
    extra = {} if endorsements is None else {"endorsements": endorsements}
    return {**public, "kid": kid, "use": "sig", **extra}
