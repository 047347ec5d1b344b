"""What the source says of a year, read from the data file beside this one; the file says what is made up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

VASTMANLAND = Path(__file__).with_name("vastmanland.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    kind: str
    source: str
    text: str
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    text: str
    package: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    number: int
    measures: int
    short: int  # made up: how many answer Delvis or Nej
    not_applicable: int  # made up
    analysis: str
    texts: tuple[str, ...]  # made up: what the measures are called
    evidence: Evidence | None
    proposal: Proposal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    unit_managers: int
    division_managers: int
    employer_representatives: int
    without_a_choice: int

    @property
    def managers(self) -> int:
        return self.unit_managers + self.division_managers + self.employer_representatives


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    people: int
    safety_reps: int
    union_reps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    year: int
    opens: date
    closes: date
    reviews: int
    roles: Roles
    involved: Involved
    remark: str
    summary: str
    evidence: tuple[Evidence, ...]
    questions: tuple[Question, ...]


@cache
def vastmanland() -> Source:
    raw = tomllib.loads(VASTMANLAND.read_text(encoding="utf-8"))
    return Source(
        year=raw["year"],
        opens=raw["opens"],
        closes=raw["closes"],
        reviews=raw["reviews"],
        roles=Roles(**raw["roles"]),
        involved=Involved(**raw["involved"]),
        remark=raw["region"]["remark"],
        summary=raw["region"]["summary"],
        evidence=tuple(Evidence(**one) for one in raw["evidence"]),
        questions=tuple(_question(one) for one in raw["questions"]),
    )


def _question(raw: dict[str, Any]) -> Question:
    return Question(
        number=raw["number"],
        measures=raw["measures"],
        short=raw["short"],
        not_applicable=raw.get("not_applicable", 0),
        analysis=raw["analysis"],
        texts=tuple(raw["texts"]),
        evidence=Evidence(**raw["evidence"]) if "evidence" in raw else None,
        proposal=Proposal(**raw["proposal"]) if "proposal" in raw else None,
    )
