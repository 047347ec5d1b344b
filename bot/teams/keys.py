"""The keys with which the Bot Framework signs what it sends, fetched without ever blocking the loop.

botbuilder's own fetch is a blocking `requests.get` without timeout, and its search for an unknown key raises before it
looks again, so that a rollover shuts the bot out for up to 24 h. This takes its place through
`JwtTokenExtractor.metadataCache`, which is public.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from jwt import PyJWK, PyJWKSet
from jwt.exceptions import PyJWTError

from bot.teams.hosts import safe_to_ask

log = logging.getLogger(__name__)

FRESH = 24 * 3600.0
BETWEEN_FORCED = 60.0
BETWEEN_WITHOUT_KEYS = 5.0
_TIMEOUT = aiohttp.ClientTimeout(total=5)


class KeysUnavailable(Exception):
    """The issuer does not answer and no key is known: nobody can be let in, and it is nobody's fault who asks."""


class UnknownKey(Exception):
    """Signed with a key that the issuer does not publish."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """Named as JwtTokenExtractor reads it."""

    public_key: Any
    endorsements: tuple[str, ...]


class SigningKeys:
    """Stale keys serve while fresh ones are fetched; an unknown key id forces one fetch a minute, not more."""

    def __init__(self, url: str, session: aiohttp.ClientSession, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._session = session
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched_at: float | None = None
        self._asked_at: float | None = None
        self._fetching: asyncio.Task[None] | None = None

    @property
    def ready(self) -> bool:
        return bool(self._keys)

    def current(self, key_id: str) -> SigningKey | None:
        """The key as now published, without asking anybody."""
        return self._keys.get(key_id)

    async def get(self, key_id: str) -> SigningKey:
        """Called by JwtTokenExtractor. Raises UnknownKey or KeysUnavailable."""
        if not self._keys:
            await self._refresh()
        elif self._clock() - (self._fetched_at or 0.0) > FRESH:
            self._start()
        key = self._keys.get(key_id)
        if key is None and self._keys:
            await self._refresh()
            key = self._keys.get(key_id)
        if key is None:
            raise UnknownKey if self._keys else KeysUnavailable
        return key

    async def warm(self) -> None:
        await self._refresh()

    async def close(self) -> None:
        if self._fetching:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)

    async def _refresh(self) -> None:
        fetching = self._start()
        if fetching:
            await asyncio.shield(fetching)

    def _start(self) -> asyncio.Task[None] | None:
        """One fetch for all who wait, and none within a minute of the last."""
        if self._fetching and not self._fetching.done():
            return self._fetching
        pause = BETWEEN_FORCED if self._keys else BETWEEN_WITHOUT_KEYS
        if self._asked_at is not None and self._clock() - self._asked_at < pause:
            return None
        self._asked_at = self._clock()
        self._fetching = asyncio.create_task(self._fetch())
        return self._fetching

    async def _fetch(self) -> None:
        try:
            metadata = await self._json(self._url)
            keys = _keys(await self._json(_keys_address(metadata)))
        except (aiohttp.ClientError, TimeoutError, ValueError, PyJWTError) as error:
            log.warning("signing_keys_unavailable error=%s known=%d", type(error).__name__, len(self._keys))
            return
        self._keys = _keep_unchanged(self._keys, keys)
        self._fetched_at = self._clock()
        log.info("signing_keys_fetched keys=%d", len(keys))

    async def _json(self, url: str) -> Any:
        async with self._session.get(url, timeout=_TIMEOUT, raise_for_status=True) as answer:
            return await answer.json(content_type=None)


def _keys_address(metadata: Any) -> str:
    address = metadata.get("jwks_uri") if isinstance(metadata, dict) else None
    if not isinstance(address, str) or not safe_to_ask(address):
        raise ValueError("no jwks_uri")
    return address


def _keys(published: Any) -> dict[str, SigningKey]:
    """PyJWKSet passes over keys of kinds it does not know; a set without any usable key is an error."""
    if not isinstance(published, dict) or not isinstance(published.get("keys"), list):
        raise ValueError("not a key set")  # noqa: TRY004 (a wrong document, not a wrong call)
    endorsed = {one.get("kid"): one.get("endorsements") for one in published["keys"] if isinstance(one, dict)}
    return {
        key.key_id: _signing_key(key, endorsed.get(key.key_id)) for key in PyJWKSet.from_dict(published) if key.key_id
    }


def _signing_key(key: PyJWK, endorsements: Any) -> SigningKey:
    """JwtTokenExtractor does not check the endorsement of a key that has none; one that nobody asks for makes it look."""
    listed = tuple(one for one in endorsements if isinstance(one, str)) if isinstance(endorsements, list) else ()
    return SigningKey(key.key, listed or ("none",))


def _keep_unchanged(old: Mapping[str, SigningKey], new: dict[str, SigningKey]) -> dict[str, SigningKey]:
    """A key that is published as before stays the same object: what was verified with it stays verified."""
    return {key_id: old[key_id] if old.get(key_id) == key else key for key_id, key in new.items()}
