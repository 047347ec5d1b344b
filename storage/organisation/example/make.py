"""Writes the made-up region's files again: `python -m storage.organisation.example.make`. The same every time, without chance."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from storage.organisation.example import FOLDER
from storage.organisation.example.units import BUILDINGS, REGION, TREE

FIRST = """Åsa Björn Cecilia David Eva-Lena Fredrik Gunilla Håkan Ida Jörgen Kajsa Lars-Åke Märta Nils Ögmundur Pernilla
Quentin Rosa Stina Tomas Ulla-Britt Viktor Wilma Yusuf Zahra Ärla Amina Börje Camilla Dragan Elif Folke Göran Hedvig
Ismail Jasmine Klas-Göran Linnéa Mohammed Nora Örjan Petronella Ragnhild Sören Tuva Urban Vendela Åke"""
LAST = """Åkesson Bergström Cederlöf Dahlqvist Eklöf-Sandström Forsberg Grönlund Häggkvist Isaksson Jönsson Källström
Lövgren Mårtensson Nyström Öhman Persson Qvarnström Rådström Söderberg Törnqvist Ulfsdotter Västerlund Wallin Yılmaz
Zetterström Älgåker Andersson Björklund Carlén Djurić Engström Frisk Gyllenswärd Holmgren-Nordenfelt Hussein Järvinen
Kowalczyk Lindén Möller Norén Özdemir Pålsson Rosenqvist Sjögren Tjäder Uggla Virtanen Wästfelt Nguyen Ståhl
Ljungström Åhlén"""
ASCII = str.maketrans("åäöéüıćğÅÄÖÉÜ", "aaoeuicgAAOEU")

# Whom a newcomer looks for.
UNIT, MANAGER, REP = "Medicinkliniken avd. 32", "Anna Ek", "Sven Lindqvist-Åkerström"
SUPERIOR, COORDINATOR = "Karl-Johan Öberg", "Ingrid Sjöström"
NAMED = {(UNIT, "chef"): MANAGER, (UNIT, "skyddsombud"): REP, ("Medicinkliniken", "chef"): SUPERIOR}
TWO_UNITS = ("Medicinkliniken avd. 34", "Medicinkliniken avd. 35")  # one manager for both
PREMISES = "ser"  # who looks after the houses
CHIEF_REPS = ("hs", "psy", "pri")  # the others have none: some of their units have no rep at all


class Region:
    """Rows being written. A person is made for each seat, and numbered in the order of the tree."""

    def __init__(self) -> None:
        self.nodes: list[list[str]] = []
        self.people: list[list[str]] = []
        self.roles: list[list[str]] = []
        self.names = _names()

    def node(self, id_: str, parent: str, level: str, name: str) -> None:
        optional = "ja" if level == "bolag" else "nej"
        self.nodes.append([id_, parent, level, name, BUILDINGS.get(name, ""), optional, "", ""])

    def seat(self, role: str, node: str, name: str = "", first: str = "", last: str = "") -> str:
        """A new person in this role, here. Of those without a given name some prefer English, some have not said."""
        number = len(self.people) + 1
        language = "sv" if name else "en" if number % 9 == 0 else "" if number % 5 == 0 else "sv"
        name = name or next(self.names)
        person = f"p{number:03}"
        self.people.append([person, name, _email(name), "", language])
        self.roles.append([person, role, node, first, last])
        return person

    def unit(self, number: int, id_: str, name: str, manager: str) -> str:
        """Every seventh has no rep of its own; every thirtieth has somebody who stands in for the year 2026."""
        if manager:
            self.roles.append([manager, "chef", id_, "", ""])
        else:
            manager = self.seat("chef", id_, NAMED.get((name, "chef"), ""))
        if number % 7 != 3:
            self.seat("skyddsombud", id_, NAMED.get((name, "skyddsombud"), ""))
        if number % 30 == 15:
            self.seat("ställföreträdare", id_, first="2026-01-01", last="2026-12-31")
        return manager


def _names() -> Iterator[str]:
    """48 first names and 52 last ones: 624 pairs before one comes again, which would be a doubled address."""
    first, last = FIRST.split(), LAST.split()
    for number in count():
        yield f"{first[number % len(first)]} {last[number * 3 % len(last)]}"


def _email(name: str) -> str:
    return f"{name.translate(ASCII).lower().replace(' ', '.')}@example.com"


def region() -> Region:
    made, numbers = Region(), count(1)
    made.node("region", "", "region", REGION)
    made.seat("chef", "region")
    made.seat("samordnare", "region", COORDINATOR)
    made.seat("hr-stöd", "region")
    made.seat("huvudskyddsombud", "traf")
    for (head, level, title), divisions in TREE.items():
        made.node(head, "region", level, title)
        made.seat("chef", head)
        made.seat("hr-stöd", head)
        if head in CHIEF_REPS:
            made.seat("huvudskyddsombud", head)
        for (short, name), units in divisions.items():
            division = f"{head}-{short}"
            made.node(division, head, "verksamhet", name)
            made.seat("chef", division, NAMED.get((name, "chef"), ""))
            shared = ""
            for number, unit in enumerate(units.split("|"), 1):
                id_ = f"{division}-{number:02}"
                made.node(id_, division, "enhet", unit)
                manager = made.unit(next(numbers), id_, unit, shared if unit in TWO_UNITS else "")
                shared = manager if unit in TWO_UNITS else shared
    made.seat("fastighet", PREMISES)  # last, so that everybody keeps their number
    return made


def write(folder: Path) -> None:
    """With `;` and a BOM, so that Swedish Excel opens them as they are."""
    made = region()
    files = {
        "organisation": ("id parent level name byggnad optional opens closes", made.nodes),
        "people": ("id name email entra_id language", made.people),
        "roles": ("person role node from to", made.roles),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (header, rows) in files.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";", lineterminator="\n").writerows([header.split(), *rows])


if __name__ == "__main__":
    write(FOLDER)
