"""Walks the yearly follow-up and the levels above in the Playground, with buttons and with typed words, and takes the
pictures of docs/pictures.

    python -m tests.pictures [FOLDER]

Starts the bot and the Playground by itself, on ports of its own and a made-up region of its own. What is shown is what
the bot answers: the walk stops with what it saw where a step does not lead on.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import clock
from bot.cli.children import LOOPBACK, Child, Children
from bot.cli.playground import install, installed, playground
from bot.cli.try_out import prepared, the_bot
from tests.pictures import levels, through_the_year, typed, typed_levels
from tests.pictures.screen import Screen, screen
from tests.pictures.typed import LostTheWay

ROOT = Path(__file__).parents[2]
BOT, PLAYGROUND = 3998, 56170
Take = Callable[[str], None]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
ANNA, SVEN = "Anna Ek", "Sven Lindqvist-Åkerström"


def expect(screen: Screen, words: str) -> None:
    if words not in screen.reads():
        raise LostTheWay(f"expected {words!r} on: {screen.reads()}")


def walk(at: Screen, pictures: Path) -> None:
    def take(name: str) -> None:
        at.picture(pictures / f"{name}.png")
        sys.stdout.write(f"{name}.png\n")

    _links_the_channel(at)
    at.go("Personal Chat")
    at.says("hej")
    expect(at, "Hej Anna")
    take("home")
    at.presses("Starta")
    take("participants")
    at.fills("Medarbetare", "11")
    at.presses("Var för sig")
    at.fills("Kommentar", "Tas upp vid varje morgonmöte.")
    at.presses("Ja")
    expect(at, "Fråga 2 av 26")
    at.presses("Lägg till aktivitet")
    at.fills("Aktivitet", "Behåll morgonmötet där risker tas upp innan passet börjar")
    at.chooses_day("Klart senast", 6)
    at.presses("Planera")
    take("question")
    at.picture(pictures / "playground.png", whole=True)
    _answers(at, take)
    at.presses("Lämna över")
    expect(at, SVEN)
    at.says(f"jag är {SVEN}")
    at.says("starta")
    take("area")
    at.presses("Ser annorlunda", 1)
    at.fills("Din kommentar", "Vi hör sällan vad som händer sedan.")
    take("differ")
    at.presses("Delvis")
    _agrees(at)
    at.says(f"jag är {ANNA}")
    at.says("starta")
    take("talk")
    at.presses("Låt båda stå")
    at.says("starta")
    at.fills("sammanfattning", "Vi är bättre på att ta upp risker än i fjol.")
    take("sign")
    at.presses("Skriv under")
    at.says(f"jag är {SVEN}")
    at.says("starta")
    at.presses("Skriv under")
    at.says("starta")
    expect(at, "Öppna igen")
    take("signed")
    at.go("Arbetsmiljö", channel=True)
    at.page.wait_for_timeout(2000)
    take("summary")


def _links_the_channel(at: Screen) -> None:
    at.go("Arbetsmiljö", channel=True)
    at.says("koppla", mention=True)
    at.presses("Koppla")


def _answers(at: Screen, take: Take) -> None:
    """Question 2 Nej with a measure, question 3 Delvis and done at once, the rest Ja."""
    at.presses("Nej")
    expect(at, "ni svarade Nej")
    at.fills("Vad ska", "Ta upp policyn på ett samverkansmöte")
    at.chooses_day("Klart senast", 2)
    take("follow_up")
    at.presses("Planera")
    at.presses("Delvis")
    at.fills("Vad ska", "Lade in styrdokumenten i årshjulet")
    at.presses("Klart direkt")
    for _ in range(30):
        if "Fråga" not in at.reads().split("av 26")[0] or "Lämna över" in at.buttons():
            break
        at.presses("Ja")
    expect(at, "26 av 26 besvarade")
    take("overview")


def _agrees(at: Screen) -> None:
    for _ in range(15):
        agree = [title for title in at.buttons() if title.startswith("Håller med")]
        if not agree:
            return
        at.presses(agree[0])
    raise LostTheWay("the areas never end")


def main() -> None:
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    if not installed():
        install()
    for way in (_a_year, _levels, _typed):
        with tempfile.TemporaryDirectory() as folder, Children() as children:
            home = Path(folder)
            bot = the_bot(BOT, prepared(home), home)
            children.start(bot)
            children.start(playground(bot=f"http://{LOOPBACK}:{BOT}/api/messages", port=PLAYGROUND, logs=home))
            with screen(f"http://{LOOPBACK}:{PLAYGROUND}") as shown:
                way(shown, pictures, _Restarted(children, bot, home))


class _Restarted:
    """The bot stopped and started again with the same database, on another day."""

    def __init__(self, children: Children, bot: Child, home: Path) -> None:
        self._children, self._bot, self._home = children, bot, home

    def __call__(self, day: date) -> None:
        self._bot.stop()
        self._bot = the_bot(BOT, prepared(self._home), self._home, day)
        self._children.start(self._bot)


def _today() -> date:
    return clock.now().astimezone(STOCKHOLM).date()


def _a_year(at: Screen, pictures: Path, restart: through_the_year.Restart) -> None:
    walk(at, pictures)
    through_the_year.walk(at, pictures, restart, _today())


def _levels(at: Screen, pictures: Path, restart: through_the_year.Restart) -> None:
    _signed_by_words(at, pictures)
    levels.walk(at, pictures, restart, _today())


def _typed(at: Screen, pictures: Path, restart: through_the_year.Restart) -> None:
    _signed_by_words(at, pictures)
    typed_levels.walk(at, restart, _today())


def _signed_by_words(at: Screen, pictures: Path) -> None:
    _links_the_channel(at)
    at.go("Personal Chat")
    typed.walk(at, pictures)


if __name__ == "__main__":
    main()
