"""What both kinds of files become: a sheet of text, row by row, with the numbers a spreadsheet shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.organisation.importing.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    name: str
    file: str
    header: Sequence[str]
    header_number: int
    rows: Sequence[tuple[int, Sequence[str]]]


class Unreadable(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind)
        self.problem = problem
