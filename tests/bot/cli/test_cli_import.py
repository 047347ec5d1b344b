"""`python -m bot import`: what a coordinator sees, and how it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.cli.explaining import explain, explanations
from cards.texts import Texts
from dialogs.ground.texts import Language
from storage.database import engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.organisation.example import FOLDER
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.tables.organisation import PersonRow

STORIES = Path(__file__).parents[2] / "stories" / "region"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Migrated, as `import` demands, and named as in service."""
    url = f"sqlite:///{tmp_path / 'sam.db'}"
    engine = engine_for(url)
    upgrade(engine)
    engine.dispose()
    monkeypatch.setenv("DATABASE_URL", url)
    return url


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "region")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["import", *map(str, words)], catch_exceptions=False, env={"COLUMNS": "200"})


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def people(url: str) -> int:
    engine = engine_for(url)
    with transaction(sessions_for(engine)) as session:
        number = session.scalar(select(func.count()).select_from(PersonRow))
    engine.dispose()
    return number or 0


def test_a_region_is_imported_and_then_nothing_changes(database: str, region: Path) -> None:
    """It ends with 0 and says how much."""
    first = run(region)
    assert (first.exit_code, people(database)) == (0, 266)
    assert "Inläst. Ändrat: noder 147, personer 266, roller 267, kanaler 0." in first.stdout
    assert "640 till" in first.stdout
    assert "Ingenting ändras" in run(region).stdout


def test_a_dry_run_saves_nothing(database: str, region: Path) -> None:
    """Only shows."""
    result = run(region, "--dry-run")
    assert (result.exit_code, people(database)) == (0, 0)
    assert "Inget är sparat" in result.stdout


def test_a_dry_run_shows_which_units_are_taken_over_and_why(database: str, tmp_path: Path) -> None:
    """Before it is applied: which unit ends, who is asked, by which sign, and how much is open there."""
    region = shutil.copytree(STORIES, tmp_path / "stories")
    assert run(region).exit_code == 0
    replace(region / "organisation.csv", "avd33;med;enhet;Medicinkliniken avd. 33;nej;;\n", "")
    replace(region / "roles.csv", "bo;chef;avd33;;", "bo;ställföreträdare;avd34;;")
    replace(region / "roles.csv", "rut;skyddsombud;avd33;;\n", "")
    shown = run(region, "--dry-run")
    assert shown.exit_code == 0, shown.output
    assert "Avslutas och går vidare hos en annan enhet: 1" in shown.stdout
    assert "Medicinkliniken avd. 34 (avd34)" in shown.stdout
    assert "var personerna finns nu" in shown.stdout
    replace(region / "organisation.csv", "opens;closes", "opens;closes;ersätter")
    replace(region / "organisation.csv", "avd. 32;nej;;", "avd. 32;nej;;;avd33")
    said = run(region)
    assert "Medicinkliniken avd. 32 (avd32)" in said.stdout
    assert "kolumnen ersätter" in said.stdout
    assert "går vidare" not in run(region).stdout  # the column may stay: it is said once


def test_everything_wrong_is_shown_with_its_place_and_what_to_do(database: str, region: Path) -> None:
    """On standard error, ending with 1, and nothing is saved."""
    replace(region / "roles.csv", "p002;samordnare", "p002;[red]chief")
    replace(region / "people.csv", "anna.ek@example.com", "anna.ek")
    result = run(region)
    assert (result.exit_code, result.stdout, people(database)) == (1, "", 0)
    assert "people.csv, rad 10, email" in result.stderr
    assert "roles.csv, rad 3, role" in result.stderr
    assert "[red]chief" in result.stderr
    assert "Välj en av: chef, ställföreträdare, skyddsombud" in result.stderr
    assert "Antal fel att rätta: 2." in result.stderr


def test_an_update_shows_what_ends_first(database: str, region: Path) -> None:
    """It is what somebody may not have meant; in English when that is asked for."""
    run(region)
    replace(region / "roles.csv", "p009;chef;hs-med-01;;", "p011;chef;hs-med-01;;")
    replace(region / "people.csv", "Karl-Johan Öberg", "Karl-Johan Öberg-Ek")
    lines = run(region, "--language", "en").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["ends", "changes", "new"]
    assert "p009 chef hs-med-01" in lines[1]
    assert "name: Karl-Johan Öberg → Karl-Johan Öberg-Ek" in lines[2]
    assert lines[4] == "Imported. Changed: nodes 0, people 1, roles 2, channels 0."


def test_a_path_that_is_not_there_is_one_line(database: str, tmp_path: Path) -> None:
    """And not a stack of frames."""
    result = run(tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "finns inte" in result.stderr


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_words_that_end_a_sentence(kind: ProblemKind, language: Language) -> None:
    """What is wrong and what to do, in both languages, with the facts filled in."""
    said = explain(Problem(kind=kind, file="f", value="VALUE", fact="FACT"), explanations(Texts(language)))
    assert said.endswith((".", "?"))
    assert "{" not in said
