"""The source of a replayed year: reads the data file beside this one, which says what is made up."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from storage.ground.toml_files import Table, read

VASTMANLAND = Path(__file__).with_name("vastmanland.toml")


class Evidence(Table):
    kind: str
    source: str
    text: str
    dated: date | None = None


class Proposal(Table):
    text: str
    package: str
    owner: str


class Question(Table):
    number: int
    measures: int
    short: int  # made up: how many answer Delvis or Nej
    not_applicable: int = 0  # made up
    analysis: str
    texts: tuple[str, ...]  # made up: what the measures are called
    evidence: Evidence | None = None
    proposal: Proposal | None = None


class Roles(Table):
    unit_managers: int
    division_managers: int
    employer_representatives: int
    without_a_choice: int

    @property
    def managers(self) -> int:
        return self.unit_managers + self.division_managers + self.employer_representatives


class Involved(Table):
    people: int
    safety_reps: int
    union_reps: int


class Region(Table):
    remark: str
    summary: str


class Source(Table):
    year: int
    opens: date
    closes: date
    reviews: int
    roles: Roles
    involved: Involved
    region: Region
    evidence: tuple[Evidence, ...]
    questions: tuple[Question, ...]


@cache
def vastmanland() -> Source:
    return read(Source, VASTMANLAND.read_text(encoding="utf-8"))
