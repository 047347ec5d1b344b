"""`round extra`, and what `round status` says of it and of leavers, as the coordinator meets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update
from typer.testing import CliRunner

from bot.cli.app import app
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.reviews import rounds
from storage.tables.organisation import PersonRow
from storage.tables.reviews import AnswerRow, MeasureRow
from storage.tables.rounds import ReviewRow, RoundRow
from tests.storage.reviews import small_round as small

TODAY = date.today()  # noqa: DTZ011 - a command's own day
EXTRA = ["round", "extra", "--node", "a1", "--kind", "accident", "--reason", "Fall från stege"]


@pytest.fixture
def region(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    engine = engine_for(empty_database_url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        small.organisation(session)
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    yield sessions
    engine.dispose()


def opens(region: Sessions) -> None:
    with transaction(region) as session:
        small.opened(session, TODAY.year, TODAY - timedelta(days=9), TODAY + timedelta(days=60))


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False, env={"COLUMNS": "200", "NO_COLOR": "1"})
    return result.exit_code, result.output


def started(region: Sessions) -> list[tuple[str | None, str | None, object]]:
    with transaction(region) as session:
        columns = (RoundRow.extra_kind, RoundRow.extra_reason, RoundRow.extra_questions)
        return [tuple(row) for row in session.execute(select(*columns).where(RoundRow.extra_kind.is_not(None)))]


def test_it_starts_one_and_says_so_and_a_second_time_that_there_is_one(region: Sessions) -> None:
    """The coordinator hears of the accident first; pressing return twice is no second accident."""
    opens(region)
    code, said = run(*EXTRA)
    assert (code, "1 frågor" in said, "Chefen blir inbjuden" in said) == (0, True, True)
    code, said = run(*EXTRA, "--language", "en")
    assert (code, "going on already" in said) == (0, True)
    assert started(region) == [("accident", "Fall från stege", None)]
    with transaction(region) as session:
        assert len(rounds.rounds(session)) == 1


def test_the_questions_can_be_named(region: Sessions) -> None:
    """What names nothing is told, and nothing is started."""
    opens(region)
    code, said = run(*EXTRA, "--questions", "1,99")
    assert (code, "99 är ingen fråga och inget område" in said) == (1, True)
    assert started(region) == []
    assert run(*EXTRA, "--questions", "area")[0] == 0
    assert started(region) == [("accident", "Fall från stege", ["q1"])]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--node", "ingenstans"], "Det finns ingen nod ingenstans"),
        (["--reason", "  "], "--reason behöver en rad"),
    ],
)
def test_what_cannot_be_is_one_line(region: Sessions, words: list[str], told: str) -> None:
    """And a number that a script can see."""
    opens(region)
    code, said = run(*EXTRA, *words)
    assert (code, told in said) == (1, True)
    assert started(region) == []


def test_without_a_yearly_round_there_is_nothing_to_ask(region: Sessions) -> None:
    """It asks what the yearly one asked."""
    code, said = run(*EXTRA)
    assert (code, "inte funnits någon årlig omgång" in said) == (1, True)


def test_a_wrong_number_of_weeks_is_said(region: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same setting as the bot's."""
    opens(region)
    monkeypatch.setenv("SAM_EXTRA_WEEKS", "många")
    code, said = run(*EXTRA)
    assert (code, "SAM_EXTRA_WEEKS" in said) == (1, True)


def test_status_lists_what_leavers_leave_and_to_whom(region: Sessions) -> None:
    """Names and numbers, for somebody who can put the roles right."""
    opens(region)
    with transaction(region) as session:
        session.execute(update(PersonRow).where(PersonRow.id == "sa1").values(ended_on=TODAY - timedelta(days=1)))
        row = {"id": uuid4(), "node_id": "a1", "kind": "improve", "state": "planned", "what": "Rutinen"}
        row |= {"accountable_id": "sa1", "created_by": "ma1", "created_at": small.NOW, "due": TODAY}
        session.execute(insert(MeasureRow).values(row))
    code, said = run("round", "status")
    assert code == 0
    assert "Åtgärder utan ansvarig: 1" in said
    assert "Sa1" in said
    assert "Ma1" in said
    assert "Rutinen" not in said


def test_status_lists_extra_follow_ups_with_why_and_how_far(region: Sessions) -> None:
    """They are in no sum of the year's, so nowhere else would the coordinator see them."""
    opens(region)
    assert "Extra uppföljningar" not in run("round", "status")[1]
    assert run(*EXTRA)[0] == 0
    with transaction(region) as session:
        (review,) = session.scalars(
            select(ReviewRow).join(RoundRow, RoundRow.id == ReviewRow.round_id).where(RoundRow.extra_kind.is_not(None))
        )
    code, said = run("round", "status")
    assert code == 0
    assert "Extra uppföljningar: 1" in said
    assert "olycksfall: Fall från stege" in said
    assert "inte påbörjad" in said

    with transaction(region) as session:
        session.get_one(ReviewRow, review.id).started_at = small.NOW
        row = {"review_id": review.id, "question_id": "q1", "choice": "yes", "answered_by": "ma1"}
        session.execute(insert(AnswerRow).values(row | {"answered_at": small.NOW}))
    assert "påbörjad, 1 svar" in run("round", "status")[1]
    assert "Extra uppföljningar" not in run("round", "status", "--node", "b")[1]
