"""Reading what Swedish offices save into rows of tidy text with their places: CSV files or one workbook.

Nothing is judged here but the form: files, columns, encodings. Excel saves CSV with `;`, as Windows-1252 or as UTF-8
with a BOM; a Mac writes å as two characters; a cell copied from a web page ends in a no-break space. All of that is
accepted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from storage.organisation.importing import csv_files, workbooks
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.raw import RawSheet, Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which sheets there may be, and their columns: column -> whether it must be there. Its cells may still be empty."""

    columns: Mapping[str, Mapping[str, bool]]
    optional: frozenset[str] = frozenset()
    one_file: bool = False  # a single CSV file will do: which sheet it is, its name or its columns say


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

    sheets: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def rows(self, sheet: str) -> tuple[Row, ...]:
        return self.sheets.get(sheet, ())


def read(path: Path, layout: Layout) -> Reading:
    """Everything in this folder, workbook or file. Never raises for what somebody may have saved: problems are values."""
    if not path.exists():
        return Reading(problems=(Problem(kind=ProblemKind.NO_SUCH_PATH, file=path.name, value=str(path)),))
    try:
        raw = _raw(path, layout)
    except Unreadable as error:
        return Reading(problems=(error.problem,))
    return _reading(raw, layout, where=path.name)


def _raw(path: Path, layout: Layout) -> list[RawSheet]:
    if path.is_dir():
        return list(csv_files.read_folder(path))
    if layout.one_file and path.suffix.casefold() == ".csv":
        only = csv_files.read_file(path)
        return [replace(only, name=_sheet_name(only, layout) or _by_columns(only, layout) or only.name)]
    return list(workbooks.read_workbook(path))


def _by_columns(raw: RawSheet, layout: Layout) -> str | None:
    """The one sheet whose needed columns are all there."""
    here = {_column(title) for title in raw.header}
    fit = [name for name, columns in layout.columns.items() if {one for one in columns if columns[one]} <= here]
    return fit[0] if len(fit) == 1 else None


def tidy(text: str) -> str:
    """One form for what looks the same: composed letters, single ordinary spaces, none around."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\ufeff", "").split())


def _reading(raw_sheets: list[RawSheet], layout: Layout, *, where: str) -> Reading:
    sheets: dict[str, tuple[Row, ...]] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for raw in raw_sheets:
        name = _sheet_name(raw, layout)
        if name is None:
            known = ", ".join(layout.columns)
            problems.append(Problem(kind=ProblemKind.UNKNOWN_SHEET, file=raw.file, value=raw.name, fact=known))
        elif name in sheets:
            problems.append(Problem(kind=ProblemKind.DOUBLED_SHEET, file=raw.file, value=raw.name))
        else:
            problems += _header_problems(layout.columns[name], raw)
            sheets[name], files[name] = tuple(_rows(layout.columns[name], raw, problems)), raw.file
    problems += _absent(layout, sheets, files, where)
    return Reading(sheets=sheets, files=files, problems=tuple(problems))


def _absent(
    layout: Layout, sheets: Mapping[str, tuple[Row, ...]], files: Mapping[str, str], where: str
) -> list[Problem]:
    needed = [name for name in layout.columns if name not in layout.optional]
    missing = [Problem(kind=ProblemKind.MISSING_SHEET, file=where, value=name) for name in needed if name not in sheets]
    empty = [Problem(kind=ProblemKind.NO_ROWS, file=files[name]) for name in needed if sheets.get(name) == ()]
    return missing + empty


def _sheet_name(raw: RawSheet, layout: Layout) -> str | None:
    tidied = tidy(raw.name).casefold()
    return tidied if tidied in layout.columns else None


def _column(title: str) -> str:
    return tidy(title).casefold().replace(" ", "_").replace("-", "_")


def _header_problems(known: Mapping[str, bool], raw: RawSheet) -> list[Problem]:
    titles = [_column(title) for title in raw.header]
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


def _rows(columns: Mapping[str, bool], raw: RawSheet, problems: list[Problem]) -> Iterator[Row]:
    titles = [_column(title) for title in raw.header]
    for number, values in raw.rows:
        cells = [tidy(value) for value in values]
        if not any(cells):
            continue
        if any(cells[len(titles) :]):
            surplus = next(cell for cell in cells[len(titles) :] if cell)
            problems.append(Problem(kind=ProblemKind.TOO_MANY_CELLS, file=raw.file, row=number, value=surplus))
        known = {title: cell for title, cell in zip(titles, cells, strict=False) if title in columns}
        yield Row(file=raw.file, number=number, cells=known)
