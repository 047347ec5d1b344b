"""The settings, read once from the environment and judged together: everything that is wrong is said at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.delivery.reminders import Reminders
from bot.teams.hosts import LOOPBACK, ONEDRIVE_HOSTS, TEAMS_HOSTS, ServiceHosts, UploadHosts, safe_to_ask
from dialogs.extra.rules.extra import WEEKS
from dialogs.ground.ids import TenantId
from dialogs.levels.rules.few import FEW
from dialogs.reminders.rules.deadlines import Intervals
from dialogs.reminders.rules.duties import DutyIntervals
from dialogs.risk.rules.risk import RiskIntervals

OPENID_METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
LOGIN_AUTHORITY = "https://login.microsoftonline.com"

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class SettingsError(Exception):
    """Everything that is wrong with the settings, one line each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class AppType(StrEnum):
    """How the bot proves to Microsoft that it is itself. MultiTenant cannot be registered since 2025-07-31."""

    SINGLE_TENANT = "SingleTenant"
    MANAGED_IDENTITY = "UserAssignedMSI"


class CardActions(StrEnum):
    """What buttons send. `submit` is the way out where a client's Action.Execute is broken."""

    EXECUTE = "execute"
    SUBMIT = "submit"


class MetricsFor(StrEnum):
    """Who may read /metrics."""

    LOOPBACK = "loopback"  # this machine
    ON = "on"  # whoever reaches the port


class Switch(StrEnum):
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    local: bool
    app_id: str
    app_password: str = field(repr=False)
    app_type: AppType
    app_tenant: str
    database_url: str = field(repr=False)  # may hold a password
    host: str
    port: int
    allowed_tenants: frozenset[TenantId]
    service_hosts: ServiceHosts
    upload_hosts: UploadHosts
    openid_metadata_url: str
    login_authority: str
    card_actions: CardActions
    people_picker: bool  # whether cards offer to search the directory; the Playground cannot
    timezone: ZoneInfo
    reminders: Reminders
    letters_any_time: bool  # also in the evening and at weekends; where the bot is tried out, always
    extra_weeks: int  # that an extra follow-up is open
    few: int  # reviews: of so many or fewer nothing is told outside their own line
    rate_per_second: float  # messages sent a second, for each tenant
    in_flight: int  # activities worked on at once; more get 503
    user_rate: float  # activities a second from one person, sustained; ten times as many in a burst
    metrics_for: MetricsFor
    turn_timeout: float  # seconds until the person gets a "sorry" instead of waiting

    @property
    def bot_id(self) -> str:
        return f"28:{self.app_id}"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], *, local: bool) -> Settings:
        """Raises SettingsError with every problem there is."""
        read = _Reader(environ)
        settings = cls(
            local=local,
            app_id=read.text("MicrosoftAppId").lower(),
            app_password=read.text("MicrosoftAppPassword"),
            app_type=read.one_of("MicrosoftAppType", AppType, AppType.SINGLE_TENANT),
            app_tenant=read.text("MicrosoftAppTenantId"),
            database_url=read.text("DATABASE_URL") or "sqlite:///var/sam-boten.db",
            host=read.text("SAM_HOST") or ("127.0.0.1" if local else "0.0.0.0"),  # noqa: S104 (behind a proxy by design)
            port=read.whole("PORT", 3978, most=65535),
            allowed_tenants=frozenset(TenantId(one) for one in read.names("SAM_ALLOWED_TENANTS")),
            service_hosts=ServiceHosts(
                LOOPBACK if local else read.names("SAM_SERVICE_HOSTS") or frozenset(TEAMS_HOSTS)
            ),
            upload_hosts=UploadHosts(read.names("SAM_UPLOAD_HOSTS") or frozenset(ONEDRIVE_HOSTS)),
            openid_metadata_url=read.address("SAM_OPENID_METADATA_URL", OPENID_METADATA_URL),
            login_authority=read.address("SAM_LOGIN_AUTHORITY", LOGIN_AUTHORITY).rstrip("/"),
            card_actions=read.one_of("SAM_CARD_ACTIONS", CardActions, CardActions.EXECUTE),
            people_picker=read.one_of("SAM_PEOPLE_PICKER", Switch, Switch.OFF if local else Switch.ON) is Switch.ON,
            timezone=_zone(read),
            reminders=_reminders(read),
            letters_any_time=_letters_any_time(read, local=local),
            extra_weeks=_extra_weeks(read),
            few=_few(read),
            rate_per_second=read.number("SAM_RATE_PER_SECOND", 25.0),
            in_flight=read.whole("SAM_IN_FLIGHT", 200),
            user_rate=read.number("SAM_USER_RATE", 5.0),
            metrics_for=read.one_of("SAM_METRICS", MetricsFor, MetricsFor.LOOPBACK),
            turn_timeout=read.number("SAM_TURN_TIMEOUT", 8.0),
        )
        problems = (*read.problems, *(_local(settings) if local else _missing(settings)))
        if problems:
            raise SettingsError(problems)
        return settings


def reminders_from(environ: Mapping[str, str]) -> Reminders:
    """Only these, for a command that looks and sends nothing. Raises SettingsError."""
    return _only(environ, _reminders)


