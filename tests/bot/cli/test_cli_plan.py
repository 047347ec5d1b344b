"""`plan`: a unit's plan as an Excel file that tells what it is, and in which nothing runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.demo.demo import prepare
from storage.database import engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.tables.reviews import MeasureRow
from storage.tables.rounds import ReviewNodeRow

TODAY = date(2026, 10, 15)
FORMULA = '=HYPERLINK("https://example.com","Klicka")'


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The made-up region, and a node in it that has measures; one of them is written by somebody with bad intent."""
    url = f"sqlite:///{tmp_path_factory.mktemp('region') / 'sam.db'}"
    engine = engine_for(url)
    upgrade(engine)
    sessions = sessions_for(engine)
    prepare(sessions, TODAY)
    with transaction(sessions) as session:
        covered = select(ReviewNodeRow.node_id, MeasureRow.id).join(
            MeasureRow, MeasureRow.review_id == ReviewNodeRow.review_id
        )
        node, measure = session.execute(covered.order_by(ReviewNodeRow.node_id, MeasureRow.id)).first() or ("", None)
        session.execute(
            update(MeasureRow).where(MeasureRow.id == measure).values(what=FORMULA, done_what="a\x00b\x0bc")
        )
    engine.dispose()
    return url, node


@pytest.fixture(autouse=True)
def in_service(region: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", region[0])


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["plan", *map(str, words)], catch_exceptions=False, env={"COLUMNS": "200"})


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


def test_the_file_says_what_it_is_and_that_the_system_holds_the_valid_one(
    region: tuple[str, str], tmp_path: Path
) -> None:
    """A copy on somebody's desk must not be taken for the plan."""
    out = tmp_path / "plan.xlsx"
    result = run("--node", region[1], "--out", out)
    assert result.exit_code == 0, result.output
    sheet = sheet_of(out)
    above = " ".join(str(sheet.cell(row=number, column=1).value) for number in range(1, 6))
    assert f"Dokument plan-{region[1]}-all-all, version " in above
    assert "SAM-boten har den gällande planen" in above
    assert sheet.max_row > 7
    assert "Sekretesspröva" in result.stdout
    assert [one.name for one in tmp_path.iterdir()] == [out.name]


def test_what_somebody_typed_is_text_and_never_a_formula(region: tuple[str, str], tmp_path: Path) -> None:
    """The file is opened by people who trust it. What a workbook cannot hold is left out, not an error."""
    out = tmp_path / "plan.xlsx"
    assert run("--node", region[1], "--out", out).exit_code == 0
    cells = [cell for row in sheet_of(out).iter_rows() for cell in row if cell.value is not None]
    assert [cell.data_type for cell in cells if cell.value == FORMULA] == ["s"]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == "abc" for cell in cells)


def test_the_version_tells_whether_two_files_say_the_same(region: tuple[str, str], tmp_path: Path) -> None:
    """Written again it is the same version; of another year it is another document."""

    def version(out: Path, *more: object) -> str:
        assert run("--node", region[1], "--out", out, *more).exit_code == 0
        return str(sheet_of(out).cell(row=3, column=1).value)

    first = version(tmp_path / "1.xlsx")
    assert version(tmp_path / "2.xlsx") == first
    assert version(tmp_path / "3.xlsx", "--year", 2025, "--show", "open") != first


def test_a_node_that_there_is_not_is_told_in_one_line(tmp_path: Path) -> None:
    """And nothing is left on the disk."""
    result = run("--node", "finns-inte", "--out", tmp_path / "x.xlsx")
    assert result.exit_code == 1
    assert "finns-inte" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told_in_one_line(region: tuple[str, str], tmp_path: Path) -> None:
    """A folder that is not there is the commonest mistake."""
    result = run("--node", region[1], "--out", tmp_path / "nowhere" / "x.xlsx", "--language", "en")
    assert result.exit_code == 1
    assert "cannot be written" in result.output


# --- Word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(region: tuple[str, str], out: Path, *more: object) -> Any:
    result = run("--node", region[1], "--out", out, *more)
    assert result.exit_code == 0, result.output
    return docx.Document(str(out))


def test_the_word_file_can_be_read_by_everybody(region: tuple[str, str], tmp_path: Path) -> None:
    """Real headings, header rows that are marked and repeated, and a language, so that it can be read aloud."""
    document = word(region, tmp_path / "plan.docx")
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings[0][0] == "Heading 1"
    assert headings[0][1].startswith("Handlingsplan för ")
    assert [text for style, text in headings if style == "Heading 2"][:2] == [
        "Åtgärder",
        "Aktiviteter: det här vill vi behålla",
    ]
    assert {one.get(f"{W}val") for one in document.styles.element.iter(f"{W}lang")} == {"sv-SE"}
    assert document.core_properties.language == "sv-SE"
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        assert [cell.text for cell in table.rows[0].cells][:4] == ["Vad", "Läge", "Senast", "Ansvarig"]


def test_the_word_file_says_what_it_is_on_every_page(region: tuple[str, str], tmp_path: Path) -> None:
    """Which document, which version, which page, and that a printed one may not hold any more (G29)."""
    document = word(region, tmp_path / "plan.docx")
    text = " ".join(one.text for one in document.paragraphs)
    foot = document.sections[0].footer.paragraphs[0]
    for told in (text, foot.text):
        assert f"Dokument plan-{region[1]}-all-all, version " in told
        assert "Utskriven version kan vara ogiltig: den gällande planen finns i SAM-boten." in told
    assert {one.get(f"{W}instr") for one in foot._p.iter(f"{W}fldSimple")} == {"PAGE", "NUMPAGES"}


def test_nothing_that_somebody_typed_does_anything_in_word(region: tuple[str, str], tmp_path: Path) -> None:
    """It stands there as it was typed: no field, no link. What XML cannot hold is left out, not an error."""
    document = word(region, tmp_path / "plan.docx")
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    assert any(FORMULA in cell.text for cell in cells)
    assert not list(document.element.iter(f"{W}hyperlink", f"{W}instrText"))


def test_word_and_excel_say_the_same_version(region: tuple[str, str], tmp_path: Path) -> None:
    """Two files of one plan, one version; in the other language, too."""
    excel = tmp_path / "plan.xlsx"
    assert run("--node", region[1], "--out", excel).exit_code == 0
    version = str(sheet_of(excel).cell(row=3, column=1).value).split()[-1]
    assert word(region, tmp_path / "plan.docx").core_properties.version == version
    english = word(region, tmp_path / "english.docx", "--language", "en")
    assert english.core_properties.version == version
    assert english.core_properties.language == "en-GB"


def test_another_ending_is_refused_before_anything_is_written(region: tuple[str, str], tmp_path: Path) -> None:
    """A plan called .pdf that is no PDF helps nobody."""
    result = run("--node", region[1], "--out", tmp_path / "plan.pdf")
    assert result.exit_code == 1
    assert ".docx" in result.output
    assert list(tmp_path.iterdir()) == []
