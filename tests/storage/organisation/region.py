"""A small region for the tests of the import: right as it is, and written to files with whatever a test does to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from storage.organisation.importing import checking, sheets
from storage.organisation.importing.problems import ProblemKind
from storage.organisation.importing.records import Plan

TODAY = date(2026, 10, 15)

ORGANISATION = """\
id;parent;level;name;optional;opens;closes
r;;region;Region Småland;;;
m;r;verksamhet;Medicin;nej;;
m1;m;enhet;Avd. Å;;;
m2;m;enhet;Avd. Ä;;2026-10-01;2026-11-30
"""
PEOPLE = """\
id;name;email;entra_id;language
rut;Rut Ek;rut.ek@example.com;;sv
max;Max Öberg;max.oberg@example.com;;
mia;Mia Ål;mia.al@example.com;;en
sven;Sven Åkerström;sven@example.com;;
"""
ROLES = """\
person;role;node;from;to
rut;chef;r;;
max;chef;m;;
mia;chef;m1;;
mia;chef;m2;;
sven;skyddsombud;m1;;
sven;huvudskyddsombud;m;;
"""


@dataclass(frozen=True, kw_only=True)
class Region:
    """The text of each file. `changed` and `with_row` give another region."""

    files: Mapping[str, str] = field(
        default_factory=lambda: {"organisation": ORGANISATION, "people": PEOPLE, "roles": ROLES}
    )

    def changed(self, name: str, old: str, new: str) -> Region:
        assert old in self.files[name], f"{old!r} is not in {name}"
        return self.holding(name, self.files[name].replace(old, new))

    def with_row(self, name: str, row: str) -> Region:
        return self.holding(name, self.files.get(name, "") + row + "\n")

    def without(self, name: str, row: str) -> Region:
        return self.changed(name, row + "\n", "")

    def holding(self, name: str, text: str) -> Region:
        return Region(files={**self.files, name: text})

    def write(self, folder: Path, *, encoding: str = "utf-8") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (folder / f"{name}.csv").write_bytes(text.encode(encoding))
        return folder

    def plan(self, folder: Path, today: date = TODAY) -> Plan:
        for left in folder.glob("*.csv"):
            left.unlink()
        return checking.check(sheets.read(self.write(folder)), today)


def told(plan: Plan) -> list[tuple[ProblemKind, str, int | None, str | None, str]]:
    return [(one.kind, one.file, one.row, one.column, one.value) for one in plan.problems]
