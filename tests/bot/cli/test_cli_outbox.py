"""`outbox list|show|retry|drop`: what somebody who looks after the bot sees and does, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.cli import named
from bot.cli.app import app
from cards.texts import Texts
from dialogs.delivery.rules.delivery import Dead
from dialogs.ground.ids import PersonId
from dialogs.ground.texts import Language
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.delivery import outbox
from storage.delivery.outbox.tending import Awaits, State
from storage.migrating import upgrade
from storage.tables.organisation import ChannelRow, PersonRow
from storage.tables.reviews import AuditRow
from tests.post import TENANT, claim, people, put, row, team, to, to_channel

NOW = datetime.now(UTC)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"])  # where the database cannot matter


@pytest.fixture
def database(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    """A dead summary in a unit's channel, an invitation to somebody unmet, and a reminder to Anna."""
    engine = engine_for(empty_database_url)
    upgrade(engine)
    sessions = sessions_for(engine)
    people(sessions, "anna", "bo")
    people(sessions, "sven", met=False)
    team(sessions)
    with transaction(sessions) as session:
        session.get_one(PersonRow, "anna").name = "Anna Ek"
        for channel in session.scalars(select(ChannelRow)):
            channel.name = "Arbetsmiljö"
    put(sessions, to_channel(), now=NOW)
    dies(sessions)
    put(sessions, to("sven", kind="invitation"), to("anna"), now=NOW)
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    yield sessions
    engine.dispose()


def dies(sessions: Sessions) -> None:
    for claimed in claim(sessions, NOW):
        with transaction(sessions) as session:
            outbox.record(session, claimed, Dead(tag="unclear:TimeoutError"), NOW)


def run(*words: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(
        app, ["outbox", *words], input=answer, catch_exceptions=False, env={"COLUMNS": "200", "NO_COLOR": "1"}
    )


def audit(sessions: Sessions) -> list[tuple[str, str | None]]:
    with transaction(sessions) as session:
        return [(each.tag, each.subject) for each in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def test_the_list_says_what_each_message_waits_for(database: Sessions) -> None:
    """Which of them wait by themselves, and which wait for me."""
    result = run("list", "--language", "en")
    assert result.exit_code == 0
    head, summary, invitation, reminder, count = result.stdout.splitlines()
    assert head.split() == ["no.", "kind", "state", "waits", "for", "tries", "last", "outcome", "due"]
    assert "summary in the channel" in summary
    assert "dead" in summary
    assert "you" in summary
    assert "unclear:TimeoutError" in summary
    assert "the bot to meet the receiver" in invitation
    assert "its turn" in reminder
    assert count == "3 messages, 3 shown."


def test_who_a_message_is_for_is_shown_only_on_request(database: Sessions) -> None:
    """The list ends in tickets and chats; most of the time nobody needs the names."""
    for command in (("list",), ("show", "3")):
        assert "Anna" not in run(*command).stdout
        assert "Anna Ek" in run(*command, "--names").stdout
    assert "Arbetsmiljö" in run("list", "--names").stdout


@on_sqlite
def test_the_list_can_be_of_one_state_or_kind(database: Sessions) -> None:
    """What is dead, is the usual question."""
    assert "1 meddelanden, 1 visas." in run("list", "--state", "dead").stdout
    assert "3 meddelanden, 3 visas." in run("list", "--state", "dead", "--state", "pending").stdout
    assert "1 meddelanden, 1 visas." in run("list", "--state", "pending", "--kind", "invitation").stdout
    assert run("list", "--state", "sent").stdout.strip() == "Inga sådana meddelanden."


@on_sqlite
def test_a_long_list_is_cut_and_says_so(database: Sessions) -> None:
    """An import for a region puts thousands."""
    put(database, *(to("bo", mark) for mark in range(30)))
    assert run("list").stdout.splitlines()[-1] == "33 meddelanden, 20 visas."
    assert run("list", "--all").stdout.splitlines()[-1] == "33 meddelanden, 33 visas."


@on_sqlite
def test_a_paused_tenant_is_told(database: Sessions) -> None:
    """Else one wonders why nothing at all goes."""
    with transaction(database) as session:
        outbox.pause(session, TENANT, NOW + timedelta(hours=1))
    shown = run("list", "--language", "en").stdout
    assert f"Nothing is sent to tenant {TENANT} until" in shown
    assert "the end of the pause" in shown


@on_sqlite
@pytest.mark.parametrize("asked", ["1", "summary:1"])
def test_one_message_is_shown_with_ids_only(database: Sessions, asked: str) -> None:
    """By the number in the list or by the key in the log."""
    shown = run("show", asked, "--language", "en").stdout
    assert "summary:1" in shown
    assert "mark 1" in shown
    assert "unclear tries" in shown


def test_a_dead_message_is_sent_again(database: Sessions) -> None:
    """Somebody has looked into the channel, and it is not there."""
    assert run("retry", "1").exit_code == 0
    assert row(database, "summary:1").state == "retry"
    assert audit(database) == [("message:sent_again", "1 summary:1")]


def test_all_dead_messages_are_sent_again(database: Sessions) -> None:
    """After an outage; what waits by itself is left as it is."""
    result = run("retry", "--all-dead")
    assert result.stdout.strip() == "1 meddelanden skickas igen."
    assert row(database, "reminder:anna:1").state == "pending"


def test_a_message_is_dropped_with_a_reason(database: Sessions) -> None:
    """It stays in the table, and the reason in the audit trail."""
    assert run("drop", "1", "--reason", " posted by hand ").exit_code == 0
    assert row(database, "summary:1").state == "dropped"
    assert audit(database) == [("message:dropped", "1 summary:1: posted by hand")]


@on_sqlite
def test_the_reason_is_asked_for(database: Sessions) -> None:
    """Whoever forgets it need not begin again."""
    assert run("drop", "1", answer="posted by hand\n").exit_code == 0
    assert audit(database) == [("message:dropped", "1 summary:1: posted by hand")]


@on_sqlite
@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("show", "77"), "Det finns inget meddelande 77."),
        (("retry", "nonsense"), "Det finns inget meddelande nonsense."),
        (("drop", "77", "--reason", "x"), "Det finns inget meddelande 77."),
        (("retry", "3"), "Meddelande 3 kan inte skickas igen: väntar."),
        (("drop", "4", "--reason", "x"), "Meddelande 4 kan inte tas bort: skickas."),
    ],
)
def test_what_cannot_be_done_is_one_line(database: Sessions, command: tuple[str, ...], line: str) -> None:
    """And nothing is changed."""
    put(database, to("bo"), now=NOW)
    with transaction(database) as session:
        outbox.lost_address(session, PersonId("anna"))  # so that only the one to bo is claimed
    claim(database, NOW)
    result = run(*command)
    assert (result.exit_code, result.stderr) == (1, f"{line}\n")
    assert audit(database) == []


@on_sqlite
@pytest.mark.parametrize(
    "command",
    [("retry",), ("retry", "1", "--all-dead"), ("drop", "1", "--reason", "  "), ("list", "--state", "lost")],
)
def test_a_command_that_is_written_wrongly_changes_nothing(database: Sessions, command: tuple[str, ...]) -> None:
    """`retry` alone must not mean everything."""
    assert run(*command).exit_code == 2
    assert audit(database) == []


def test_there_is_a_word_for_everything() -> None:
    """A state that is added is shown in words, too."""
    t = Texts(Language.SV)
    assert set(named.states(t)) == set(State)
    assert set(named.waited_for(t)) == set(Awaits)
