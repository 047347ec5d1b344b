"""`method record|list`: how a node does its follow-up, and who decided it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from bot.cli.app import app
from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.method import Method
from storage.checklists.versions import keep_core
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.reviews.method_decisions import MethodDecision, decisions, holding
from storage.tables.rounds import MethodDecisionRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A

YEAR = 2026
INTERVIEW = (
    *("record", "--node", A, "--year", YEAR, "--method", "interview", "--date", "2026-03-12"),
    *("--body", "Samverkansgruppen A", "--by", "Karin Holm"),
)


@pytest.fixture
def database(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    engine = engine_for(empty_database_url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        small.organisation(session)
        keep_core(session, small.core(), datetime.now(UTC))
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    yield sessions
    engine.dispose()


def run(*words: object, group: str = "method") -> Result:
    return CliRunner().invoke(app, [group, *map(str, words)], catch_exceptions=False, env={"COLUMNS": "200"})


def in_table(sessions: Sessions) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(MethodDecisionRow)) or 0


def test_a_decision_is_written_down_and_listed_with_who_decided_it(database: Sessions) -> None:
    """When, which body and who: what an inspector asks for (G05)."""
    result = run(*INTERVIEW, "--note", "Protokoll 3, 14 §")
    assert result.exit_code == 0, result.output
    assert f"gör uppföljningen {YEAR} intervju" in result.stdout
    listed = run("list").stdout
    for told in ("2026-03-12", "Samverkansgruppen A", "Karin Holm", "Protokoll 3, 14 §", "intervju", A):
        assert told in listed


def test_a_later_decision_holds_and_the_earlier_one_is_kept(database: Sessions) -> None:
    """Append only: what was decided in March was decided, whatever came in May."""
    run(*INTERVIEW)
    run(*INTERVIEW[:6], "teams", *INTERVIEW[7:])
    assert in_table(database) == 2
    with database() as session:
        assert holding(decisions(session, YEAR))[NodeId(A)].method is Method.TEAMS
    first, second = run("list", "--year", YEAR).stdout.splitlines()[1:]
    assert first.endswith("ersatt")
    assert not second.rstrip().endswith("ersatt")


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_same_decision_twice_is_one(database: Sessions) -> None:
    """Whoever runs the command again after a lost connection has decided nothing new."""
    run(*INTERVIEW)
    again = run(*INTERVIEW)
    assert (again.exit_code, in_table(database)) == (0, 1)
    assert "redan" in again.stdout


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_node_that_there_is_not_is_refused(database: Sessions) -> None:
    """And nothing is written."""
    result = run("record", "--node", "nowhere", *INTERVIEW[3:])
    assert (result.exit_code, in_table(database)) == (1, 0)
    assert "nowhere" in result.stderr


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize("option", ["--body", "--by"])
def test_who_decided_may_not_be_left_empty(database: Sessions, option: str) -> None:
    """A decision of nobody is no decision."""
    words = [" " if before == option else word for before, word in zip(("", *INTERVIEW), INTERVIEW, strict=False)]
    result = run(*words)
    assert (result.exit_code, in_table(database)) == (1, 0)
    assert option in result.stderr


def test_round_status_tells_which_nodes_do_it_another_way(database: Sessions) -> None:
    """So that a unit that answers on paper is not taken for one that has forgotten. Those in Teams are not listed."""
    opened = ("--checklist", "liten", "--opens", "2026-09-01", "--closes", "2026-11-30")
    assert run("open", "--year", YEAR, *opened, group="round").exit_code == 0
    assert "annat sätt än i Teams" not in run("status", group="round").stdout
    run(*INTERVIEW)
    told = run("status", group="round").stdout
    assert "annat sätt än i Teams: 1" in told
    assert "Samverkansgruppen A" in told
    run(*INTERVIEW[:6], "teams", *INTERVIEW[7:])
    assert "annat sätt än i Teams" not in run("status", group="round").stdout


def test_a_decision_reads_back_as_it_was_written(database: Sessions) -> None:
    """Value by value, on both databases."""
    run(*INTERVIEW)
    with database() as session:
        (one,) = decisions(session)
    assert one == MethodDecision(
        node=NodeId(A),
        year=YEAR,
        method=Method.INTERVIEW,
        on=date(2026, 3, 12),
        body="Samverkansgruppen A",
        by="Karin Holm",
    )
