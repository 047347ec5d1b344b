"""What Swedish offices save can be read, and what cannot is said with its place."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from storage.organisation.importing import checking, sheets
from storage.organisation.importing.problems import ProblemKind as P
from storage.organisation.importing.sheets import SheetName
from tests.storage.organisation.region import ORGANISATION, PEOPLE, ROLES, TODAY, Region, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "import"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_way_that_excel_saves_gives_the_same_organisation(
    folder: Path, encoding: str, separator: str, newline: str
) -> None:
    """Nobody knows which encoding their Excel uses, and nobody should have to."""
    texts = {"organisation": ORGANISATION, "people": PEOPLE, "roles": ROLES}
    saved = {name: text.replace(";", separator).replace("\n", newline) for name, text in texts.items()}
    reading = sheets.read(Region(files=saved).write(folder, encoding=encoding))
    plan = checking.check(reading, TODAY)
    assert told(plan) == []
    assert [one.name for one in plan.nodes] == ["Region Småland", "Medicin", "Avd. Å", "Avd. Ä"]
    assert plan == Region().plan(folder)


def test_a_workbook_is_read_like_a_folder(folder: Path, tmp_path: Path) -> None:
    """Dates are dates there, and an untouched "Blad2" lies beside."""
    book = openpyxl.Workbook()
    book.active.title = "Organisation"
    for name, text in (("Organisation", ORGANISATION), ("people", PEOPLE), ("ROLES ", ROLES)):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for line in text.splitlines():
            sheet.append([_as_excel_holds_it(cell) for cell in line.split(";")])
    book.create_sheet("Blad2")
    book.save(tmp_path / "region.xlsx")

    plan = checking.check(sheets.read(tmp_path / "region.xlsx"), TODAY)

    assert plan == Region().plan(folder)
    assert plan.nodes[3].opens == date(2026, 10, 1)
    assert plan.nodes[3].source.row == 5


def _as_excel_holds_it(cell: str) -> object:
    if cell.startswith("2026-"):
        return datetime.fromisoformat(cell)
    return False if cell == "nej" else cell or None


def test_columns_may_stand_in_any_order_and_be_written_loosely(folder: Path) -> None:
    """ "Entra ID" is what a person writes."""
    people = "Entra ID;  NAME;id;E-mail;language\n;Rut Ek;rut;rut@example.com;SV\n".replace("E-mail", "Email")
    reading = sheets.read(Region().holding("people", people).write(folder))
    assert reading.problems == ()
    row = reading.rows(SheetName.PEOPLE)[0]
    assert (row["id"], row["name"], row["email"], row["entra_id"]) == ("rut", "Rut Ek", "rut@example.com", "")


def test_what_looks_the_same_is_the_same(folder: Path) -> None:
    """A Mac writes å as two characters and a web page's space never breaks: an id must match all the same."""
    name = unicodedata.normalize("NFD", "Mia\u00a0 Ål\u200b ")
    plan = Region().changed("people", "Mia Ål", name).plan(folder)
    assert plan.people[2].name == "Mia Ål"


def test_empty_rows_are_passed_over_and_rows_keep_their_numbers(folder: Path) -> None:
    """The number that is told is the one that the spreadsheet shows."""
    plan = Region().changed("roles", "max;chef;m;;\n", ";;;;\n\nmax;chef;nowhere;;\n").plan(folder)
    assert told(plan)[0] == (P.UNKNOWN_NODE, "roles.csv", 5, "node", "nowhere")


def test_a_line_break_inside_quotes_does_not_move_the_numbers(folder: Path) -> None:
    """The row of the problem is where the record begins."""
    plan = Region().changed("people", "Rut Ek", '"Rut\nEk"').changed("people", "max.oberg@", "max").plan(folder)
    assert plan.people[0].name == "Rut Ek"
    assert told(plan) == [(P.BAD_EMAIL, "people.csv", 4, "email", "maxexample.com")]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("people", PEOPLE.replace("language", "lang"), [(P.UNKNOWN_COLUMN, "people.csv", 1, "lang", "lang")]),
        ("people", PEOPLE.replace("email", "id"), [(P.DOUBLED_COLUMN, "people.csv", 1, "id", "id")]),
        ("people", PEOPLE.replace("email", ""), [(P.MISSING_COLUMN, "people.csv", 1, "email", "email")]),
        ("role", ROLES, [(P.UNKNOWN_SHEET, "role.csv", None, None, "role")]),
        ("people", "id;name;email\n", [(P.NO_ROWS, "people.csv", None, None, "")]),
        ("people", PEOPLE + "x;X;x@example.com;;sv;more\n", [(P.TOO_MANY_CELLS, "people.csv", 6, None, "more")]),
    ],
)
def test_a_file_of_the_wrong_form_is_told_with_its_place(
    folder: Path, name: str, text: str, expected: list[object]
) -> None:
    """A misspelt name must never be taken as "there are no roles any more"."""
    reading = sheets.read(Region().holding(name, text).write(folder))
    found = [(one.kind, one.file, one.row, one.column, one.value) for one in reading.problems]
    assert [one for one in expected if one not in found] == []


def test_a_missing_file_is_told(folder: Path) -> None:
    """Two of the three needed files are gone; channels may always be left out."""
    Region(files={"organisation": ORGANISATION}).write(folder)
    kinds = [(one.kind, one.value) for one in sheets.read(folder).problems]
    assert kinds == [(P.MISSING_SHEET, "people"), (P.MISSING_SHEET, "roles")]


def test_quotes_that_do_not_close_are_told_with_their_row(folder: Path) -> None:
    """Read leniently, the rest of the file would become one name."""
    reading = sheets.read(Region().changed("people", "Max Öberg", '"Max Öberg').write(folder))
    assert [(one.kind, one.file, one.row) for one in reading.problems] == [(P.UNREADABLE, "people.csv", 3)]


def test_a_picture_is_no_workbook(tmp_path: Path) -> None:
    """Whatever is named .xlsx, the answer is a line and not a stack of frames."""
    (tmp_path / "region.xlsx").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "region.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "people.csv").write_bytes(b"id;name\n\x00\x81\x00")
    assert [one.kind for one in sheets.read(tmp_path / "region.xlsx").problems] == [P.NOT_A_WORKBOOK]
    assert [one.kind for one in sheets.read(tmp_path / "region.xls").problems] == [P.NOT_A_WORKBOOK]
    assert [one.kind for one in sheets.read(tmp_path / "nothing").problems] == [P.NO_SUCH_PATH]
    assert [one.kind for one in sheets.read(tmp_path).problems] == [P.UNREADABLE]
