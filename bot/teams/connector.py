"""Speaking to Teams: one open session, one token, one call for each thing the bot does there, and an outcome from each.

botbuilder's client opens a new TLS connection for every turn, sends in six threads and never retries a POST.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.teams.hosts import ServiceHosts
from bot.teams.outcomes import outcome, parsed, retry_after
from bot.teams.tokens import NoToken, Tokens
from dialogs.delivery.rules.delivery import Delivered, Gone, GoneWhy, Outcome, Throttled, Unclear
from dialogs.ground.ids import ActivityId, ConversationId, EntraId, TenantId

log = logging.getLogger(__name__)

Json = dict[str, Any]

TIMEOUT = aiohttp.ClientTimeout(total=15, sock_connect=5)
CONNECTIONS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterMember:
    """Somebody as the conversation's roster knows them."""

    teams_user_id: str
    name: str
    entra_id: EntraId | None
    email: str | None
    user_principal_name: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    after: float | None


def open_session() -> aiohttp.ClientSession:
    """One for the whole process: with TLS, a connection for each message would cost 10 ms of CPU."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, limit_per_host=CONNECTIONS, keepalive_timeout=60),
        timeout=TIMEOUT,
        cookie_jar=aiohttp.DummyCookieJar(),
    )


class Connector:
    """The postman, the turn and the SDK's seam all send through this."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        tokens: Tokens,
        hosts: ServiceHosts,
        bot_id: str,
    ) -> None:
        self._session = session
        self._tokens = tokens
        self._hosts = hosts
        self._bot_id = bot_id

    async def send(self, service_url: str, conversation: ConversationId, activity: Json) -> Outcome:
        """A new activity. In a channel, `;messageid=` in the conversation's id puts it into that thread."""
        answer = await self._call("POST", service_url, f"/{_quoted(conversation)}/activities", activity)
        return _outcome(answer, conversation)

    async def update(
        self, service_url: str, conversation: ConversationId, activity_id: ActivityId, activity: Json
    ) -> Outcome:
        """Replaces a post of ours. Nobody is notified. The outcome names the same activity."""
        path = f"/{_quoted(conversation)}/activities/{_quoted(activity_id)}"
        done = _outcome(await self._call("PUT", service_url, path, activity), conversation, update=True)
        return Delivered(conversation=conversation, activity=activity_id) if isinstance(done, Delivered) else done

    async def delete(self, service_url: str, conversation: ConversationId, activity_id: ActivityId) -> Outcome:
        path = f"/{_quoted(conversation)}/activities/{_quoted(activity_id)}"
        return _outcome(await self._call("DELETE", service_url, path, None), conversation, update=True)

    async def post_to_channel(self, service_url: str, tenant: TenantId, channel: str, activity: Json) -> Outcome:
        """A new post, which starts a thread: the outcome's conversation is the thread's, for what follows in it."""
        body: Json = {
            "isGroup": True,
            "tenantId": tenant,
            "channelData": {"channel": {"id": channel}, "tenant": {"id": tenant}},
            "activity": activity,
        }
        return _outcome(await self._call("POST", service_url, "", body), ConversationId(channel))

    async def create_personal(self, service_url: str, tenant: TenantId, member_id: str) -> Outcome:
        """The chat with one person, by Teams id or Entra id, to be kept: Delivered.conversation. Nothing is said in it."""
        body: Json = {
            "isGroup": False,
            "bot": {"id": self._bot_id},
            "members": [{"id": member_id}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        answer = await self._call("POST", service_url, "", body)
        if not isinstance(answer, _Answer) or answer.status >= 300:
            return _outcome(answer, ConversationId(""))
        named = parsed(answer.body)
        own = named.get("id") if isinstance(named, dict) else None
        return Delivered(conversation=ConversationId(own)) if isinstance(own, str) and own else Unclear(error="NoId")

    async def member(
        self, service_url: str, conversation: ConversationId, user_id: str
    ) -> RosterMember | Throttled | Gone | Unclear:
        """What the roster knows of somebody: e-mail and sign-in name, which activities do not carry."""
        answer = await self._call("GET", service_url, f"/{_quoted(conversation)}/members/{_quoted(user_id)}", None)
        done = _outcome(answer, conversation)
        if not isinstance(done, Delivered):
            return done
        found = _member(parsed(answer.body)) if isinstance(answer, _Answer) else None
        return found or Unclear(error="NoMember")

    async def _call(self, method: str, service_url: str, path: str, body: Json | None) -> _Answer | Outcome:
        """One attempt. An outcome if it came to no answer; who calls decides whether to try again."""
        if not self._hosts.allow(service_url):
            log.error("service_url_refused")
            return Gone(why=GoneWhy.REFUSED, status=0)
        try:
            token = await self._tokens.get()
        except NoToken:
            return Throttled(status=401, after=60.0)  # certainly not sent, and it may be once the secret is renewed
        url = URL(f"{service_url.rstrip('/')}/v3/conversations{path}", encoded=True)
        try:
            return await self._answered(method, url, token, body)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            log.warning("teams_unreachable error=%s", type(error).__name__)
            return Throttled(status=503)  # it never got as far as being sent
        except (aiohttp.ClientError, TimeoutError) as error:
            return Unclear(error=type(error).__name__)

    async def _answered(self, method: str, url: URL, token: str | None, body: Json | None) -> _Answer:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = None
        if body is not None:
            data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
            headers["Content-Type"] = "application/json; charset=utf-8"
        async with self._session.request(method, url, data=data, headers=headers, allow_redirects=False) as answer:
            if answer.status == 401:
                self._tokens.refused(token)
            content = await answer.read()
            return _Answer(answer.status, content, retry_after(answer.headers))


def _outcome(answer: _Answer | Outcome, conversation: ConversationId, *, update: bool = False) -> Outcome:
    if isinstance(answer, _Answer):
        return outcome(answer.status, answer.body, answer.after, conversation, update=update)
    return answer


def _quoted(part: str) -> str:
    """Ids hold `:`, `;`, `@`, `/` and `=`; Teams finds none of them unless they are written as %3A and so on."""
    return quote(part, safe="")


def _member(found: Any) -> RosterMember | None:
    """The roster says objectId where activities say aadObjectId."""
    if not isinstance(found, dict) or not isinstance(found.get("id"), str):
        return None
    texts = {name: value for name, value in found.items() if isinstance(value, str) and value}
    entra_id = texts.get("aadObjectId") or texts.get("objectId")
    return RosterMember(
        teams_user_id=found["id"],
        name=texts.get("name", ""),
        entra_id=EntraId(entra_id) if entra_id else None,
        email=texts.get("email"),
        user_principal_name=texts.get("userPrincipalName"),
    )
