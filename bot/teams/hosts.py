"""Which addresses the bot may talk to: our token goes wherever a serviceUrl points, so the host is checked first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from yarl import URL

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

# Microsoft's page on proactive messages names one host for each cloud; replies go to the one that came in.
TEAMS_HOSTS = (
    "smba.trafficmanager.net",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
    "smba.infra.dod.teams.microsoft.us",
    "*.botframework.com",
)


# Where OneDrive is, in each of Microsoft's clouds (Microsoft 365 URLs and IP address ranges).
ONEDRIVE_HOSTS = ("*.sharepoint.com", "*.sharepoint.us", "*.sharepoint-mil.us", "*.sharepoint.cn")


@dataclass(frozen=True, slots=True)
class ServiceHosts:
    """The allow-list of serviceUrl hosts. `*.example.com` stands for every host below example.com."""

    names: frozenset[str]

    def allow(self, service_url: str) -> bool:
        return _allowed(self.names, service_url)


@dataclass(frozen=True, slots=True)
class UploadHosts:
    """The allow-list of hosts that a file may be put on. Here the address has a query: it is what lets us write."""

    names: frozenset[str]

    def allow(self, url: str) -> bool:
        parsed = _parsed(url)
        return parsed is not None and not parsed.fragment and _known(self.names, parsed)


@lru_cache(maxsize=512)
def _allowed(names: frozenset[str], service_url: str) -> bool:
    url = _parsed(service_url)
    return url is not None and not url.query_string and not url.fragment and _known(names, url)


def _known(names: frozenset[str], url: URL) -> bool:
    # Parsed by yarl because aiohttp sends with yarl: two parsers that disagree about a host would be a way around.
    if url.host is None or url.user or url.password:
        return False
    host = url.host.lower()
    if not any(_matches(host, name) for name in names):
        return False
    return (host in LOOPBACK and url.scheme in ("http", "https")) or (url.scheme == "https" and url.port == 443)


def _matches(host: str, name: str) -> bool:
    return host.endswith(name[1:]) if name.startswith("*.") else host == name


def _parsed(text: str) -> URL | None:
    try:
        return URL(text)
    except ValueError:
        return None


def safe_to_ask(address: str) -> bool:
    """Whether keys and tokens may be fetched from here: https, or plain http on this machine."""
    url = _parsed(address)
    if url is None or not url.host:
        return False
    return url.scheme == "https" or (url.scheme == "http" and url.host.lower() in LOOPBACK)
