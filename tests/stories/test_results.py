"""Answers from an interview, written in on behalf of the pair: they confirm it, hand over and sign as everybody does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.delivery import posting
from dialogs.reviews.rules.method import Method
from storage.database import transaction
from storage.measures import entering
from storage.reviews import rounds
from storage.reviews.results import checking, comparing, sheets
from storage.reviews.results.entry import Entry
from tests.stories import ways
from tests.stories.world import Someone, World

HOW = "Inlagt av Karin Holm (intervju)"
MEASURES = "nod;fråga;typ;vad;klart senast;ansvarig\n"


def writes_in(world: World, folder: Path, **files: str) -> None:
    """What `results import` does, on the story's clock."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    now = world.clock.now
    with transaction(world.sessions) as session:
        (of,) = rounds.rounds(session, 2026)
        entry = Entry(round=of, method=Method.INTERVIEW, by="Karin Holm", now=now, today=now.date())
        found = comparing.compare(session, checking.check(sheets.read(folder)), entry)
        assert found.errors == ()
        told = entering.apply(session, found, entry)
        posting.post(session, told, now, world.parts.lookout.hours)


def answers(*, but_first: str = "Ja", to: int = 26) -> str:
    rows = [f"avd32;{number};{but_first if number == 1 else 'Ja'}" for number in range(1, to + 1)]
    return "\n".join(("nod;fråga;svar", *rows))


@pytest.fixture
async def met(world: World, anna: Someone, sven: Someone) -> World:
    await anna.says("hej")
    await sven.says("hej")
    return world


async def test_the_pair_confirms_what_was_written_in_and_signs(
    met: World, anna: Someone, sven: Someone, tmp_path: Path
) -> None:
    """The manager gets a letter, every card says how it was gained, and nothing is signed that they have not seen."""
    writes_in(
        met,
        tmp_path / "in",
        svar=answers(but_first="Nej"),
        deltagare="nod;chefer;medarbetare;skyddsombud;fackliga\navd32;1;12;1;0",
        åtgärder=f"{MEASURES}avd32;1;åtgärd;Skyddsrond på plan 3;2027-01-31;anna",
    )
    await met.delivers_mail()
    letter = anna.reads_the_newest()
    assert "Resultat är inlagda åt er (intervju)" in letter
    assert "Karin Holm har lagt in dem" in letter
    await anna.presses("Gå igenom resultaten")
    assert HOW in anna.sees
    await anna.says("fråga 1")
    assert HOW in anna.sees
    await anna.says("översikt")
    await anna.presses("Lämna över")
    await met.delivers_mail()
    await ways.confirms_everything(sven)
    await sven.says("starta")
    assert HOW in sven.sees
    await ways.signs(met, sven, anna)
    review = met.review()
    assert review.signed_at is not None
    assert [one.what for one in review.measures] == ["Skyddsrond på plan 3"]
    await anna.says("starta")
    assert HOW in anna.sees


async def test_what_was_not_asked_in_the_interview_is_completed_in_teams(
    met: World, anna: Someone, tmp_path: Path
) -> None:
    """Who took part and the questions that are left: the bot leads on from there."""
    writes_in(met, tmp_path / "in", svar=answers(to=20))
    await anna.says("starta")
    title = next(one for one in anna.buttons if one in ("Var för sig", "Spara och fortsätt"))
    await anna.presses(title, employees="12")
    assert "Fråga 21 av 26" in anna.sees
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    assert met.review().handed_over_at is not None


async def test_a_measure_on_its_own_waits_for_the_manager_and_the_rep_is_told(
    met: World, anna: Someone, sven: Someone, tmp_path: Path
) -> None:
    """Nobody outside plans for a unit: the manager takes it in, or says why not."""
    writes_in(met, tmp_path / "in", åtgärder=f"{MEASURES}avd32;;åtgärd;Ny skyddsrond;2027-01-31;anna")
    await met.delivers_mail()
    assert "Karin Holm föreslår en åtgärd" in anna.reads_the_newest()
    await anna.presses("Öppna åtgärden")
    assert "Inlagd av Karin Holm" in anna.sees
    await anna.presses("Ta in i planen")
    await met.delivers_mail()
    await sven.says("enhetens handlingsplan")
    assert "Ny skyddsrond" in sven.sees
