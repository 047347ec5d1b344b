"""`export`: what whoever runs it sees, and what is left on the disk."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.demo.demo import prepare
from storage.database import engine_for, sessions_for
from storage.migrating import upgrade

TODAY = date(2026, 10, 15)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The made-up region, with this year's round and last year's. No test here changes it."""
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
    return CliRunner().invoke(app, ["export", *map(str, words)], catch_exceptions=False, env={"COLUMNS": "200"})


def test_a_year_is_written_and_what_is_in_it_is_told(tmp_path: Path) -> None:
    """With the reminder that it holds free text and names; the file beside it is gone."""
    out = tmp_path / "sam-2026.json"
    result = run("--year", 2026, "--out", out)
    assert result.exit_code == 0, result.output
    document = json.loads(out.read_text("utf-8"))
    counts = document["counts"]
    assert result.stdout.startswith(f"{out}: 2026, uppföljningar {counts['reviews']}, svar {counts['answers']}, ")
    assert "Sekretesspröva" in result.stdout
    assert [one.name for one in tmp_path.iterdir()] == [out.name]


def test_it_is_utf_8_with_an_item_on_each_line(tmp_path: Path) -> None:
    """Two exports can be compared line by line, and å is å."""
    out = tmp_path / "x.json"
    run("--year", 2025, "--out", out, "--language", "en")
    text = out.read_bytes().decode("utf-8")
    assert "Hälso- och sjukvårdsförvaltningen" in text
    items = sum(len(told) for told in json.loads(text).values() if isinstance(told, list))
    assert sum(line.startswith("{") for line in text.splitlines()[1:]) == items > 500
    assert text.endswith("}\n")


def test_a_year_without_a_round_leaves_no_file_and_keeps_the_old_one(tmp_path: Path) -> None:
    """A file that is there can be trusted."""
    out = tmp_path / "x.json"
    out.write_text("kept", "utf-8")
    result = run("--year", 2001, "--out", out)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Det finns ingen omgång för 2001. ")
    assert out.read_text("utf-8") == "kept"
    assert list(tmp_path.iterdir()) == [out]


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A wrong folder is the commonest mistake of all."""
    out = tmp_path / "nowhere" / "x.json"
    result = run("--year", 2026, "--out", out, "--language", "en")
    assert result.exit_code == 1
    assert result.stderr == f"{out} cannot be written: there is no folder {out.parent}. Make it first.\n"


def test_a_database_that_is_not_migrated_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not ready: another exit code than a wrong command."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    result = run("--year", 2026, "--out", tmp_path / "x.json")
    assert result.exit_code == 3
    assert "python -m bot migrate" in result.stderr
