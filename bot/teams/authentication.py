"""Who knocks: Microsoft's token, verified once and compared with every activity that comes with it.

botbuilder's own classes also accept the emulator's and other bots' tokens, which need no serviceUrl and make it fetch
keys from wherever the token says. Only the channel's tokens come this way, verified by its JwtTokenExtractor with our
keys; everything it forgets is checked here.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    AuthenticationConstants,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    JwtTokenExtractor,
    VerifyOptions,
)
from jwt.exceptions import PyJWTError

from bot.teams.keys import SigningKey, SigningKeys, UnknownKey

CHANNEL = "msteams"
ISSUER = "https://api.botframework.com"
_CALLER = "urn:botframework:azure"
_LONGEST = 8000
_SKEW = 300
_KEPT = 2048


class Unauthorized(PermissionError):
    """No token, or not one for us. `why` is for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Verified:
    """A token whose signature, issuer, audience and times are right. What it says about an activity is compared later."""

    identity: ClaimsIdentity
    service_url: str | None
    key_id: str
    key: SigningKey
    expires: float


class Guard(Protocol):
    """Two exist: the real one, and the one of local mode."""

    async def verify(self, header: str | None) -> Verified:
        """Raises Unauthorized, or KeysUnavailable."""
        ...

    def compare(self, verified: Verified, channel_id: str, service_url: str) -> None:
        """Raises Unauthorized unless this token may bring this activity."""
        ...


class OpenGuard:
    """Local mode: everybody on this machine is let in, and a token that comes along is not looked at."""

    async def verify(self, header: str | None) -> Verified:  # noqa: ARG002 (the other guard needs it)
        return Verified(
            ClaimsIdentity({}, True, AuthenticationConstants.ANONYMOUS_AUTH_TYPE), None, "", SigningKey(None, ()), 0.0
        )

    def compare(self, verified: Verified, channel_id: str, service_url: str) -> None:
        pass


class TokenGuard:
    """Verified tokens are remembered by their hash until they expire or their key is withdrawn."""

    def __init__(
        self, keys: SigningKeys, metadata_url: str, app_id: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._keys = keys
        self._app_id = app_id
        self._clock = clock
        self._remembered: OrderedDict[bytes, Verified] = OrderedDict()
        JwtTokenExtractor.metadataCache[metadata_url] = keys
        options = VerifyOptions(issuer=[ISSUER], audience=None, clock_tolerance=_SKEW, ignore_expiration=False)
        self._extractor = JwtTokenExtractor(options, metadata_url, ["RS256"])

    async def verify(self, header: str | None) -> Verified:
        token = _bearer(header)
        digest = hashlib.sha256(token.encode()).digest()
        known = self._recall(digest)
        if known:
            return known
        key_id, expires = self._promising(token)
        verified = await self._verified(token, key_id, expires)
        self._remember(digest, verified)
        return verified

    def compare(self, verified: Verified, channel_id: str, service_url: str) -> None:
        if channel_id not in verified.key.endorsements:
            raise Unauthorized("channel not endorsed")
        if not service_url or verified.service_url != service_url:
            raise Unauthorized("serviceUrl not the token's")

    def _promising(self, token: str) -> tuple[str, float]:
        """What can be seen without a key, so that a stranger's token costs nothing and asks nobody."""
        head, claims = _peek(token)
        if head.get("alg") != "RS256" or not isinstance(head.get("kid"), str):
            raise Unauthorized("not RS256, or no kid")
        audience, expires = claims.get("aud"), claims.get("exp")
        if claims.get("iss") != ISSUER or not isinstance(audience, str) or audience.lower() != self._app_id:
            raise Unauthorized("another issuer or audience")
        if not isinstance(expires, int | float) or not math.isfinite(expires):
            raise Unauthorized("no exp")  # the extractor takes a token without one
        return head["kid"], float(expires)

    async def _verified(self, token: str, key_id: str, expires: float) -> Verified:
        try:
            key = await self._keys.get(key_id)
            if CHANNEL not in key.endorsements:
                raise Unauthorized("channel not endorsed")  # the extractor raises a bare Exception for it
            identity = await self._extractor.get_identity("Bearer", token, CHANNEL)
        except (PyJWTError, UnknownKey) as error:
            raise Unauthorized(type(error).__name__) from error
        if identity is None or self._keys.current(key_id) is not key:
            raise Unauthorized("no identity, or its key withdrawn meanwhile")
        claim = identity.get_claim_value("serviceurl")
        return Verified(identity, claim if isinstance(claim, str) else None, key_id, key, expires)

    def _recall(self, digest: bytes) -> Verified | None:
        known = self._remembered.get(digest)
        if known is None:
            return None
        if self._clock() >= known.expires or self._keys.current(known.key_id) is not known.key:
            del self._remembered[digest]
            return None
        self._remembered.move_to_end(digest)
        return known

    def _remember(self, digest: bytes, verified: Verified) -> None:
        self._remembered[digest] = verified
        if len(self._remembered) > _KEPT:
            self._remembered.popitem(last=False)


def _bearer(header: str | None) -> str:
    scheme, _, token = (header or "").partition(" ")
    if scheme != "Bearer" or not token or " " in token or len(token) >= _LONGEST or not token.isascii():
        raise Unauthorized("no bearer token")
    return token


def _peek(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, unverified."""
    parts = token.split(".")
    if len(parts) != 3:
        raise Unauthorized("not a JWT")
    try:
        head, claims = (json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in parts[:2])
    except (ValueError, binascii.Error, RecursionError) as error:
        raise Unauthorized("not a JWT") from error
    if not isinstance(head, dict) or not isinstance(claims, dict):
        raise Unauthorized("not a JWT")
    return head, claims


class PluggedAuthentication(BotFrameworkAuthentication):  # type: ignore[misc]  # the SDK has no types
    """The SDK's public seam: our guard in, our connector out, and no client for sign-in, which we do not use."""

    def __init__(self, guard: Guard, connectors: ConnectorFactory) -> None:
        self._guard = guard
        self._connectors = connectors

    def admitted(self, verified: Verified, activity: Activity) -> AuthenticateRequestResult:
        """Raises Unauthorized unless the token may bring this activity."""
        self._guard.compare(verified, activity.channel_id, activity.service_url)
        result = AuthenticateRequestResult()
        result.claims_identity = verified.identity
        result.audience = ISSUER
        result.caller_id = _CALLER
        result.connector_factory = self._connectors
        return result

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        return self.admitted(await self._guard.verify(auth_header), activity)

    async def authenticate_streaming_request(
        self,
        auth_header: str,  # noqa: ARG002 (the SDK's signature, here and below)
        channel_id_header: str,  # noqa: ARG002
    ) -> AuthenticateRequestResult:
        raise Unauthorized("no streaming")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:  # noqa: ARG002
        return self._connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:  # noqa: ARG002
        return None
