"""`reminders preview`: what would go to whom on a day, and why, and that nothing goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from typer.testing import CliRunner, Result

from bot.cli import named
from bot.cli.app import app
from cards.texts import Texts
from dialogs.ground.ids import ConversationId, NodeId, PersonId, TenantId
from dialogs.ground.texts import Language
from dialogs.reminders.rules.deadlines import Why
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.organisation import contacts
from storage.organisation.contacts import Purpose, Reach
from storage.risk import writing
from storage.tables.levels import BodyMeetingRow, BodyRow
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import MeasureRow
from tests.storage.reviews import small_round as small

NOW = datetime.now(UTC)
# The window is far ahead: Monday 2 September 2030 to Friday 29 November 2030.
OPENS, CLOSES = date(2030, 9, 2), date(2030, 11, 29)


@pytest.fixture
def database(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    engine = engine_for(empty_database_url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        small.organisation(session)
        small.opened(session, year=2030, opens=OPENS, closes=CLOSES)
        chat = ConversationId("chat-ma")
        contacts.met(session, PersonId("ma"), chat, "https://smba.example.com/", "29:x", None, NOW)
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    yield sessions
    engine.dispose()


def preview(day: str, *words: str) -> Result:
    command = ["reminders", "preview", "--date", day, *words]
    return CliRunner().invoke(app, command, catch_exceptions=False, env={"COLUMNS": "200"})


def test_it_says_who_would_be_reminded_and_why(database: Sessions) -> None:
    """Also of whom the bot cannot reach, and nothing is put in the post."""
    result = preview("2030-11-15")  # fourteen days before
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "Det här skulle skickas 2030-11-15. Ingenting skickas nu."
    assert lines[1] == "Personer som påminns: 6"
    (reached,) = [line for line in lines if line.startswith("Ma (ma)")]
    assert re.split(r"\s{2,}", reached.strip()) == ["Ma (ma)", "sista dagen närmar sig", "Nod a", "14", "ja"]
    assert sum(line.startswith("Ma1 (ma1)") for line in lines) == 2  # a manager of two units
    with transaction(database) as session:
        assert session.scalar(select(func.count()).select_from(OutboxRow)) == 0


def channel_lines(output: str) -> list[list[str]]:
    """The rows under the last heading."""
    table = output.split("Kanaler som får en rad")[1].splitlines()[2:]
    return [re.split(r"\s{2,}", line.strip()) for line in table if line.strip()]


def linked(session: Session, node: NodeId, channel: str, purpose: Purpose, name: str) -> None:
    contacts.team_seen(session, "t", TenantId("tenant"), "Team", "https://smba.example.com/", NOW)
    contacts.link_channel(session, node, "t", channel, purpose, name, PersonId("ma"), NOW)


def test_the_lines_to_channels_are_there_with_whether_they_are_reached(database: Sessions) -> None:
    """Monday's weekly line to the unit and to the body above it; on Tuesday none."""
    with transaction(database) as session:
        linked(session, small.A1, "19:a1", Purpose.UNIT, "Enheten")
        linked(session, small.A, "19:a", Purpose.MANAGEMENT_GROUP, "Ledningen")
        contacts.channel_state(session, "19:a", Reach.ARCHIVED)
    found = channel_lines(preview("2030-10-07").stdout)
    assert found == [
        ["Ledningen", "veckans rad i kanalen", "Nod a", "nej"],
        ["Enheten", "veckans rad i kanalen", "Nod a1", "ja"],
    ]
    assert channel_lines(preview("2030-10-07", "--node", "a1").stdout) == [found[1]]
    assert "Kanaler som får en rad" not in preview("2030-10-08").stdout
    assert "Kanaler som får en rad" not in preview("2030-12-09").stdout


def test_the_monthly_line_is_there_where_something_is_planned(database: Sessions) -> None:
    """On the first working day of the month, for the unit and everything above it."""
    with transaction(database) as session:
        linked(session, small.A1, "19:a1", Purpose.UNIT, "Enheten")
        linked(session, small.R, "19:r", Purpose.REGION, "Regionen")
        linked(session, small.B, "19:b", Purpose.UNIT, "Utan plan")
        row = {"kind": "improve", "state": "planned", "what": "Rutin", "due": date(2031, 3, 1), "created_at": NOW}
        session.add(MeasureRow(id=uuid4(), node_id=small.A1, created_by="ma1", **row))
    assert channel_lines(preview("2031-01-02").stdout) == [
        ["Enheten", "månadens rad om åtgärder i kanalen", "Nod a1", "ja"],
        ["Regionen", "månadens rad om åtgärder i kanalen", "Nod r", "ja"],
    ]
    assert "Kanaler som får en rad" not in preview("2031-01-03").stdout


