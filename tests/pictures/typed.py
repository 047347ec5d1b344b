"""The same story with typed words only: for phones whose buttons fail, and for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.pictures.screen import Screen

Sayings = Sequence[tuple[str, str]]

MANAGER = [
    ("hej", ""),  # the welcome and the invitation come beside the answer
    ("hej", "Hej Anna"),
    ("starta", "Vilka deltar"),
    ("deltagare: 11 medarbetare, 1 skyddsombud", "Fråga 1 av 26"),
    ("ja: tas upp vid varje morgonmöte", "Fråga 2 av 26"),
    ("nej: vi har inte hunnit", "ni svarade Nej"),
    ("åtgärd: ta upp policyn på APT; jag; 31 mars", "Fråga 3 av 26"),
    ("delvis", "ni svarade Delvis"),
    ("klart: lade in styrdokumenten i årshjulet", "Fråga 4 av 26"),
    ("ej aktuellt: vi har inga egna mål", "Fråga 5 av 26"),
]
REP = [
    ("jag är Sven Lindqvist-Åkerström", ""),
    ("starta", "Område 1 av"),
    ("1 delvis: inte på nätterna", "Du ser annorlunda"),
]
SIGNING = [
    ("jag är Anna Ek", ""),
    ("starta", "prata igenom"),
    ("låt stå", ""),
    ("starta", "Skriv under"),
    ("skriv under: ett bra år", ""),
    ("jag är Sven Lindqvist-Åkerström", ""),
    ("starta", "Skriv under"),
    ("skriv under", ""),
    ("starta", "Underskrivet och låst"),
]


class LostTheWay(Exception):
    """The card that came is not the one that the walk expects."""


def walk(at: Screen, pictures: Path) -> None:
    say(at, MANAGER)
    at.picture(pictures / "typed.png", whole=True)
    for _ in range(5, 27):
        at.says("ja")
    say(at, [("lämna över", "Sven Lindqvist-Åkerström"), *REP])
    for _ in range(12):
        if "Håller med" not in " ".join(at.buttons()):
            break
        at.says("håller med")
    say(at, SIGNING)


def say(at: Screen, sayings: Sayings) -> None:
    for said, expected in sayings:
        at.says(said)
        if expected not in at.reads():
            raise LostTheWay(f"after {said!r} expected {expected!r} on: {at.reads()}")
