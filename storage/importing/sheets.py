"""Reading what Swedish offices save: a folder of CSV files or one workbook, into rows of tidy text with their places.

Nothing is judged here but the form: files, columns, encodings. Excel saves CSV with `;`, as Windows-1252 or as UTF-8
with a BOM; a Mac writes å as two characters; a cell copied from a web page ends in a no-break space. All of that is
accepted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from storage.importing import csv_files, workbooks
from storage.importing.problems import Problem, ProblemKind
from storage.importing.raw import RawSheet, Unreadable


class SheetName(StrEnum):
    ORGANISATION = "organisation"
    PEOPLE = "people"
    ROLES = "roles"
    CHANNELS = "channels"


OPTIONAL = frozenset({SheetName.CHANNELS})

# Column -> whether it must be there. Its cells may still be empty.
COLUMNS: Mapping[SheetName, Mapping[str, bool]] = {
    SheetName.ORGANISATION: {
        "id": True,
        "parent": True,
        "level": True,
        "name": True,
        "optional": False,
        "opens": False,
        "closes": False,
    },
    SheetName.PEOPLE: {"id": True, "name": True, "email": True, "entra_id": False, "language": False},
    SheetName.ROLES: {"person": True, "role": True, "node": True, "from": False, "to": False},
    SheetName.CHANNELS: {"node": True, "team_id": True, "channel_id": True, "purpose": True},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The rows of each sheet that was there, and what was wrong with the files."""

    sheets: Mapping[SheetName, tuple[Row, ...]] = field(default_factory=dict)
    files: Mapping[SheetName, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def rows(self, sheet: SheetName) -> tuple[Row, ...]:
        return self.sheets.get(sheet, ())


def read(path: Path) -> Reading:
    """Everything in this folder or workbook. Never raises for what somebody may have saved: problems are values."""
    if not path.exists():
        return Reading(problems=(Problem(kind=ProblemKind.NO_SUCH_PATH, file=path.name, value=str(path)),))
    try:
        raw = list(csv_files.read_folder(path) if path.is_dir() else workbooks.read_workbook(path))
    except Unreadable as error:
        return Reading(problems=(error.problem,))
    return _reading(raw, where=path.name)


def tidy(text: str) -> str:
    """One form for what looks the same: composed letters, single ordinary spaces, none around."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\ufeff", "").split())


def _reading(raw_sheets: list[RawSheet], *, where: str) -> Reading:
    sheets: dict[SheetName, tuple[Row, ...]] = {}
    files: dict[SheetName, str] = {}
    problems: list[Problem] = []
    for raw in raw_sheets:
        name = _sheet_name(raw)
        if name is None:
            problems.append(Problem(kind=ProblemKind.UNKNOWN_SHEET, file=raw.file, value=raw.name))
        elif name in sheets:
            problems.append(Problem(kind=ProblemKind.DOUBLED_SHEET, file=raw.file, value=raw.name))
        else:
            problems += _header_problems(name, raw)
            sheets[name], files[name] = tuple(_rows(name, raw, problems)), raw.file
    problems += _absent(sheets, files, where)
    return Reading(sheets=sheets, files=files, problems=tuple(problems))


def _absent(sheets: Mapping[SheetName, tuple[Row, ...]], files: Mapping[SheetName, str], where: str) -> list[Problem]:
    needed = [name for name in SheetName if name not in OPTIONAL]
    missing = [Problem(kind=ProblemKind.MISSING_SHEET, file=where, value=name) for name in needed if name not in sheets]
    empty = [Problem(kind=ProblemKind.NO_ROWS, file=files[name]) for name in needed if sheets.get(name) == ()]
    return missing + empty


def _sheet_name(raw: RawSheet) -> SheetName | None:
    tidied = tidy(raw.name).casefold()
    return SheetName(tidied) if tidied in set(SheetName) else None


def _column(title: str) -> str:
    return tidy(title).casefold().replace(" ", "_").replace("-", "_")


def _header_problems(name: SheetName, raw: RawSheet) -> list[Problem]:
    known, titles = COLUMNS[name], [_column(title) for title in raw.header]
    here = [title for title in titles if title]
    unknown = [title for title in here if title not in known]
    missing = [title for title, needed in known.items() if needed and title not in here]
    doubled = sorted({title for title in here if here.count(title) > 1})
    found = (
        (ProblemKind.UNKNOWN_COLUMN, unknown, "; ".join(known)),
        (ProblemKind.MISSING_COLUMN, missing, "; ".join(known)),
        (ProblemKind.DOUBLED_COLUMN, doubled, ""),
    )
    return [
        Problem(kind=kind, file=raw.file, row=raw.header_number, column=column, value=column, fact=fact)
        for kind, columns, fact in found
        for column in columns
    ]


def _rows(name: SheetName, raw: RawSheet, problems: list[Problem]) -> Iterator[Row]:
    titles = [_column(title) for title in raw.header]
    for number, values in raw.rows:
        cells = [tidy(value) for value in values]
        if not any(cells):
            continue
        if any(cells[len(titles) :]):
            surplus = next(cell for cell in cells[len(titles) :] if cell)
            problems.append(Problem(kind=ProblemKind.TOO_MANY_CELLS, file=raw.file, row=number, value=surplus))
        known = {title: cell for title, cell in zip(titles, cells, strict=False) if title in COLUMNS[name]}
        yield Row(file=raw.file, number=number, cells=known)