def test_a_year_old_risk_assessment_is_there(database: Sessions) -> None:
    """With its unit, beside what else is due for the manager."""
    with transaction(database) as session:
        writing.note(session, small.A, date(2030, 2, 1), PersonId("ma"), NOW)
    (line,) = [one for one in preview("2031-02-03").stdout.splitlines() if one.startswith("Ma (ma)")]
    assert re.split(r"\s{2,}", line.strip()) == ["Ma (ma)", "årets riskbedömning", "Nod a", "-2", "ja"]


def test_what_the_days_before_have_told_is_not_told_again(database: Sessions) -> None:
    """The milestone of fourteen days has gone out on the Friday."""
    assert "Ingen påminns den dagen." in preview("2030-11-18").stdout
    assert "Personer som påminns: 6" in preview("2030-11-22").stdout


def test_the_invitations_of_the_first_day_are_there(database: Sessions) -> None:
    """And on the day after they are not."""
    assert preview("2030-09-02").stdout.count("inbjudan") == 7
    assert "inbjudan" not in preview("2030-09-03").stdout


def test_a_node_and_what_is_below_it(database: Sessions) -> None:
    """The coordinator of one förvaltning looks at their own."""
    result = preview("2030-11-15", "--node", "b", "--language", "en")
    assert "People who are reminded: 2" in result.stdout
    assert "Nod a1" not in result.stdout
    assert "the last day comes closer" in result.stdout


@pytest.mark.parametrize(("day", "following"), [("2030-11-16", "2030-11-18"), ("2030-12-24", "2030-12-27")])
def test_on_a_quiet_day_nobody_is_reminded(database: Sessions, day: str, following: str) -> None:
    """It says when the next morning is."""
    assert f"Nästa arbetsdag är {following}." in preview(day).stdout


def test_a_quiet_month(database: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    """The employer's own setting."""
    monkeypatch.setenv("SAM_QUIET_MONTHS", "11")
    assert "2030-12-02" in preview("2030-11-15").stdout


@pytest.mark.parametrize(
    ("day", "words", "said", "code"),
    [("2020-01-07", (), "har varit", 1), ("2030-11-15", ("--node", "x"), "ingen nod x", 1), ("nyss", (), "nyss", 2)],
)
def test_what_cannot_be_shown_is_one_line(
    database: Sessions, day: str, words: tuple[str, ...], said: str, code: int
) -> None:
    """And its exit code tells a script."""
    result = preview(day, *words)
    assert result.exit_code == code
    assert said in result.output


def test_a_bad_setting_is_told(database: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `serve` does at its start."""
    monkeypatch.setenv("SAM_REMIND_CLOSING", "en vecka")
    result = preview("2030-11-15")
    assert result.exit_code == 3
    assert "SAM_REMIND_CLOSING" in result.output


def test_every_reason_has_words() -> None:
    """A reason without words would be a KeyError in front of the coordinator."""
    assert set(named.reasons(Texts(Language.SV))) == set(Why)


def test_an_agenda_is_foreseen_three_weeks_before_the_meeting(database: Sessions) -> None:
    """Whoever coordinates sees that the level will be told in time."""
    with transaction(database) as session:
        session.add(BodyRow(id="n", node_id=small.A, kind="board", name="Nämnden", decides=True))
        session.flush()
        session.add(BodyMeetingRow(body_id="n", on=date(2031, 1, 15)))
    assert "dagordning" not in preview("2030-12-20").stdout
    (line,) = [line for line in preview("2030-12-27").stdout.splitlines() if "dagordning" in line]
    assert re.split(r"\s{2,}", line.strip()) == ["Ma (ma)", "till organets dagordning", "Nod a, Nämnden", "19", "ja"]
    assert "dagordning" not in preview("2030-12-27", "--node", small.B).stdout
