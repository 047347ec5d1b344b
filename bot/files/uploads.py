"""Putting a file where Teams has made a place for it. The address comes with an activity, so its host is checked first."""

from __future__ import annotations

import logging

import aiohttp
from yarl import URL

from bot.teams.hosts import UploadHosts

log = logging.getLogger(__name__)

TIMEOUT = aiohttp.ClientTimeout(total=10, sock_connect=5)


class Uploads:
    """Without a token of ours: the address itself is the right to write there, and nobody else's to know."""

    def __init__(self, session: aiohttp.ClientSession, hosts: UploadHosts) -> None:
        self._session = session
        self._hosts = hosts

    async def put(self, url: str, content: bytes) -> bool:
        """Whether it is there. One attempt: the person is waiting, and can ask again."""
        if not self._hosts.allow(url):
            log.error("upload_host_refused")
            return False
        last = len(content) - 1
        headers = {"Content-Type": "application/octet-stream", "Content-Range": f"bytes 0-{last}/{len(content)}"}
        try:
            # encoded: the address is signed as it stands
            async with self._session.put(
                URL(url, encoded=True), data=content, headers=headers, allow_redirects=False, timeout=TIMEOUT
            ) as answer:
                log.info("file_uploaded status=%d bytes=%d", answer.status, len(content))
                return answer.status in (200, 201)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("upload_failed error=%s", type(error).__name__)
            return False
