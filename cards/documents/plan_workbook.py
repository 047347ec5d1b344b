"""A unit's plan as an Excel workbook: one row for each measure, and where the valid plan is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cards.measure import standing_words
from cards.texts import Texts
from dialogs.pages import PlanLine, UnitPlanPage
from dialogs.rules.measure import PlanFilter
from dialogs.rules.review import MeasureKind, Priority

Cell = str | int | date
WIDTHS = (8, 9, 12, 50, 20, 14, 24, 22, 14, 40, 16, 40, 40)
CONTROL_CHARACTERS = {code: None for code in range(32) if chr(code) not in "\n\t"}  # a workbook cannot hold them


def write(page: UnitPlanPage, now: datetime, t: Texts, out: Path) -> str:
    """Writes the file and returns the document's version.

    What people have typed is always text: "=HYPERLINK(...)" in a comment must not run on somebody's computer.
    """
    import openpyxl  # half a second: only where a workbook is made
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = t("Plan")
    rows: list[Sequence[Cell]] = [_header(t), *(_row(line, t) for line in page.lines)]
    version = _version(page, rows)
    above = _above(page, version, now, t)
    written: list[Sequence[Cell]] = [*above, [], *rows]
    for number, values in enumerate(written, 1):
        for column, value in enumerate(values, 1):
            cell = _put(sheet.cell(row=number, column=column), value)
            cell.alignment = Alignment(wrap_text=number > len(above), vertical="top")
    header = len(above) + 2
    for cell in (sheet.cell(row=1, column=1), *sheet[header]):
        cell.font = Font(bold=True)
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[sheet.cell(row=header, column=column).column_letter].width = width
    sheet.freeze_panes = sheet.cell(row=header + 1, column=1)
    sheet.auto_filter.ref = f"A{header}:{sheet.cell(row=header + len(page.lines), column=len(WIDTHS)).coordinate}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.properties.title, book.properties.creator = t("The plan of {unit}", unit=_clean(page.unit)), "SAM-boten"
    book.save(out)
    return version


def _put(cell: Any, value: Cell) -> Any:
    if isinstance(value, str):
        cell.value = _clean(value)
        cell.data_type = "s"  # also what begins with "=": text, never a formula
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell


def _clean(text: str) -> str:
    return text.translate(CONTROL_CHARACTERS)


def _above(page: UnitPlanPage, version: str, now: datetime, t: Texts) -> list[list[str]]:
    when = t("{day} at {time}", day=t.day_of(now), time=t.time(now))
    shown = t("all measures, open and closed") if page.show is PlanFilter.ALL else t("open measures")
    years = str(page.year) if page.year is not None else t("all years")
    return [
        [t("The plan of {unit}", unit=page.unit)],
        [t("Shown: {shown}, {years}", shown=shown, years=years)],
        [t("Document {id}, version {version}", id=document_id(page), version=version)],
        [t("Written {when}", when=when)],
        [t("A copy as it was then. SAM-boten holds the valid plan.")],
    ]


def document_id(page: UnitPlanPage) -> str:
    """The same unit, year and choice is the same document; its version says whether anything in it differs."""
    return "-".join(("plan", page.node, str(page.year or "all"), page.show.value))


def _version(page: UnitPlanPage, rows: Iterable[object]) -> str:
    told = "\n".join((page.unit, document_id(page), *(str(row) for row in rows)))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _header(t: Texts) -> list[str]:
    return [
        t("Year"),
        t("Question"),
        t("Kind"),
        t("What"),
        t("How it stands"),
        t("By"),
        t("Sees to it"),
        t("Priority"),
        t("Done on"),
        t("What was done"),
        t("Controlled"),
        t("What was seen"),
        t("Why"),
    ]


def _row(line: PlanLine, t: Texts) -> list[Cell]:
    return [
        line.year,
        line.number if line.number is not None else "",
        t("Measure") if line.kind is MeasureKind.IMPROVE else t("Activity"),
        line.what,
        standing_words(line.standing, t),
        line.due or "",
        line.accountable,
        t("High, a serious risk") if line.priority is Priority.HIGH else t("Normal"),
        t.local(line.done_at).date() if line.done_at else "",
        line.done_what,
        t.local(line.controlled_at).date() if line.controlled_at else "",
        line.control_note,
        line.reason,
    ]
