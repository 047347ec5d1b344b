"""The token with which the bot speaks to Teams: one, fetched off the loop, renewed before it runs out.

botbuilder makes a new MSAL application for every turn: two blocking calls to the login service, 130 to 150 ms of
standstill for everybody.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import msal

from bot.settings import LOGIN_AUTHORITY, AppType, Settings
from bot.teams.loginhttp import LoginHttp

log = logging.getLogger(__name__)

AUDIENCE = "https://api.botframework.com"
EARLY = 300.0
_AFTER_FAILURE = 5.0


class NoToken(Exception):
    """The login service gave no token. `code` is its own, such as invalid_client for a secret that has expired."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenStanding:
    """How it went when a token was last asked for."""

    age: float | None = None  # of the newest, in seconds; None if there has been none
    failed: str | None = None  # the login service's own word, if the last attempt brought none


class Tokens(Protocol):
    """Two exist: Microsoft's and, in local mode, none."""

    async def get(self) -> str | None:
        """Raises NoToken."""
        ...

    def refused(self, token: str | None) -> None:
        """Teams did not take this one: the next `get` asks for another."""
        ...

    @property
    def standing(self) -> TokenStanding: ...

    async def close(self) -> None: ...


class NoTokens:
    """Local mode: the Playground asks for none."""

    async def get(self) -> str | None:
        return None

    def refused(self, token: str | None) -> None:
        pass

    @property
    def standing(self) -> TokenStanding:
        return TokenStanding()

    async def close(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    renew_at: float
    ends_at: float


Acquire = Callable[[], Mapping[str, Any]]
"""Asks the login service, blocking. MSAL's answer: access_token and expires_in, or error."""


class CachedTokens:
    """One token for the whole process, one request at a time, whoever asks."""

    def __init__(self, acquire: Acquire, clock: Callable[[], float] = time.monotonic) -> None:
        self._acquire = acquire
        self._clock = clock
        self._token: _Token | None = None
        self._failed_at: float | None = None
        self._failed: str | None = None
        self._fetched_at: float | None = None
        self._renewing: asyncio.Task[_Token] | None = None

    async def get(self) -> str:
        now, token = self._clock(), self._token
        if token and now < token.renew_at:
            return token.text
        if token and now < token.ends_at:
            self._renew_quietly(now)
            return token.text
        return (await asyncio.shield(self._renewal())).text

    def refused(self, token: str | None) -> None:
        if self._token and self._token.text == token:
            self._token = None

    @property
    def standing(self) -> TokenStanding:
        age = None if self._fetched_at is None else self._clock() - self._fetched_at
        return TokenStanding(age=age, failed=self._failed)

    async def close(self) -> None:
        if self._renewing:
            await asyncio.gather(self._renewing, return_exceptions=True)

    def _renew_quietly(self, now: float) -> None:
        """While the old one still holds nobody waits, and a failure is not asked again at every message."""
        if self._failed_at is None or now - self._failed_at > _AFTER_FAILURE:
            self._renewal()

    def _renewal(self) -> asyncio.Task[_Token]:
        if self._renewing is None or self._renewing.done():
            self._renewing = asyncio.create_task(self._renew())
            self._renewing.add_done_callback(_seen)
        return self._renewing

    async def _renew(self) -> _Token:
        try:
            token = self._read(await asyncio.to_thread(self._acquire))
        except (OSError, ValueError, KeyError, NoToken) as error:
            # ValueError: how MSAL says that the login service cannot be reached at the first attempt.
            code = error.code if isinstance(error, NoToken) else type(error).__name__
            self._failed_at, self._failed = self._clock(), code
            log.error("no_token code=%s", code)  # noqa: TRY400 (a trace of MSAL may quote its answer)
            raise NoToken(code) from error
        self._token, self._failed_at, self._failed = token, None, None
        self._fetched_at = self._clock()
        return token

    def _read(self, answer: Mapping[str, Any]) -> _Token:
        if "access_token" not in answer:
            raise NoToken(str(answer.get("error", "unknown")))
        lasts = float(answer.get("expires_in", 0))
        now = self._clock()
        return _Token(answer["access_token"], renew_at=now + lasts - EARLY, ends_at=now + lasts - EARLY / 10)


def _seen(task: asyncio.Task[_Token]) -> None:
    """A renewal that nobody waited for has been logged; asyncio need not say it again."""
    if not task.cancelled():
        task.exception()


def tokens_for(settings: Settings) -> Tokens:
    """In local mode none; else by managed identity or by client secret, as the settings say."""
    if settings.local:
        return NoTokens()
    return CachedTokens(_Managed(settings) if settings.app_type is AppType.MANAGED_IDENTITY else _Secret(settings))


class _Managed:
    """A client for each request: one that is kept has a cache of its own, and gives a refused token again."""

    def __init__(self, settings: Settings) -> None:
        self._identity = msal.UserAssignedManagedIdentity(client_id=settings.app_id)

    def __call__(self) -> Mapping[str, Any]:
        client = msal.ManagedIdentityClient(self._identity, http_client=LoginHttp(direct=True))
        answer: Mapping[str, Any] = client.acquire_token_for_client(resource=AUDIENCE)
        return answer


class _Secret:
    """MSAL's application asks the network when it is made, so it is made at the first token, in the thread."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client: Any = None

    def __call__(self) -> Mapping[str, Any]:
        self._client = self._client or self._made()
        self._client.remove_tokens_for_client()  # from MSAL's own cache, which knows nothing of refusals
        answer: Mapping[str, Any] = self._client.acquire_token_for_client(scopes=[f"{AUDIENCE}/.default"])
        return answer

    def _made(self) -> Any:
        own = self._settings.login_authority
        scheme, _, rest = own.partition("://")
        return msal.ConfidentialClientApplication(
            self._settings.app_id,
            client_credential=self._settings.app_password,
            authority=f"https://{rest}/{self._settings.app_tenant}",  # MSAL knows no other scheme
            http_client=LoginHttp(plain=scheme == "http"),
            # MSAL would ask login.microsoftonline.com whether another cloud's host is known to it.
            instance_discovery=None if own == LOGIN_AUTHORITY else False,
        )
