"""One .xlsx with a sheet per file. Dates, numbers and booleans become the text that a CSV would have had."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.raw import RawSheet, Unreadable


def read_workbook(path: Path) -> Iterator[RawSheet]:
    # Only here: 8 MB, which the bot itself, started by the same command line, would carry all year.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError) as error:  # KeyError: a zip, but no workbook
        raise Unreadable(Problem(kind=ProblemKind.NOT_A_WORKBOOK, file=path.name, value=path.suffix)) from error
    try:
        for sheet in book.worksheets:
            yield from _read_sheet(sheet, file=f"{path.name}/{sheet.title}")
    finally:
        book.close()


def _read_sheet(sheet: Any, *, file: str) -> Iterator[RawSheet]:
    """Nothing for a sheet without a cell: Excel leaves an empty "Blad2" behind."""
    sheet.reset_dimensions()  # other programs write a wrong extent, and read-only mode would believe it
    rows = [
        (number, texts)
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)
        if any(texts := [_text(cell) for cell in cells])
    ]
    if rows:
        number, header = rows[0]
        yield RawSheet(name=sheet.title, file=file, header=header, header_number=number, rows=rows[1:])


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nej"
        case datetime() if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
