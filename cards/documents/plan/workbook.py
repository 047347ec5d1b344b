"""A unit's plan as an Excel workbook: one row for each measure, own ones first, and where the valid plan is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from cards.documents.cells import Cell, put
from cards.documents.plan import facts
from cards.texts import Texts
from dialogs.measures.pages import UnitPlanPage

WIDTHS = (8, 9, 12, 50, 20, 14, 24, 22, 14, 40, 16, 40, 40, 24, 10, 24)


def write(page: UnitPlanPage, now: datetime, t: Texts, out: Path | IO[bytes]) -> None:
    import openpyxl  # half a second: only where a workbook is made
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = t("Plan")
    lines = (*page.lines, *page.inherited)
    above: list[Sequence[Cell]] = [[one] for one in (facts.title(page, t), *facts.about(page, now, t))]
    written = [*above, [], facts.header(t), *(facts.row(line, t) for line in lines)]
    for number, values in enumerate(written, 1):
        for column, value in enumerate(values, 1):
            cell = put(sheet.cell(row=number, column=column), value)
            cell.alignment = Alignment(wrap_text=number > len(above), vertical="top")
    header = len(above) + 2
    for cell in (sheet.cell(row=1, column=1), *sheet[header]):
        cell.font = Font(bold=True)
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[sheet.cell(row=header, column=column).column_letter].width = width
    sheet.freeze_panes = sheet.cell(row=header + 1, column=1)
    sheet.auto_filter.ref = f"A{header}:{sheet.cell(row=header + len(lines), column=len(WIDTHS)).coordinate}"
    _for_print(sheet, header, f"{facts.document_line(page, t)} · {facts.printed_line(t)}")
    book.properties.title, book.properties.creator = facts.title(page, t), "SAM-boten"
    book.save(out)


def _for_print(sheet: Any, header: int, foot: str) -> None:
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{header}:{header}"
    sheet.oddFooter.left.text = foot.replace("&", "&&")  # one alone begins a code
    sheet.oddFooter.right.text = "&P/&N"
