"""`checklist`: what an editor of checklists and a coordinator see on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.checklists import checklist_app
from dialogs.ground.ids import ChecklistId
from storage.checklists.files import available
from storage.database import engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.tables.organisation import NodeRow

runner = CliRunner()

ADDITION = """\
extends = "vastmanland"
version = "1"

[[areas]]
id = "akuten"
title.sv = "På akuten"

[[areas.questions]]
id = "akuten-larm"
text.sv = "Har ni övat överfallslarmet i år?"
short.sv = "Överfallslarm"
help.sv = "Larmet hjälper bara den som vet hur det fungerar."
"""


@pytest.fixture
def database(empty_database_url: str) -> str:
    """At the newest version, with one node."""
    engine = engine_for(empty_database_url)
    upgrade(engine)
    with transaction(sessions_for(engine)) as session:
        session.add(NodeRow(id="akuten", level="enhet", name="Akuten"))
    engine.dispose()
    return empty_database_url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "eget.toml"
    path.write_text(ADDITION, encoding="utf-8")
    return path


def run(*words: object, database: str = "sqlite:////nowhere/at/all.db") -> Result:
    return runner.invoke(checklist_app, [str(word) for word in words], env={"DATABASE_URL": database, "COLUMNS": "200"})


@pytest.mark.parametrize("path", available().values(), ids=lambda path: path.stem)
def test_check_says_that_a_right_file_is_right_without_a_database(path: Path) -> None:
    """Whoever writes questions has an editor and this command, not the region's database."""
    result = run("check", path)
    assert result.exit_code == 0, result.output
    assert "right." in result.output
    assert "sv, en" in result.output


def test_check_tells_every_mistake_with_its_line_and_ends_with_1(file: Path) -> None:
    """`file:line: reason` is what editors make clickable; the exit code is for CI."""
    file.write_text(ADDITION.replace("short.sv", "kort.sv").replace('"akuten-larm"', '"q3"'), encoding="utf-8")
    result = run("check", file)
    assert result.exit_code == 1
    assert f'{file}:9: "q3" belongs to the core. the core is locked' in result.output
    assert f'{file}:11: unknown key "kort"' in result.output
    assert f"{file}:8: short needs Swedish" in result.output


def test_check_can_be_told_of_a_core_that_is_not_ours(file: Path, tmp_path: Path) -> None:
    """An employer with its own checklist checks its units' additions against it."""
    own = tmp_path / "egen.toml"
    text = available()[ChecklistId("sam-grund")].read_text(encoding="utf-8")
    own.write_text(text.replace('id = "sam-grund"', 'id = "egen"'), encoding="utf-8")
    file.write_text(ADDITION.replace('"vastmanland"', '"egen"'), encoding="utf-8")
    assert run("check", file).exit_code == 1
    assert run("check", file, "--core", own).exit_code == 0


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["missing", "not text"])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    """A wrong path is the commonest mistake of all."""
    path = tmp_path / "x.toml"
    if content is not None:
        path.write_bytes(content)
    result = run("check", path)
    assert result.exit_code == 1
    assert "cannot be read" in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_an_addition_is_kept_and_listed(database: str, file: Path) -> None:
    """What the coordinator sees afterwards."""
    result = run("add", file, "--node", "akuten", database=database)
    assert result.exit_code == 0, result.output
    listed = run("list", database=database)
    assert listed.exit_code == 0
    lines = [line for line in listed.output.splitlines() if "akuten" in line]
    assert len(lines) == 1
    assert "vastmanland" in lines[0]
    assert "none" in lines[0]
    assert "26" in listed.output


def test_a_whole_checklist_is_kept_without_a_node(database: str, tmp_path: Path) -> None:
    """An employer's own core, beside ours."""
    own = tmp_path / "egen.toml"
    text = available()[ChecklistId("sam-grund")].read_text(encoding="utf-8")
    own.write_text(text.replace('id = "sam-grund"', 'id = "egen"'), encoding="utf-8")
    assert run("add", own, database=database).exit_code == 0
    assert any("egen" in line and "whole" in line for line in run("list", database=database).output.splitlines())


@pytest.mark.parametrize(
    ("right", "wrong", "node", "reason"),
    [
        ('"akuten-larm"', '"q3"', "akuten", "the core is locked"),
        (
            'version = "1"',
            'version = "1"\nremove = ["q3"]',
            "akuten",
            "questions can be added, not removed or reworded",
        ),
        ("Har ni", "Har ni", "akutne", 'there is no node "akutne"'),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(
    database: str, file: Path, right: str, wrong: str, node: str, reason: str
) -> None:
    """Exit code 1, the reason in words, and nothing kept."""
    file.write_text(ADDITION.replace(right, wrong, 1), encoding="utf-8")
    result = run("add", file, "--node", node, database=database)
    assert result.exit_code == 1
    assert reason in result.output
    assert "nothing was added" in result.output
    assert "akuten" not in run("list", database=database).output
