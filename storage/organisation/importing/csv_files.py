"""CSV as Excel and others save it: the separator and the encoding are found out, not asked for."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.raw import RawSheet, Unreadable

SEPARATORS = (";", ",", "\t")


def read_folder(folder: Path) -> Iterator[RawSheet]:
    """Every .csv of the folder. Hidden files and `~$` locks are what programs leave behind."""
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() == ".csv" and not path.name.startswith((".", "~")):
            yield read_file(path)


def read_file(path: Path) -> RawSheet:
    text = decoded(path.read_bytes(), file=path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    starts_at = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((starts_at, cells))
            starts_at = reader.line_num + 1
    except csv.Error as error:
        unclosed = Problem(kind=ProblemKind.UNREADABLE, file=path.name, row=starts_at, fact=str(error))
        raise Unreadable(unclosed) from error
    header_number, header = rows[0] if rows else (1, [])
    return RawSheet(name=path.stem, file=path.name, header=header, header_number=header_number, rows=rows[1:])


def decoded(content: bytes, *, file: str) -> str:
    """UTF-8 with or without BOM, UTF-16 with one (Excel's "Unicode text"), else Windows-1252.

    In that order: Swedish text in Windows-1252 is never valid UTF-8 by accident, while the other way round always fits.
    """
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(Problem(kind=ProblemKind.UNREADABLE, file=file))


def _separator(text: str) -> str:
    """The one that the first line with anything on it has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)
