"""The little HTTP that MSAL needs, with a timeout. It runs in a thread, never on the loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from bot.teams.hosts import LOOPBACK

_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class LoginAnswer:
    """What MSAL reads of an answer."""

    status_code: int
    text: str
    headers: Mapping[str, str]

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise OSError(f"the login service answered {self.status_code}")


class _NoRedirect(HTTPRedirectHandler):
    """A secret is posted to the address that was set, and not to where that one points."""

    def redirect_request(self, *_: Any) -> None:
        return None


class LoginHttp:
    """`plain`: the login service is on this machine and speaks http, while MSAL insists on writing https.

    `direct`: past any proxy, as a managed identity's address is the machine's own.
    """

    def __init__(self, *, plain: bool = False, direct: bool = False) -> None:
        self._plain = plain
        self._open = build_opener(_NoRedirect, *([ProxyHandler({})] if plain or direct else []))

    def post(self, url: str, *, params: Any = None, data: Any = None, headers: Any = None, **_: Any) -> LoginAnswer:
        body = urlencode(data).encode() if isinstance(data, Mapping) else (data or "").encode()
        return self._ask(Request(self._address(url, params), data=body, headers=headers or {}, method="POST"))  # noqa: S310

    def get(self, url: str, *, params: Any = None, headers: Any = None, **_: Any) -> LoginAnswer:
        return self._ask(Request(self._address(url, params), headers=headers or {}))  # noqa: S310

    def close(self) -> None:
        """Nothing is kept open."""

    def _address(self, url: str, params: Any) -> str:
        scheme, _, rest = url.partition("://")
        if self._plain and urlsplit(url).hostname in LOOPBACK:
            scheme = "http"
        return f"{scheme}://{rest}" + (f"?{urlencode(params)}" if params else "")

    def _ask(self, request: Request) -> LoginAnswer:
        try:
            with self._open.open(request, timeout=_TIMEOUT) as answer:
                return LoginAnswer(answer.status, answer.read().decode(), dict(answer.headers))
        except HTTPError as error:
            with error:
                return LoginAnswer(error.code, error.read().decode(errors="replace"), dict(error.headers))
