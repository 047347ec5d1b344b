"""`bodies check|import` and `round annual-report`: everything wrong at once, twice changes nothing, and what is gone ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.cli.app import app
from storage.checklists.versions import keep_core
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.organisation.example import FOLDER
from storage.reviews.rounds import open_round
from storage.tables.levels import BodyMeetingRow, BodyMemberRow, BodyRow
from storage.tables.organisation import PersonRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A

BODIES = (
    "id;nod;typ;namn;beslutar;ordning\nlg;{node};ledningsgrupp;Ledningsgruppen;nej;1\nn;{node};nämnd;Nämnden;ja;2\n"
)
MEETINGS = "organ;datum\nn;2099-02-03\n"


@pytest.fixture
def database(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    engine = engine_for(empty_database_url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        small.organisation(session)
        core = keep_core(session, small.core(), datetime.now(UTC))
        opens, closes = date(2026, 9, 1), date(2026, 11, 30)
        open_round(session, year=2026, core_row=core, opens=opens, closes=closes, now=datetime.now(UTC))
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    yield sessions
    engine.dispose()


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False, env={"COLUMNS": "200"})


def files(folder: Path, **sheets: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def somebody(sessions: Sessions) -> str:
    with sessions() as session:
        return session.scalars(select(PersonRow.id).order_by(PersonRow.id)).first() or ""


def test_bodies_members_and_meetings_are_loaded_and_a_second_time_changes_nothing(
    database: Sessions, tmp_path: Path
) -> None:
    """Somebody loads the same file again to be sure."""
    members = f"organ;person;roll\nn;{somebody(database)};ordförande\n"
    where = files(tmp_path / "organ", organ=BODIES.format(node=A), medlemmar=members, möten=MEETINGS)
    assert "Skulle läsas in" in run("bodies", "check", where).stdout
    with database() as session:
        assert session.scalars(select(BodyRow.id)).all() == []
    assert "Inläst: organ nya eller ändrade 2" in run("bodies", "import", where).stdout
    with database() as session:
        assert sorted(session.scalars(select(BodyRow.id))) == ["lg", "n"]
        assert session.scalars(select(BodyMemberRow.role)).all() == ["chair"]
        assert session.scalars(select(BodyMeetingRow.on)).all() == [date(2099, 2, 3)]
    assert "Inget ändras" in run("bodies", "import", where).stdout


def test_everything_wrong_is_told_with_its_row_and_nothing_is_loaded(database: Sessions, tmp_path: Path) -> None:
    """One mistake at a time costs a morning."""
    wrong = "id;nod;typ;namn;beslutar;ordning\nlg;finns-inte;kommitté;L;kanske;x\n"
    members = "organ;person;roll\nlg;ingen@example.com;kassör\n"
    result = run("bodies", "import", files(tmp_path / "organ", organ=wrong, medlemmar=members))
    assert result.exit_code == 1
    for told in ("rad 2", "finns-inte", "kommitté", "kanske", "ingen@example.com", "kassör"):
        assert told in result.output
    with database() as session:
        assert session.scalars(select(BodyRow.id)).all() == []


def test_a_body_that_is_gone_from_the_file_ends_and_comes_back_under_its_id(database: Sessions, tmp_path: Path) -> None:
    """Decisions point at it: it is never taken away."""
    whole = BODIES.format(node=A)
    run("bodies", "import", files(tmp_path / "a", organ=whole))
    result = run("bodies", "import", files(tmp_path / "b", organ=whole.rsplit("\n", 2)[0] + "\n"))
    assert "Upphör: n" in result.stdout
    with database() as session:
        assert session.get_one(BodyRow, "n").ended_on is not None
    run("bodies", "import", tmp_path / "a")
    with database() as session:
        assert session.get_one(BodyRow, "n").ended_on is None


def test_the_way_to_the_annual_report_is_laid_out_backwards_and_says_where_time_is_short(database: Sessions) -> None:
    """Seven weeks from the last answers to the annual report are too few for the analysis."""
    result = run("round", "annual-report", "--node", A, "--year", 2026, "--date", "2027-01-15")
    assert result.exit_code == 0, result.output
    assert "2027-01-15  Årsredovisningen" in result.stdout
    assert "2026-11-20  Analysen är klar: 10 dagar för kort" in result.stdout
    assert run("round", "annual-report", "--node", "x", "--year", 2026, "--date", "2027-01-15").exit_code == 1


def test_round_status_says_which_body_meets_too_late_for_the_annual_report(database: Sessions, tmp_path: Path) -> None:
    """Whoever coordinates sees it while there still is time to move a meeting."""
    bodies = files(tmp_path / "b", organ=BODIES.format(node=A), möten=MEETINGS)
    assert run("bodies", "import", bodies).exit_code == 0
    told = run("round", "status", "--node", A).stdout
    assert "Vägen till årsredovisningen" not in told  # no day is known, but the meetings are
    assert "2099-02-03" in told
    run("round", "annual-report", "--node", A, "--year", 2026, "--date", "2027-01-15")
    told = run("round", "status", "--node", A).stdout
    assert "Vägen till årsredovisningen 2027-01-15" in told
    assert "-10, för kort" in told
    assert "inget möte är känt" in told
    (board,) = [line for line in told.splitlines() if "Nämnden" in line]
    assert "för sent för årsredovisningen" in board


def test_the_example_region_has_bodies_that_fit_it(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tries it can record a decision at once."""
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    engine = engine_for(empty_database_url)
    upgrade(engine)
    engine.dispose()
    assert run("import", FOLDER).exit_code == 0
    result = run("bodies", "import", FOLDER.parent / "bodies")
    assert result.exit_code == 0, result.output
    assert "organ nya eller ändrade 7" in result.stdout


def test_the_papers_for_a_body_are_written_and_tell_nothing_of_a_few(database: Sessions, tmp_path: Path) -> None:
    """A nämnd's papers are public: what five or fewer have answered is not in them."""
    import docx

    run("bodies", "import", files(tmp_path / "organ", organ=BODIES.format(node=A)))
    out = tmp_path / "underlag.docx"
    result = run("presentation", "--body", "n", "--year", 2026, "--out", out)
    assert result.exit_code == 0, result.output
    told = "\n".join(one.text for one in docx.Document(str(out)).paragraphs)
    assert "Till Nämnden" in told
    assert "Det här ser ni" in told
    assert docx.Document(str(out)).tables == []
    assert run("presentation", "--body", "x", "--year", 2026, "--out", out).exit_code == 1
