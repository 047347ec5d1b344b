"""Puts a value into a cell of a workbook. What people have typed is text and nothing else, however it begins.

"=HYPERLINK(...)" in a measure must not run on somebody's computer: not when the file is opened, not when the cell is edited
(the prefix), and not when the sheet is saved as CSV and opened again, where a tab or a line break before it is passed over.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

Cell = str | int | date

# What begins a formula, in its wide twins as well.
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# Neither a workbook nor a Word file can hold these: XML has no way to write them.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    return UNWRITABLE.sub("", text)


def put(cell: Any, value: Cell | None) -> Any:
    if isinstance(value, str):
        text = clean(value)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.lstrip().startswith(SIGNS)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell
