"""The levels with typed words only: what a level's manager, its representative, the unit and the coordinator say."""

from __future__ import annotations

from datetime import date

from tests.pictures.levels import ANSWER, CLOSED, MET, SEEN, SETTLED, Restart
from tests.pictures.screen import Screen
from tests.pictures.typed import Sayings, say

LOOKING: Sayings = [
    ("jag är Karl-Johan Öberg", ""),
    ("nivån", "Svaren, område för område"),
    ("fråga 2", "Nivån under"),
    ("tillbaka", "Svaren, område för område"),
    ("under", "Underskrivna uppföljningar"),
    ("under avd. 32", "Medicinkliniken avd. 32"),
    ("nivån", "Medicinkliniken, 2026"),
    ("åtgärder och mer", "Medicinkliniken, 2026"),
    ("prata", "Frågor för samtalet"),
]
ANALYSING: Sayings = [
    ("analysera", "framräknat med regler"),
    ("text: Styrdokument och policy är inte kända överallt.", "sparat"),
    ("fråga 2", "med egna ord"),
    (f"text: {SEEN}", "sparat"),
    ("förbättra: Ett gemensamt årshjul; Flera enheter saknar ett", "Prioriteringen är sparad"),
    ("föreslå: APT-material om policyn; Medicinkliniken; 2027; Policyn", "Förslaget är sparat"),
    ("underlag: inspektion; Arbetsmiljöverket; 2026-05-04; Rutinen var inte känd", "Arbetsmiljöverket"),
    ("analysera", "Förslag"),
    ("lämna över", "Lämnat"),
    ("jag är Fredrik Persson", ""),
    ("analysera", "Medicinkliniken, 2026"),
    ("läs allt", SEEN),
    ("ser annorlunda: Det behövs tid, inte bara ett årshjul.", "Det behövs tid"),
    ("jag är Karl-Johan Öberg", ""),
    ("beslut", "Organ"),
    ("visa för ledningsgruppen", "På väg till organets kanal"),
]
ANSWERED: Sayings = [
    ("jag är Anna Ek", ""),
    ("svaret", ANSWER),
    ("läst", "Noterat som läst"),
    ("apt: idag", "taget upp på APT"),
    ("kvitto", "antogs"),
    ("jag är Ingrid Sjöström", ""),
    ("nivån", "Region Sjölanda"),
    ("under", "för få"),
    ("under sjukvård", "Hälso- och sjukvårdsförvaltningen"),
    ("rapport excel", "xlsx"),
]


def walk(at: Screen, restart: Restart, today: date) -> None:
    """After a unit of the clinic has signed."""
    met = today + MET
    restart(today + CLOSED)
    at.go("Personal Chat")
    at.page.wait_for_timeout(SETTLED)
    say(at, LOOKING)
    say(at, ANALYSING)
    restart(met)
    at.page.wait_for_timeout(SETTLED)
    of = f"beslut: Medicinklinikens ledningsgrupp; {met}; § 12; dnr MED 2026-31; Ett gemensamt årshjul tas fram."
    say(at, [("jag är Karl-Johan Öberg", ""), (of, "Beslutet är inskrivet")])
    at.says(f"återkoppla: {ANSWER}")
    at.page.wait_for_timeout(SETTLED)
    say(at, ANSWERED)
