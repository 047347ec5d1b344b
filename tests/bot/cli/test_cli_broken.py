"""Commands in a place that is not as they need it: one line that says what to do, an exit code for scripts, no frames."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import app
from storage.database import engine_for
from storage.migrating import upgrade

# Every command that writes a file or a folder, with all that it asks for but where to.
PAPERS = {
    "report": ("--node", "n", "--year", "2026", "--out", "x.docx"),
    "binder": ("--node", "n", "--year", "2026", "--out", "x.docx"),
    "plan": ("--node", "n", "--out", "x.docx"),
    "presentation": ("--body", "n", "--year", "2026", "--out", "x.docx"),
    "export": ("--year", "2026", "--out", "x.json"),
    "archive": ("--node", "n", "--year", "2026", "--out", "x"),
    "records": ("--node", "n", "--year", "2026", "--out", "x.zip"),
}
OTHERS = {"retention": ("--dry-run",), "archive adopt": ("--year", "2026")}
EVERY = {**PAPERS, **OTHERS}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to stand in, with a database that is made and has nothing in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///empty.db")
    engine = engine_for("sqlite:///empty.db")
    upgrade(engine)
    engine.dispose()


def run(command: str, words: tuple[str, ...]) -> Result:
    return CliRunner().invoke(app, [*command.split(), *words], catch_exceptions=False, env={"COLUMNS": "200"})


def one_line(result: Result, code: int, said: str) -> None:
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert (said in result.stderr, result.stderr.count("\n")) == (True, 1), result.stderr
    assert {one.name.partition(".db")[0] for one in Path().iterdir()} <= {"empty", "new", "text"}


@pytest.mark.parametrize("command", PAPERS)
def test_what_there_is_nothing_of_is_said_and_nothing_is_left(command: str) -> None:
    """No node, no body, no round: and no half file that somebody takes for a whole one."""
    one_line(run(command, PAPERS[command]), 1, "Det finns inge")


@pytest.mark.parametrize("command", PAPERS)
def test_a_folder_that_is_not_there_is_said_before_the_work(command: str) -> None:
    """And it is not made: a slip of the finger would hide the file."""
    words = (*PAPERS[command][:-1], f"nowhere/{PAPERS[command][-1]}")
    result = run(command, words)
    assert result.exit_code == 1
    if command not in ("plan", "presentation"):  # these look for what to write first, which is quick
        one_line(result, 1, "mappen nowhere finns inte")


@pytest.mark.parametrize("command", EVERY)
def test_a_database_that_is_not_migrated_says_what_to_run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first thing that happens after an update."""
    monkeypatch.setenv("DATABASE_URL", "sqlite:///new.db")
    one_line(run(command, EVERY[command]), 3, "python -m bot migrate")


@pytest.mark.parametrize(
    ("url", "said"),
    [("sqlite:///text.db", "file is not a database"), ("sqlite:////proc/none/x.db", "No such file or directory")],
)
def test_what_is_no_database_is_said(url: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another file by mistake, or a place where none can be made."""
    Path("text.db").write_text("Detta är en text.\n" * 100, encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", url)
    one_line(run("retention", ("--dry-run",)), 3, said)


@pytest.mark.parametrize(("name", "value"), [("SAM_TIMEZONE", "Europe/Stokholm"), ("SAM_FEW", "många")])
def test_a_setting_that_is_wrong_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same words as the bot's own start."""
    monkeypatch.setenv(name, value)
    one_line(run("report", PAPERS["report"]), 3, f"{name} is '{value}'")
