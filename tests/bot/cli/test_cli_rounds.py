"""`round open|status|close`: what a coordinator sees, and how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner, Result

from bot.cli import named
from bot.cli.app import app
from cards.texts import Texts
from dialogs.ground.ids import ChecklistId, ConversationId, PersonId, TenantId
from dialogs.ground.messages import MessageKind
from dialogs.ground.plug import variants
from dialogs.ground.texts import Language
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import SeatKind, Stage
from storage.checklists.files import available
from storage.checklists.versions import keep_addition, keep_core
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.ground import notes
from storage.migrating import upgrade
from storage.organisation import contacts
from storage.organisation.contacts import Purpose, Reach
from storage.reviews import rounds
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import RoundRow, RoundWindowRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, A

NOW = datetime.now(UTC)
YEAR = 2030
OPEN = ("open", "--year", YEAR, "--checklist", "liten", "--opens", "2030-09-01", "--closes", "2030-11-30")


@pytest.fixture
def database(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    """At the newest version, named as in service, with the small region and its checklist."""
    engine = engine_for(empty_database_url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        small.organisation(session)
        keep_core(session, small.core(), NOW)
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    yield sessions
    engine.dispose()


on_sqlite = pytest.mark.parametrize("backend", ["sqlite"])  # where the database cannot matter


def run(*words: object, answer: str | None = None) -> Result:
    command = ["round", *map(str, words)]
    return CliRunner().invoke(app, command, input=answer, catch_exceptions=False, env={"COLUMNS": "200"})


def row(result: Result, name: str) -> list[str]:
    """The cells of the row that begins with a name."""
    line = next(line for line in result.stdout.splitlines() if line.startswith(name))
    return re.split(r"\s{2,}", line.strip())


def numbers(result: Result, name: str) -> list[str]:
    """What stands beside a name in the table of sums."""
    line = next(line for line in result.stdout.splitlines() if line.startswith(name))
    return line.removeprefix(name).split()


def meet(session: Session, *people: str) -> None:
    for person in people:
        chat = ConversationId(f"chat-{person}")
        contacts.met(session, PersonId(person), chat, "https://smba.example.com/", "29:x", None, NOW)


# --- open


def test_a_round_is_opened_and_says_who_will_be_invited_and_who_is_missing(database: Sessions) -> None:
    """Everything that a coordinator can still mend before the autumn."""
    with transaction(database) as session:
        keep_addition(session, small.addition(A), A, NOW)
        meet(session, "ma", "mb")
    result = run(*OPEN)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Omgången 2030 är öppnad med liten version 1 (er egen): 1 frågor, svar 2030-09-01 till 2030-11-30.",
        "Tillägg från noder som är låsta med omgången: 1.",
        "Uppföljningar: 8, en för varje nod.",
        "Chefer som bjuds in 2030-09-01: 6.",
        "Av dem når boten 2 nu. De övriga får inbjudan när boten träffar dem i Teams.",
        "Noder utan chef, där ingen bjuds in: 1  (visa dem med --all)",
        "Noder utan skyddsombud och huvudskyddsombud: 5  (visa dem med --all)",
    ]
    with transaction(database) as session:
        (of,) = rounds.rounds(session, YEAR)
        assert (of.checklist, of.opens, of.closes, of.closed_at) == (
            "liten",
            date(2030, 9, 1),
            date(2030, 11, 30),
            None,
        )


@on_sqlite
def test_all_lists_the_nodes_that_lack_somebody(database: Sessions) -> None:
    """In English, for whoever prefers it."""
    result = run(*OPEN, "--all", "--language", "en")
    assert "Nodes without a manager, where nobody is invited: 1" in result.stdout
    assert row(result, "c1") == ["c1", "nivå", "Nod c1"]


@on_sqlite
def test_managers_of_a_window_that_is_open_already_are_invited_now(database: Sessions) -> None:
    """A round that is opened late, or a region that begins in the middle of the autumn."""
    today = NOW.date()
    window = ("--opens", today - timedelta(days=5), "--closes", today + timedelta(days=30))
    result = run("open", "--year", today.year, "--checklist", "liten", *window)
    assert "Chefer som bjuds in nu, när boten är igång: 6." in result.stdout


@on_sqlite
def test_the_shipped_checklist_needs_no_preparation(database: Sessions) -> None:
    """And the output says that it is the shipped one."""
    result = run(*OPEN[:4], "vastmanland", *OPEN[5:])
    assert "öppnad med vastmanland version 2 (den som följer med boten): 26 frågor" in result.stdout


def test_a_node_gets_its_own_window_in_the_round(database: Sessions) -> None:
    """The round and its reviews stay as they were; a second time moves the window."""
    run(*OPEN)
    window = ("--opens", "2030-10-01", "--closes", "2030-12-15")
    for _ in range(2):
        result = run("open", "--year", YEAR, *window, "--node", "a")
    assert (result.exit_code, result.stdout) == (
        0,
        "Nod a och allt under svarar 2030-10-01 till 2030-12-15 i omgången 2030.\n",
    )
    with transaction(database) as session:
        (own,) = session.scalars(select(RoundWindowRow))
        assert (own.node_id, own.opens, own.closes) == ("a", date(2030, 10, 1), date(2030, 12, 15))


@on_sqlite
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((*OPEN,), "finns redan. Med --node ger du en nod ett eget svarsfönster."),
        ((*OPEN[:4], "litten", *OPEN[5:]), 'there is no checklist "litten"; known are liten, sam-grund, vastmanland'),
        ((*OPEN[:6], "2030-12-24", *OPEN[7:]), "stänger 2030-11-30 innan det öppnar 2030-12-24"),
        ((*OPEN, "--node", "nowhere"), "Det finns ingen nod nowhere i organisationen."),
        (("open", "--year", "2031", *OPEN[5:], "--node", "a"), "Det finns ingen omgång för 2031."),
        (("status", "--year", "2031"), "Det finns ingen omgång för 2031."),
        (("status", "--node", "nowhere"), "Det finns ingen nod nowhere i organisationen."),
        (("close", "--year", "2031"), "Det finns ingen omgång för 2031."),
    ],
)
def test_what_cannot_be_done_is_one_line_and_ends_with_1(
    database: Sessions, words: tuple[object, ...], reason: str
) -> None:
    """On standard error, with what to do; and nothing is changed."""
    run(*OPEN)
    result = run(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert reason in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    with transaction(database) as session:
        assert len(session.scalars(select(RoundRow)).all()) == 1


@on_sqlite
def test_an_addition_that_does_not_fit_stops_the_opening(database: Sessions) -> None:
    """All or nothing: a round that half its units cannot read is worse than none."""
    with transaction(database) as session:
        keep_addition(session, small.addition(A), A, NOW)
        keep_core(session, small.core("2", question="q2"), NOW)
    result = run(*OPEN)
    assert result.exit_code == 1
    assert 'Omgången är inte öppnad: what node "a" adds (version 1) does not fit' in result.stderr
    with transaction(database) as session:
        assert session.scalars(select(RoundRow)).all() == []


@on_sqlite
def test_a_new_round_needs_a_checklist_and_dates_are_dates(database: Sessions) -> None:
    """Written wrongly: typer's own exit code."""
    without = run("open", "--year", YEAR, "--opens", "2030-09-01", "--closes", "2030-11-30")
    assert without.exit_code == 2
    assert "--checklist" in without.stderr
    assert run(*OPEN[:6], "1 september", *OPEN[7:]).exit_code == 2


