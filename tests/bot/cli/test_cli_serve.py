"""`serve` before it serves: everything that is missing is said at once, and local mode is never heard from outside."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import app
from storage.database import engine_for
from storage.migrating import upgrade

runner = CliRunner()
OURS = ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "MicrosoftAppType", "SAM_ALLOWED_TENANTS")


def serve(*options: str, **environ: str) -> Result:
    return runner.invoke(app, ["serve", *options], env={**dict.fromkeys((*OURS, "SAM_HOST", "PORT")), **environ})


def test_everything_that_is_missing_is_listed_at_once() -> None:
    """One restart per forgotten setting is how an afternoon goes."""
    result = serve()
    assert result.exit_code == 3
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "SAM_ALLOWED_TENANTS"):
        assert f"{name} is missing" in result.output


@pytest.mark.parametrize("options", [["--demo"], ["--demo", "--host", "127.0.0.1"]])
def test_demo_is_refused_outside_local_mode(options: list[str]) -> None:
    """`jag är <name>` in a real tenant would let anybody sign for anybody."""
    result = serve(*options)
    assert result.exit_code == 2
    assert "needs --local" in result.output


def test_another_day_is_refused_outside_local_mode() -> None:
    """A bot that believes in another day would remind a whole region of what is not due."""
    result = serve("--day", "2027-01-04")
    assert result.exit_code == 2
    assert "needs --local" in result.output


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "localhost"])  # noqa: S104 - refused, that is the point
def test_local_mode_is_refused_on_any_other_address(host: str) -> None:
    """Without token checks whoever reaches the port is whoever they say."""
    result = serve("--local", "--host", host)
    assert result.exit_code == 2
    assert "127.0.0.1 only" in " ".join(result.output.split())


def test_local_mode_is_refused_on_another_address_from_the_environment() -> None:
    """The same door, from the other side."""
    result = serve("--local", SAM_HOST="0.0.0.0")  # noqa: S104
    assert result.exit_code == 3
    assert "127.0.0.1 only" in result.output


def test_a_database_that_was_not_migrated_stops_the_bot(tmp_path: Path) -> None:
    """Better no bot than one that fails at the first press."""
    result = serve("--local", DATABASE_URL=f"sqlite:///{tmp_path / 'sam.db'}")
    assert result.exit_code == 3
    assert "python -m bot migrate" in result.output


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    """The commonest reason that a second start fails."""
    url = f"sqlite:///{tmp_path / 'sam.db'}"
    engine = engine_for(url)
    upgrade(engine)
    engine.dispose()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = serve("--local", "--port", str(port), DATABASE_URL=url)
    assert result.exit_code == 1
    assert f"127.0.0.1 port {port} cannot be listened on: Address already in use" in result.output
