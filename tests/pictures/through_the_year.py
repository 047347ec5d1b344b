"""What is signed goes on: a matter answered, a morning's reminders, a measure put off, done and seen to help, the month's line.

The bot is stopped and started again on another day, as it would be after a weekend; the Playground stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.pictures.screen import Screen
from tests.pictures.typed import LostTheWay

Restart = Callable[[date], None]
ANNA, ABOVE = "Anna Ek", "Karl-Johan Öberg"
UNIT = "avd. 32"
MEASURE = "Ta upp policyn på ett samverkansmöte"  # planned in the first walk, to the 15th of the month after next
SETTLED = 8000  # milliseconds after a start, until what comes by itself has come


def expect(screen: Screen, words: str) -> None:
    if words not in screen.reads():
        raise LostTheWay(f"expected {words!r} on: {screen.reads()}")


def walk(at: Screen, pictures: Path, restart: Restart, today: date) -> None:
    """After both have signed, and the unit's channel is linked."""
    at.go("Personal Chat")
    _lifted_and_answered(at, pictures)
    due = (today.replace(day=15) + timedelta(days=62)).replace(day=15)
    restart(_working_day(due - timedelta(days=6)))
    waits_for(at, "att komma ihåg")
    at.picture(pictures / "digest.png")
    _put_off_and_done(at, pictures, restart, due)
    done = _working_day(due + timedelta(days=6))
    restart(_working_day(done + timedelta(weeks=8, days=1)))
    waits_for(at, "åtta veckor")
    _seen_to_help(at, pictures)
    restart(_working_day((done + timedelta(weeks=10)).replace(day=1)))
    at.go("Arbetsmiljö", channel=True)
    at.page.wait_for_timeout(SETTLED)
    lines = at.page.locator(".ac-adaptiveCard").filter(has_text="Det vi har planerat")  # replies under the round's post
    at.picture(pictures / "monthly.png", of=lines.filter(has_text=UNIT).first)  # the channel is the clinic's, too


def _lifted_and_answered(at: Screen, pictures: Path) -> None:
    at.says(f"jag är {ANNA}")
    at.says("lyft: Ventilationen i hus 12 räcker inte till")
    expect(at, "Frågan är lyft")
    at.says(f"jag är {ABOVE}")
    waits_for(at, "har lyft ett ärende till dig")
    at.presses("Öppna ärendet")
    at.presses("Tillbaka, med svar")
    at.fills("Svar", "Fastighet byter fläktarna i mars. Till dess får ni låna lokal i hus 14.")
    at.presses("Skicka svaret")
    waits_for(at, "har svarat på det ni lyfte")
    at.says(f"jag är {ANNA}")
    at.says("ärenden")
    at.presses_row("Ventilationen i hus 12")
    expect(at, "låna lokal i hus 14")
    at.picture(pictures / "matter.png")


def _put_off_and_done(at: Screen, pictures: Path, restart: Restart, due: date) -> None:
    at.says("mina åtgärder")
    at.presses_row(MEASURE)
    at.presses("Skjut upp")
    at.fills("Varför", "Samverkansmötet flyttades till nästa vecka.")
    at.chooses_day("Ny dag", 3)  # counted from the browser's own month
    at.presses("Skjut upp")
    expect(at, "Samverkansmötet flyttades")
    at.picture(pictures / "postponed.png")
    restart(_working_day(due + timedelta(days=6)))
    at.page.wait_for_timeout(SETTLED)
    at.says("mina åtgärder")
    at.presses_row(MEASURE)
    at.fills("Vad som är gjort", "Vi gick igenom policyn och valde två punkter att börja med.")
    at.presses("Klar")
    expect(at, "valde två punkter")


def _seen_to_help(at: Screen, pictures: Path) -> None:
    at.page.wait_for_timeout(SETTLED)
    at.says("mina åtgärder")
    at.presses_row(MEASURE)
    at.fills("Vad ser ni nu", "Två grupper använder punkterna varje vecka.")
    at.presses("Ja, det hjälpte")
    expect(at, "varje vecka")
    at.picture(pictures / "controlled.png")


def waits_for(at: Screen, words: str, seconds: int = 30) -> None:
    """What comes by itself: the postman needs a moment."""
    for _ in range(seconds):
        if words in at.reads():
            return
        at.page.wait_for_timeout(1000)
    raise LostTheWay(f"waited for {words!r} on: {at.reads()}")


def _working_day(day: date) -> date:
    """Not a Saturday nor a Sunday: the bot rests then."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day
