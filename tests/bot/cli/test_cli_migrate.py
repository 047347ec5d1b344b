"""`migrate`, and what every command says of a database that is not ready: one line, and a number for scripts."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.cli.context import database_url as database_of_commands
from bot.cli.context import opened
from bot.settings import Settings
from storage.database import engine_for, transaction
from storage.migrating import is_newest, newest

runner = CliRunner()


def run(*words: str, database: str) -> Result:
    return runner.invoke(app, words, env={"DATABASE_URL": database})


def test_migrate_brings_an_empty_database_to_the_newest(empty_database_url: str) -> None:
    """The first thing anybody runs."""
    result = run("migrate", database=empty_database_url)
    assert result.exit_code == 0, result.output
    assert f"now at version {newest()}" in result.output
    engine = engine_for(empty_database_url)
    assert is_newest(engine)
    engine.dispose()


def test_migrate_may_be_run_again(empty_database_url: str) -> None:
    """It stands in start scripts."""
    run("migrate", database=empty_database_url)
    again = run("migrate", database=empty_database_url)
    assert again.exit_code == 0
    assert again.output.strip() == f"The database is at the newest version, {newest()}."


def test_migrate_check_changes_nothing(empty_database_url: str) -> None:
    """IT asks what an upgrade would do before the service window."""
    result = run("migrate", "--check", database=empty_database_url)
    assert result.exit_code == 3
    assert f"waiting: {newest()}" in result.output
    engine = engine_for(empty_database_url)
    assert not is_newest(engine)
    engine.dispose()


def test_a_database_that_was_not_migrated_is_refused_with_the_remedy(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command opens the database here; none may write into tables of another shape."""
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    with pytest.raises(typer.Exit) as refused, opened():
        pass
    assert refused.value.exit_code == 3
    assert capsys.readouterr().err == "The database is not at the newest version. Run: python -m bot migrate\n"


def test_a_migrated_database_is_opened(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other half: what is ready is not refused."""
    run("migrate", database=empty_database_url)
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    with opened() as sessions, transaction(sessions) as session:
        assert session.get_bind().dialect.name in empty_database_url


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("postgresql://bot:hemligt@127.0.0.1:9/sam", "cannot be used: connection failed"),
        ("oracle://bot:hemligt@127.0.0.1/sam", "is not supported"),
        ("hemligt", "not an address of a database"),
        ("sqlite:////proc/sam.db", "cannot be used: unable to open database file"),
    ],
)
def test_a_database_that_cannot_be_had_is_one_line_without_the_password(database: str, said: str) -> None:
    """A stack of frames helps nobody at three in the morning, and the address holds a secret."""
    result = run("migrate", database=database)
    assert result.exit_code == 3
    assert said in result.output
    assert len(result.output.splitlines()) == 1
    assert "hemligt" not in result.output


def test_commands_and_the_bot_open_the_same_database_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import into one file and a bot on another would look like an empty organisation."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert Settings.from_environment({}, local=True).database_url == database_of_commands()
