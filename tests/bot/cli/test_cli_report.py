"""`report`: one command, four kinds of file, and a clear word where there is nothing to write."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.demo.demo import prepare
from storage.database import engine_for, sessions_for
from storage.migrating import upgrade

TODAY = date(2026, 10, 15)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The made-up region: last year is over, this year's round is going on around a day of its own."""
    url = f"sqlite:///{tmp_path_factory.mktemp('region') / 'sam.db'}"
    engine = engine_for(url)
    upgrade(engine)
    prepare(sessions_for(engine), TODAY)
    engine.dispose()
    return url


@pytest.fixture(autouse=True)
def in_service(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", region)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["report", *map(str, words)], catch_exceptions=False, env={"COLUMNS": "200"})


def test_the_four_files_are_of_one_document(tmp_path: Path) -> None:
    """The same figures and the same version, whichever one has in hand."""
    said = []
    for ending in ("docx", "xlsx", "json", "txt"):
        done = run("--year", 2025, "--node", "region", "--out", tmp_path / f"r.{ending}")
        assert done.exit_code == 0, done.output
        said.append(done.output.partition("r.")[2].partition(": ")[2])
    assert len(set(said)) == 1
    told = json.loads((tmp_path / "r.json").read_text("utf-8"))
    word = docx.Document(str(tmp_path / "r.docx"))
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert told["version"] == word.core_properties.version == book.properties.version
    assert told["version"] in (tmp_path / "r.txt").read_text("utf-8-sig")
    assert sum(one.style.name == "Heading 2" for one in word.paragraphs) == len(told["questions"]) == 26
    assert told["took_part"]["reviews"]["signed"] == told["signed"] > 100
    assert not list(tmp_path.glob("*.partial"))


def test_a_part_is_made_for_its_own_line_and_says_so(tmp_path: Path) -> None:
    """Whoever passes it on must know what is in it."""
    done = run("--year", 2025, "--node", "hs-med", "--out", tmp_path / "r.json")
    assert done.exit_code == 0
    assert "egna linjen" in done.output
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["audience"] == "line"


def test_a_remark_about_the_figures_is_printed(tmp_path: Path) -> None:
    """Figures that were made up must say so on their own page."""
    run("--year", 2025, "--node", "region", "--out", tmp_path / "r.docx", "--remark", "Svaren är påhittade.")
    assert "Svaren är påhittade." in [one.text for one in docx.Document(str(tmp_path / "r.docx")).paragraphs]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--year", 2025, "--node", "nope"), "Det finns ingen nod som heter nope."),
        (("--year", 2019, "--node", "region"), "Det finns ingen omgång för 2019. Omgångar: 2026, 2025."),
        (("--year", 2026, "--node", "hs-med-01"), "Ingenting är underskrivet ännu vid hs-med-01 2026"),
        (("--year", 2025, "--node", "hs-med-01", "--for", "outside"), "För få svar vid hs-med-01"),
        (("--year", 2019, "--node", "region", "--language", "en"), "There is no round for 2019."),
    ],
)
def test_what_cannot_be_made_is_one_line(words: tuple[object, ...], said: str, tmp_path: Path) -> None:
    """And nothing is written."""
    done = run(*words, "--out", tmp_path / "r.docx")
    assert done.exit_code == 1
    assert said in done.output
    assert not list(tmp_path.iterdir())


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """Before anything is read."""
    done = run("--year", 2025, "--node", "region", "--out", tmp_path / "r.pdf")
    assert done.exit_code == 1
    assert ".docx, .xlsx, .json eller .txt" in done.output