@on_sqlite
def test_without_an_organisation_there_is_nobody_to_ask(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands in the wrong order."""
    engine = engine_for(empty_database_url)
    upgrade(engine)
    engine.dispose()
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    result = run("open", "--year", YEAR, "--checklist", "vastmanland", *OPEN[5:])
    assert (result.exit_code, result.stderr) == (1, "Organisationen är inte inläst än. Kör: python -m bot import\n")
    assert run("status").stderr == "Det finns ingen omgång än.\n"


# --- status


@pytest.fixture
def under_way(database: Sessions) -> Sessions:
    """A round with a bit of everything."""
    with transaction(database) as session:
        of = small.opened(session, YEAR, date(2030, 9, 1), date(2030, 11, 30))
        joint = small.answer_together(session, of, A1, [A2])
        small.comes_to(session, of, small.B1, "started", "handed_over", "signed")
        notes.note(session, joint, PersonId("ma2"), NOW, not_mine="Jag har [bold]bytt[/bold] jobb.")
        meet(session, "mr", "ma", "mb", "ma2")
        contacts.gone(session, PersonId("ma"), Reach.BLOCKED)
        contacts.team_seen(session, "t", TenantId("x"), "Team", "https://smba.example.com/", NOW)
        contacts.link_channel(session, A1, "t", "19:a1", Purpose.UNIT, "Allmänt", PersonId("ma"), NOW)
        contacts.team_state(session, "t", Reach.ARCHIVED)
        waiting = Outgoing(key="i", kind="invitation", subject={}, person=PersonId("ma1"))
        dead = Outgoing(key="s", kind="summary", subject={}, channel="19:a1")
        outbox.put(session, [waiting, dead], NOW)
        session.scalars(select(OutboxRow).where(OutboxRow.key == "s")).one().state = "dead"
    return database


def test_status_shows_each_part_and_the_sum(under_way: Sessions) -> None:
    """One joint review of two units, one unit done, two nodes that may take part."""
    result = run("status")
    assert result.exit_code == 0, result.output
    assert "Omgång 2030, liten, svar 2030-09-01 till 2030-11-30" in result.stdout
    assert numbers(result, "Nod r själv") == ["1", "0", "0", "0", "0", "0/1", "0/1", "–"]
    assert numbers(result, "Nod a") == ["2", "0", "0", "0", "0", "0/3", "0/3", "–"]
    assert numbers(result, "Nod b") == ["2", "1", "1", "1", "0", "1/2", "1/2", "–"]
    assert numbers(result, "Nod c") == ["0", "0", "0", "0", "0", "–", "–", "0/2"]
    assert numbers(result, "allt") == ["5", "1", "1", "1", "0", "1/6", "1/5", "0/2"]


def test_status_shows_who_can_be_helped_and_why(under_way: Sessions) -> None:
    """Names and reasons as they were written: rich reads no markup in them."""
    result = run("status", "--year", YEAR)
    assert "Når inte, och har något kvar att göra: 5" in result.stdout
    assert row(result, "Ma  ") == ["Ma", "har blockerat boten; bara hen själv kan ändra det", "chef", "Nod a (a)"]
    assert row(result, "Sa1") == ["Sa1", "har aldrig installerat boten", "skyddsombud", "Nod a1 (a1)"]
    assert row(result, "Ma2")[1:] == ["Nod a1 (a1), Nod a2 (a2)", "Jag har [bold]bytt[/bold] jobb."]
    assert row(result, "Nod a1 (a1)")[1:] == ["Allmänt", "enhet", "teamet är arkiverat"]
    assert row(result, "inbjudan")[1:] == ["0", "1", "0"]
    assert row(result, "sammanfattning i kanalen")[1:] == ["0", "0", "1"]
    assert "Noder utan chef, där ingen bjuds in: 1  (visa dem med --all)" in result.stdout


@on_sqlite
def test_status_of_a_node_is_about_what_is_below_it(under_way: Sessions) -> None:
    """The coordinator of one clinic; in English."""
    result = run("status", "--node", "b", "--language", "en")
    assert numbers(result, "everything") == ["2", "1", "1", "1", "0", "1/2", "1/2", "–"]
    assert "Ma2" not in result.stdout
    assert "archived" not in result.stdout


@on_sqlite
def test_a_year_with_two_rounds_asks_which(under_way: Sessions) -> None:
    """Rather than showing one of them."""
    with transaction(under_way) as session:
        row_id = keep_core(session, available()[ChecklistId("sam-grund")].read_text(encoding="utf-8"), NOW)
        window = {"opens": date(2030, 9, 1), "closes": date(2030, 9, 2)}
        rounds.open_round(session, year=YEAR, core_row=row_id, now=NOW, **window)
    assert "Lägg till --checklist med en av dem: liten, sam-grund." in run("status").stderr
    assert run("status", "--checklist", "sam-grund").exit_code == 0


@pytest.mark.parametrize("language", Language)
def test_everything_that_is_enumerated_has_a_name(language: Language) -> None:
    """Every reason, role, purpose and kind of message. That each has words in both languages: tests/cards/test_catalogues.py."""
    t = Texts(language)
    assert set(named.reaches(t)) == set(Reach)
    assert set(named.seats(t)) == set(SeatKind)
    assert set(named.purposes(t)) == set(Purpose)
    assert set(named.messages(t)) == set(variants(MessageKind))
    assert set(named.causes(t)) == set(Cause)
    assert set(named.methods(t)) == set(Method)
    assert set(named.stages(t)) == set(Stage)
    assert set(named.extra_kinds(t)) == set(ExtraKind)


# --- close


def test_close_says_what_stays_unsigned_and_asks(under_way: Sessions) -> None:
    """A no leaves everything as it was."""
    result = run("close", "--year", YEAR, answer="n\n")
    assert result.exit_code == 1
    assert (
        "1 av 5 uppföljningar är underskrivna. Utan underskrift stannar 4: 4 inte påbörjade, 0 påbörjade, 0 över"
        in (result.stdout)
    )
    assert "Frivilliga, räknade för sig: 0 av 2 underskrivna." in result.stdout
    assert "Stänga omgången 2030?" in result.stdout
    assert result.stderr == "Omgången är kvar som den var.\n"
    with transaction(under_way) as session:
        assert rounds.rounds(session, YEAR)[0].closed_at is None


@pytest.mark.parametrize(("words", "answer"), [(("--yes",), None), ((), "y\n")])
def test_a_closed_round_is_closed_once(under_way: Sessions, words: tuple[str, ...], answer: str | None) -> None:
    """By --yes, or by yes. Then everything that is not signed is late, and no window can be moved."""
    result = run("close", "--year", YEAR, *words, answer=answer)
    assert result.exit_code == 0, result.output
    assert "Omgången 2030 är stängd." in result.stdout
    again = run("close", "--year", YEAR, "--yes")
    assert again.exit_code == 1
    assert "Omgången 2030 stängdes 20" in again.stderr
    status = run("status")
    assert ", stängd 20" in status.stdout
    assert numbers(status, "allt")[4] == "4"
    moved = run("open", "--year", YEAR, "--opens", "2030-10-01", "--closes", "2030-12-15", "--node", "a")
    assert (moved.exit_code, "stängdes" in moved.stderr) == (1, True)
