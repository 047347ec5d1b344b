"""The example region's files, whole or some units of it, and as they are after a change: read and loaded as any import."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dialogs.ground.ids import PersonId
from storage.database import Sessions, transaction
from storage.organisation.example import FOLDER
from storage.organisation.importing import applying, checking, comparing, sheets
from tests.rehearsal.people.somebody import Known

SHEETS = ("organisation", "people", "roles")
NEW = Known(id=PersonId("p900"), name="Disa Nyberg-Åström", email="disa.nyberg-astrom@example.com")

Rows = list[dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Region:
    organisation: Rows
    people: Rows
    roles: Rows

    @classmethod
    def of(cls, units: int | None = None) -> Region:
        """The first so many units, with the levels above them and everybody who has a role there."""
        whole = cls(**{name: _read(FOLDER / f"{name}.csv") for name in SHEETS})
        return whole if units is None else whole._some(units)

    def _some(self, units: int) -> Region:
        parents = {row["id"]: row["parent"] for row in self.organisation}
        kept: set[str] = set()
        for unit in [row["id"] for row in self.organisation if row["level"] == "enhet"][:units]:
            at = unit
            while at:
                kept.add(at)
                at = parents[at]
        roles = [row for row in self.roles if row["node"] in kept]
        people = {row["person"] for row in roles}
        return Region(
            organisation=[row for row in self.organisation if row["id"] in kept],
            people=[row for row in self.people if row["id"] in people],
            roles=roles,
        )

    # --- who and what there is

    @property
    def known(self) -> tuple[Known, ...]:
        return tuple(
            Known(id=PersonId(row["id"]), name=row["name"], email=row["email"]) for row in self.people if row["email"]
        )

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(row["id"] for row in self.organisation if row["level"] == "enhet")

    def managers(self, *levels: str) -> dict[str, str]:
        """Node to person, of these levels or of all."""
        wanted = {row["id"] for row in self.organisation if not levels or row["level"] in levels}
        return {row["node"]: row["person"] for row in self.roles if row["role"] == "chef" and row["node"] in wanted}

    def with_new_manager(self, unit: str) -> Region:
        """Somebody new has the unit; who had it has left the organisation, unless they have another role."""
        leaver = self.managers()[unit]
        roles = [
            {**row, "person": NEW.id} if (row["role"], row["node"]) == ("chef", unit) else row for row in self.roles
        ]
        gone = leaver not in {row["person"] for row in roles}
        people = [row for row in self.people if not (gone and row["id"] == leaver)]
        new = {**self.people[0], "id": NEW.id, "name": NEW.name, "email": NEW.email, "entra_id": "", "language": ""}
        return Region(organisation=self.organisation, people=[*people, new], roles=roles)

    # --- as an import

    def load(self, sessions: Sessions, folder: Path, now: datetime, today: date) -> None:
        """Written as files and read again, as `python -m bot import` does. One transaction."""
        folder.mkdir(parents=True)
        for name in SHEETS:
            _write(folder / f"{name}.csv", getattr(self, name))
        plan = checking.check(sheets.read(folder), today)
        if plan.errors:
            raise ValueError(f"the region has {len(plan.errors)} errors")
        with transaction(sessions) as session:
            applying.apply(session, comparing.compare(session, plan, today), now, today)


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    written = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(written[0]), delimiter=";", lineterminator="\n")
        out.writeheader()
        out.writerows(written)
