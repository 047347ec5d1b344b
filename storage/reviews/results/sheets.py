"""The sheets of results: one .csv file of one kind, a folder of several, or one workbook (docs/results.md)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from storage.organisation.importing import tables
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.tables import Layout, Reading


class SheetName(StrEnum):
    ANSWERS = "svar"
    PARTICIPANTS = "deltagare"
    MEASURES = "åtgärder"


COLUMNS: Mapping[str, Mapping[str, bool]] = {
    SheetName.ANSWERS: {"nod": True, "fråga": True, "svar": True, "kommentar": False},
    SheetName.PARTICIPANTS: {"nod": True, "chefer": True, "medarbetare": True, "skyddsombud": True, "fackliga": True},
    SheetName.MEASURES: {
        "nod": True,
        "fråga": False,
        "typ": False,
        "vad": True,
        "klart_senast": True,
        "ansvarig": True,
        "prioritet": False,
        "mål": False,
        "målår": False,
    },
}
LAYOUT = Layout(columns=COLUMNS, optional=frozenset(SheetName), one_file=True)


def read(path: Path) -> Reading:
    """Everything that was there. Without a single sheet of these there is nothing to do, and that is an error."""
    reading = tables.read(path, LAYOUT)
    if reading.sheets or reading.problems:
        return reading
    missing = Problem(kind=ProblemKind.MISSING_SHEET, file=path.name, value=SheetName.ANSWERS)
    return Reading(problems=(missing,))
