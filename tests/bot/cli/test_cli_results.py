"""`results check|import`: what whoever writes results in sees, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.cli.app import app
from storage.checklists.versions import keep_core
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.reviews import rounds
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import AnswerRow
from tests.storage.reviews import small_round as small

NOW = datetime.now(UTC)
YEAR = NOW.year
INTERVIEW = ("--round", YEAR, "--method", "interview", "--by", "Karin Holm")
pytestmark = pytest.mark.parametrize("backend", ["sqlite"])  # both databases: tests/storage/reviews/test_results.py


@pytest.fixture
def database(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    """With the small region, and a round that is under way today."""
    engine = engine_for(empty_database_url)
    upgrade(engine)
    sessions = sessions_for(engine)
    opens, closes = (NOW - timedelta(days=9)).date(), (NOW + timedelta(days=9)).date()
    with transaction(sessions) as session:
        small.organisation(session)
        core = keep_core(session, small.core(), NOW)
        rounds.open_round(session, year=YEAR, core_row=core, opens=opens, closes=closes, now=NOW)
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    yield sessions
    engine.dispose()


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "svar.csv"
    path.write_text("nod;fråga;svar\na1;1;Ja\na2;1;Nej\n", encoding="utf-8")
    return path


def run(*words: object) -> Result:
    command = ["results", *map(str, words)]
    return CliRunner().invoke(app, command, catch_exceptions=False, env={"COLUMNS": "200"})


def kept(sessions: Sessions) -> list[str | None]:
    with sessions() as session:
        return list(session.scalars(select(AnswerRow.choice).order_by(AnswerRow.review_id)))


def test_a_check_shows_what_would_be_written_in_and_saves_nothing(database: Sessions, answers: Path) -> None:
    """Unit by unit, with who confirms it."""
    result = run("check", answers, "--round", YEAR)
    assert result.exit_code == 0, result.output
    assert "Nod a1" in result.stdout
    assert "Ma1" in result.stdout
    assert "uppföljningar 2, svar 2" in result.stdout
    assert "Inget är sparat" in result.stdout
    assert kept(database) == []


def test_an_import_writes_it_in_tells_the_managers_and_does_it_once(database: Sessions, answers: Path) -> None:
    """The letters wait in the outbox for the bot that is running; a second import puts none."""
    result = run("import", answers, *INTERVIEW)
    assert result.exit_code == 0, result.output
    assert "Inlagt (intervju): uppföljningar 2, svar 2" in result.stdout
    assert sorted(one or "" for one in kept(database)) == ["no", "yes"]
    with database() as session:
        letters = session.scalars(select(OutboxRow.kind)).all()
    assert letters == ["results_entered", "results_entered"]
    again = run("import", answers, *INTERVIEW)
    assert again.exit_code == 0
    assert "allt står redan så (2 rader)" in again.stdout
    with database() as session:
        assert len(session.scalars(select(OutboxRow.id)).all()) == 2


def test_the_letters_wait_for_working_hours_unless_the_employer_says_otherwise(
    database: Sessions, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command keeps the same setting as the running bot: `SAM_LETTERS_ANY_TIME`."""
    monkeypatch.setenv("SAM_LETTERS_ANY_TIME", "kanske")
    refused = run("import", answers, *INTERVIEW)
    assert (refused.exit_code, "SAM_LETTERS_ANY_TIME" in refused.stderr) == (1, True)
    assert kept(database) == []

    monkeypatch.setenv("SAM_LETTERS_ANY_TIME", "on")
    assert run("import", answers, *INTERVIEW).exit_code == 0
    with database() as session:
        rows = session.execute(select(OutboxRow.due, OutboxRow.created_at)).all()
    assert len(rows) == 2
    assert all(due == created for due, created in rows)  # not put off until the next working morning


def test_one_row_that_is_wrong_keeps_all_of_it_out(database: Sessions, answers: Path) -> None:
    """With the row, what stands there, and what to do."""
    answers.write_text(answers.read_text("utf-8") + "a1;7;Ja\n", encoding="utf-8")
    for command in (("check", answers, "--round", YEAR), ("import", answers, *INTERVIEW)):
        result = run(*command)
        assert result.exit_code == 1
        assert "svar.csv, rad 4, fråga" in result.stderr
        assert "1–1" in result.stderr
    assert kept(database) == []


def test_a_year_without_a_round_and_a_writer_without_a_name_are_one_line(database: Sessions, answers: Path) -> None:
    """And not a stack of frames."""
    nowhere = run("check", answers, "--round", 2001)
    nobody = run("import", answers, *INTERVIEW[:-1], " ")
    assert (nowhere.exit_code, nobody.exit_code) == (1, 1)
    assert "2001" in nowhere.stderr
    assert "--by" in nobody.stderr
    assert kept(database) == []
