"""What the units have signed, upwards and down again: a level looks, analyses, is decided on and answers; the coordinator's report.

After the last day to answer. The clinic's manager and the chief representative, the ledningsgrupp's channel, the unit's
manager and the coordinator, each as they come to the Playground; the bot is started again on the days that it takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Locator

from tests.pictures.screen import Screen
from tests.pictures.through_the_year import expect, waits_for
from tests.pictures.typed import LostTheWay

Restart = Callable[[date], None]
Take = Callable[..., None]
ANNA, CLINIC, REP, COORDINATOR = "Anna Ek", "Karl-Johan Öberg", "Fredrik Persson", "Ingrid Sjöström"
CLOSED = timedelta(days=12)  # from the day that the made-up region is laid around: the last day to answer has passed
MET = timedelta(days=25)  # and the clinic's ledningsgrupp has met
SETTLED = 8000  # milliseconds after a start, until what comes by itself has come
PRIORITY = "Ett gemensamt årshjul för arbetsmiljöarbetet på kliniken"
PROPOSAL = "APT-material om policyn för hälsofrämjande arbetsplats"
SEEN = "Policyn är antagen, men flera enheter har inte gått igenom den."
DECIDED = "Kliniken tar fram ett gemensamt årshjul under våren."
ANSWER = "Ni såg att policyn inte är känd. Vi tar fram ett gemensamt årshjul, och det finns hos er i mars."
LINK = re.compile(r"http://127\.0\.0\.1:\d+/files/\S+")


def walk(at: Screen, pictures: Path, restart: Restart, today: date) -> None:
    """After a unit of the clinic has signed."""

    def take(name: str, of: Locator | None = None) -> None:
        at.picture(pictures / f"{name}.png", of=of)

    restart(today + CLOSED)
    at.go("Personal Chat")
    at.page.wait_for_timeout(SETTLED)
    _looks(at, take)
    _analyses(at, take)
    _agrees(at)
    _presents(at, take)
    restart(today + MET)
    at.page.wait_for_timeout(SETTLED)
    _decides(at, take, today + MET)
    _is_answered(at, take)
    _reports(at, take)


def _looks(at: Screen, take: Take) -> None:
    """From the level to an area, to a question, to the units beneath, and into one of them."""
    at.says(f"jag är {CLINIC}")
    at.says("nivån")
    take("level")
    at.presses_row("Styrning och mål")
    at.presses_row("Policyn i praktiken")
    expect(at, "Nivån under")
    take("level_question")
    at.presses_row("Medicinkliniken avd. 32")
    expect(at, "Medicinkliniken avd. 32")
    at.says("nivån")
    at.presses("Värt att prata om")
    expect(at, "Frågor för samtalet")


def _analyses(at: Screen, take: Take) -> None:
    """What is typed before one leads on is kept; a priority and a proposal with an owner, of one question."""
    at.says("analysera")
    at.fills("I stort", "Styrdokument och policy är inte kända överallt.")
    at.presses_row("Policyn i praktiken")
    at.fills("Vad ni säger", SEEN)
    at.presses_row("Prioritera: förbättra")
    at.fills("Vad ni vill", PRIORITY)
    at.fills("Varför", "Flera enheter saknar ett")
    at.presses("Förbättra")
    expect(at, "Prioriteringen är sparad")
    at.says("fråga 2")
    at.presses_row("Föreslå något")
    at.fills("Förslag", PROPOSAL)
    at.fills("Vem som", "Medicinkliniken")
    at.fills("Paket", "Policyn")
    at.presses("Spara förslaget")
    expect(at, PROPOSAL)
    at.says("fråga 2")
    take("analysis")
    at.presses("Analysen")
    at.presses("Lämna till skyddsombudet")
    expect(at, "Lämnat")


def _agrees(at: Screen) -> None:
    """The chief representative: the clinic has none of its own."""
    at.says(f"jag är {REP}")
    waits_for(at, "har analyserat året")
    at.presses("Öppna analysen")
    expect(at, SEEN)
    at.presses("Jag håller med")
    waits_for(at, f"{REP} håller med")


def _presents(at: Screen, take: Take) -> None:
    at.says(f"jag är {CLINIC}")
    at.says("beslut")
    take("decisions")
    at.presses("Visa")
    at.presses("Visa i kanalen")
    expect(at, "På väg till organets kanal")
    at.go("Arbetsmiljö", channel=True)
    at.page.wait_for_timeout(SETTLED)
    take("presentation", of=at.page.locator(".ac-adaptiveCard").filter(has_text="Till Medicinklinikens").first)
    at.go("Personal Chat")


def _decides(at: Screen, take: Take, met: date) -> None:
    """The manager records what the group has decided, and answers all the units at once."""
    at.says(f"jag är {CLINIC}")
    at.says("beslut")
    at.presses("Skriv in beslut")
    at.chooses("Vilket organ", "Medicinklinikens ledningsgrupp")
    at.chooses_date("Beslutsdag", met)
    at.fills("Paragraf", "12")
    at.fills("Diarienummer", "MED 2026-31")
    at.fills("Beslutet", DECIDED)
    take("decide")
    at.presses("Spara beslutet")
    expect(at, "Ingen återkoppling är skickad än")
    at.presses("Återkoppla")
    at.fills("Återkoppling", ANSWER)
    at.presses("Skicka återkopplingen")
    at.page.wait_for_timeout(SETTLED)


def _is_answered(at: Screen, take: Take) -> None:
    """The unit's manager reads it, and sees what came of the unit's answers."""
    at.says(f"jag är {ANNA}")
    at.says("svaret")
    expect(at, ANSWER)
    at.presses("Läst")
    expect(at, f"Läst av {ANNA}")
    at.presses("Vad blev det av våra svar")
    expect(at, "antogs")
    take("receipt")
    at.says("enhetens handlingsplan")
    expect(at, PROPOSAL)
    at.says(f"jag är {CLINIC}")
    at.says("beslutet")
    expect(at, "läst av 1 av")
    take("decision")


def _reports(at: Screen, take: Take) -> None:
    """The coordinator sees sums of many, "för få" of few, and fetches the region's report."""
    at.says(f"jag är {COORDINATOR}")
    at.says("nivån")
    at.presses("Nivån under")
    expect(at, "för få")
    take("few")
    at.says("rapport")
    expect(at, "docx")
    take("report_link")
    _fetches(at)


def _fetches(at: Screen) -> None:
    """What the link leads to is a Word file."""
    link = LINK.search(at.card.inner_html())
    if link is None:
        raise LostTheWay(f"no link in: {at.card.inner_html()}")
    got = at.page.request.get(link.group().rstrip('"'))
    if not got.ok or not got.body().startswith(b"PK"):
        raise LostTheWay(f"{link.group()} gave {got.status}")
