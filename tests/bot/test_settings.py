"""Starting with wrong settings must fail at once, and say everything that is wrong."""

from __future__ import annotations

import pytest

from bot.settings import AppType, CardActions, Settings, SettingsError
from bot.teams.hosts import ServiceHosts

WHOLE = {
    "MicrosoftAppId": "11111111-2222-3333-4444-555555555555",
    "MicrosoftAppPassword": "hush",
    "MicrosoftAppTenantId": "72f9",
    "SAM_ALLOWED_TENANTS": " 72F9, 83aa ,",
}


def problems(environ: dict[str, str], *, local: bool = False) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(environ, local=local)
    return caught.value.problems


def test_few_settings_are_needed_and_the_rest_have_sensible_values() -> None:
    """Whoever installs the bot should have to find out four things, not twenty."""
    settings = Settings.from_environment(WHOLE, local=False)

    assert settings.bot_id == "28:11111111-2222-3333-4444-555555555555"
    assert settings.allowed_tenants == {"72f9", "83aa"}
    assert (settings.port, settings.app_type) == (3978, AppType.SINGLE_TENANT)
    assert settings.database_url == "sqlite:///var/sam-boten.db"
    assert str(settings.timezone) == "Europe/Stockholm"
    assert settings.card_actions is CardActions.EXECUTE
    assert settings.service_hosts.allow("https://smba.trafficmanager.net/emea/")


def test_everything_missing_is_said_at_once() -> None:
    """Otherwise one starts, fails, mends, starts, fails, …"""
    said = " ".join(problems({}))
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "SAM_ALLOWED_TENANTS"):
        assert f"{name} is missing" in said


def test_wrong_values_are_said_beside_what_is_missing() -> None:
    """A mistyped port must not hide a missing app id, nor the other way round."""
    wrong = {
        "PORT": "http",
        "SAM_TIMEZONE": "Europe/Stokholm",
        "SAM_CARD_ACTIONS": "press",
        "MicrosoftAppType": "MultiTenant",
        "SAM_RATE_PER_SECOND": "-1",
        "SAM_IN_FLIGHT": "0",
        "SAM_USER_RATE": "nan",
        "SAM_OPENID_METADATA_URL": "http://example.com/keys",
    }
    said = problems({**wrong, "MicrosoftAppId": ""})
    for name, value in wrong.items():
        assert any(one.startswith(f"{name} is {value!r}: it must be ") for one in said), name
    assert any(one.startswith("MicrosoftAppId is missing") for one in said)


def test_a_managed_identity_needs_no_password() -> None:
    """That is the point of one."""
    environ = {**WHOLE, "MicrosoftAppType": "userassignedmsi", "MicrosoftAppPassword": ""}
    assert Settings.from_environment(environ, local=False).app_type is AppType.MANAGED_IDENTITY


def test_local_mode_needs_nothing_and_listens_to_this_machine_only() -> None:
    """It checks no tokens, so an address that others can reach would let anybody be anybody."""
    assert Settings.from_environment({}, local=True).host == "127.0.0.1"
    assert "127.0.0.1 only" in problems({"SAM_HOST": "0.0.0.0"}, local=True)[0]  # noqa: S104 (refused)


def test_secrets_are_not_in_what_gets_printed() -> None:
    """Settings end up in logs and bug reports."""
    shown = repr(Settings.from_environment({**WHOLE, "DATABASE_URL": "postgresql://sam:hush@db/sam"}, local=False))
    assert "hush" not in shown


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example/smba.trafficmanager.net",
        "https://user:word@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net/?to=evil",
        "https://smba.trafficmanager.net/#a",
        "http://smba.trafficmanager.net/",
        "https://botframework.com.evil.example/",
        "https://evilbotframework.com/",
        "//smba.trafficmanager.net/",
        "http://127.0.0.1/",
        "http://[::1/",
        "",
    ],
)
def test_our_token_goes_to_no_host_that_is_not_listed(url: str) -> None:
    """The address comes with the activity; whoever could choose it would be sent our token."""
    hosts = ServiceHosts(frozenset({"smba.trafficmanager.net", "*.botframework.com"}))
    assert not hosts.allow(url)
    assert hosts.allow("https://europe.api.botframework.com/x")


def test_plain_http_is_for_loopback_hosts_that_are_listed() -> None:
    """Tests and the Playground speak http on this machine; nothing else may."""
    assert ServiceHosts(frozenset({"127.0.0.1"})).allow("http://127.0.0.1:56150/_connector/")
    assert not ServiceHosts(frozenset({"example.com"})).allow("http://example.com/")