def _reminders(read: _Reader) -> Reminders:
    usual = Intervals()
    return Reminders(
        quiet_months=frozenset(read.wholes("SAM_QUIET_MONTHS", (), most=12)),
        intervals=Intervals(
            opening=read.whole("SAM_REMIND_OPENING", usual.opening, most=60),
            closing=read.wholes("SAM_REMIND_CLOSING", usual.closing, most=120),
            waiting=read.whole("SAM_REMIND_WAITING", usual.waiting, most=30),
            measure=read.wholes("SAM_REMIND_MEASURES", usual.measure, most=120),
            answer=read.wholes("SAM_REMIND_ANSWERS", usual.answer, most=120),
            duties=DutyIntervals(
                agenda=read.wholes("SAM_REMIND_AGENDA", usual.duties.agenda, most=120),
                feedback=read.whole("SAM_REMIND_FEEDBACK", usual.duties.feedback, most=120),
                receipt=read.whole("SAM_REMIND_RECEIPTS", usual.duties.receipt, most=120),
            ),
            risk=RiskIntervals(
                before=read.whole("SAM_REMIND_RISK", usual.risk.before, most=120),
                again=read.whole("SAM_REMIND_RISK_AGAIN", usual.risk.again, most=366),
                first=read.whole("SAM_REMIND_RISK_FIRST", usual.risk.first, most=366),
                first_again=read.whole("SAM_REMIND_RISK_FIRST_AGAIN", usual.risk.first_again, most=366),
            ),
        ),
    )


def extra_weeks_from(environ: Mapping[str, str]) -> int:
    """Only this, for the command that starts an extra follow-up. Raises SettingsError."""
    return _only(environ, _extra_weeks)


def letters_any_time_from(environ: Mapping[str, str]) -> bool:
    """Only this, for a command whose letters the running bot sends. Raises SettingsError."""
    return _only(environ, lambda read: _letters_any_time(read, local=False))


def zone_from(environ: Mapping[str, str]) -> ZoneInfo:
    """Only this, for a command that says what day it is. Raises SettingsError."""
    return _only(environ, _zone)


def few_from(environ: Mapping[str, str]) -> int:
    """Only this, for a command whose file is read outside the own line. Raises SettingsError."""
    return _only(environ, _few)


def _only(environ: Mapping[str, str], what: Callable[[_Reader], T]) -> T:
    read = _Reader(environ)
    found = what(read)
    if read.problems:
        raise SettingsError(tuple(read.problems))
    return found


def _zone(read: _Reader) -> ZoneInfo:
    return read.zone("SAM_TIMEZONE", "Europe/Stockholm")


def _few(read: _Reader) -> int:
    return read.whole("SAM_FEW", FEW, most=100)


def _letters_any_time(read: _Reader, *, local: bool) -> bool:
    return read.one_of("SAM_LETTERS_ANY_TIME", Switch, Switch.ON if local else Switch.OFF) is Switch.ON


def _extra_weeks(read: _Reader) -> int:
    return read.whole("SAM_EXTRA_WEEKS", WEEKS, most=26)


def _missing(settings: Settings) -> list[str]:
    """What a bot that can be reached from outside must have. There are no defaults for who it is and whom it serves."""
    managed = settings.app_type is AppType.MANAGED_IDENTITY
    required = {
        "MicrosoftAppId is missing: the bot's app id (Azure Bot resource, Configuration)": settings.app_id,
        "MicrosoftAppTenantId is missing: the tenant in which the bot is registered": settings.app_tenant,
        "MicrosoftAppPassword is missing: the client secret (or set MicrosoftAppType to UserAssignedMSI)": (
            managed or settings.app_password
        ),
        "SAM_ALLOWED_TENANTS is missing: tenant ids that the bot serves, separated by commas": settings.allowed_tenants,
    }
    return [problem for problem, given in required.items() if not given]


def _local(settings: Settings) -> list[str]:
    """Local mode checks no tokens, so nobody but this machine may reach it."""
    if settings.host == "127.0.0.1":
        return []
    return [f"SAM_HOST is {settings.host}: local mode checks no tokens and listens on 127.0.0.1 only"]


class _Reader:
    """Reads one variable at a time and remembers what was wrong. A faulty value reads as its default meanwhile."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def text(self, name: str) -> str:
        return self._environ.get(name, "").strip()

    def names(self, name: str) -> frozenset[str]:
        return frozenset(one.strip().lower() for one in self.text(name).split(",") if one.strip())

    def whole(self, name: str, default: int, *, most: int = 1_000_000) -> int:
        return self._parsed(name, default, int, lambda value: 1 <= value <= most, f"a whole number from 1 to {most}")

    def wholes(self, name: str, default: tuple[int, ...], *, most: int) -> tuple[int, ...]:
        """Several, with commas. Not twelve months: a year would be quiet."""

        def parse(text: str) -> tuple[int, ...]:
            return tuple(sorted({int(one) for one in text.split(",")}, reverse=True))

        def good(values: tuple[int, ...]) -> bool:
            return all(1 <= value <= most for value in values) and len(values) < 12

        return self._parsed(
            name, default, parse, good, f"whole numbers from 1 to {most} with commas between, at most 11"
        )

    def number(self, name: str, default: float) -> float:
        return self._parsed(name, default, float, lambda value: 0 < value < 1_000_000, "a number above 0")

    def zone(self, name: str, default: str) -> ZoneInfo:
        return self._parsed(name, ZoneInfo(default), ZoneInfo, lambda _: True, "a time zone such as Europe/Stockholm")

    def address(self, name: str, default: str) -> str:
        return self._parsed(name, default, str, safe_to_ask, "an https address (plain http only for this machine)")

    def one_of(self, name: str, kind: type[E], default: E) -> E:
        known = {one.value.lower(): one for one in kind}
        return self._parsed(name, default, lambda text: known[text.lower()], lambda _: True, " or ".join(kind))

    def _parsed(self, name: str, default: T, parse: Callable[[str], T], good: Callable[[T], bool], wanted: str) -> T:
        text = self.text(name)
        if not text:
            return default
        try:
            value = parse(text)
        except (ValueError, KeyError, ZoneInfoNotFoundError, OSError):
            value = None
        if value is not None and good(value):
            return value
        self.problems.append(f"{name} is {text!r}: it must be {wanted}")
        return default
