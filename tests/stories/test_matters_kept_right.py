"""Matters, and what must not go wrong: strangers, double presses, old cards, and those who never answer."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from tests.stories import cards, ways
from tests.stories.conftest import Opening
from tests.stories.lifting import WHAT, lifts, matters, measures, steps
from tests.stories.world import GROUP, Someone, World, open_round

# --- who may


async def test_a_new_manager_answers_and_the_old_one_cannot(
    world: World, anna: Someone, kaj: Someone, tmp_path: Path
) -> None:
    """It was lifted to a role: the import moves it, and with it the reminder on the start page."""
    hugo = world.somebody("Hugo Falk")
    await lifts(world, anna)
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.presses("Tillbaka, med svar")
    press, post = kaj.button("Skicka svaret"), kaj.post
    world.imports(tmp_path, roles={"kaj;chef;med;;": "hugo;chef;med;;"})
    await kaj.presses_again(press, post, {"answer": "Nej, det går inte"})
    assert WHAT not in kaj.sees
    assert [one.state for one in matters(world)] == ["open"]
    await hugo.says("hej")
    assert "har lyft en fråga till dig" in hugo.sees
    await hugo.says("ärenden")
    await hugo.presses(f"Öppna: {WHAT}")
    await hugo.says("tillbaka: Jo, i mars")
    assert [one.state for one in matters(world)] == ["answered"]


VERBS = (
    ("matter", {}),
    ("take-matter", {"what": "Något annat", "due": "2027-05-01"}),
    ("answer-matter", {"answer": "Något annat"}),
    ("pass-on-matter", {"to_name": "Kirurgkliniken", "why": "Något annat"}),
    ("merge-matters", {"others": "00000000000000000000000000000001"}),
    ("withdraw-matter", {"why": "Något annat"}),
)


@pytest.mark.parametrize(("verb", "typed"), VERBS, ids=lambda one: one if isinstance(one, str) else "")
async def test_a_stranger_learns_and_changes_nothing(
    world: World, anna: Someone, bo: Someone, verb: str, typed: dict[str, str]
) -> None:
    """Ids can be guessed or copied; one that is nobody's is answered the same."""
    await lifts(world, anna)
    [matter] = matters(world)
    await bo.says("hej")
    for id_ in (matter.id.hex, "0" * 32):
        data = {"v": 1, "matter": id_, "revision": 0}
        await bo.presses_again({"verb": verb, "data": data}, bo.post, dict(typed))
        assert WHAT not in bo.sees
        assert "Du är inte med i den här uppföljningen" in bo.sees
    assert [one.state for one in matters(world)] == ["open"]
    assert steps(world) == []


@pytest.mark.parametrize(("verb", "typed"), VERBS[1:5], ids=lambda one: one if isinstance(one, str) else "")
async def test_who_lifted_reads_and_does_not_answer(
    world: World, anna: Someone, verb: str, typed: dict[str, str]
) -> None:
    """And is told who does."""
    await lifts(world, anna)
    [matter] = matters(world)
    data = {"v": 1, "matter": matter.id.hex, "revision": 0}
    await anna.presses_again({"verb": verb, "data": data}, anna.post, dict(typed))
    assert "Du kan läsa ärendet, men inte svara på det" in anna.sees
    assert "Kaj Berg" in anna.sees
    assert steps(world) == []


async def test_nobody_lifts_from_what_is_not_theirs(world: World, anna: Someone, sven: Someone, bo: Someone) -> None:
    """A forged unit, review or measure is refused; the representative has another way (AML 6:6 a)."""
    await ways.begins(anna)
    review = world.review()
    await bo.says("hej")
    for data in ({"node": "avd32"}, {"review": review.id.hex, "question": "q1"}, {"measure": "0" * 32}):
        await bo.presses_again({"verb": "lift-this", "data": {"v": 1, **data}}, bo.post, {"what": "Något"})
        assert "Du är inte med i den här uppföljningen" in bo.sees
    await bo.presses_again({"verb": "lift-this", "data": {"v": 1}}, bo.post, {"what": "Något", "unit": "avd32"})
    await sven.says("hej")
    data = {"v": 1, "review": review.id.hex, "question": "q1"}
    await sven.presses_again({"verb": "lift-this", "data": data}, sven.post, {"what": "Något"})
    assert "Det här gör chefen" in sven.sees
    assert matters(world) == []


async def test_a_group_chat_shows_its_review_instead(world: World, anna: Someone) -> None:
    """What is lifted, and to whom, is not for everybody in the room."""
    await lifts(world, anna)
    [matter] = matters(world)
    there = anna.at(GROUP)
    await there.says("hej")
    await there.presses_again({"verb": "matter", "data": {"v": 1, "matter": matter.id.hex}}, there.post)
    assert WHAT not in there.sees


# --- twice, and late


async def test_a_double_press_is_one_matter_and_one_step(world: World, anna: Someone, kaj: Someone) -> None:
    """A trembling thumb, or a network that repeats: saved once, told once."""
    await anna.says("lyft")
    lift, post = anna.button("Lyft frågan"), anna.post
    typed = cards.inputs(anna.card) | {"what": WHAT}
    await anna.presses_again(lift, post, typed)
    told = world.outbox()
    await anna.presses_again(lift, post, typed)
    assert len(matters(world)) == 1
    assert world.outbox() == told
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.presses("Vi tar det")
    take, post = kaj.button("Vi tar det"), kaj.post
    typed = {"what": "Ny fläkt", "due": "2027-03-31"}
    await kaj.presses_again(take, post, typed)
    told = world.outbox()
    await kaj.presses_again(take, post, typed)
    assert "Ni tar det" in kaj.sees
    assert (len(measures(world)), steps(world), world.outbox()) == (1, ["lifted", "taken"], told)


async def test_of_two_who_answer_at_once_the_second_sees_the_first(
    world: World, anna: Someone, kaj: Someone, tmp_path: Path
) -> None:
    """Manager and stand-in hold the same role: nothing is overwritten, and what was typed is kept until it is pointless."""
    world.imports(tmp_path, roles={"kaj;chef;med;;": "kaj;chef;med;;\nhugo;ställföreträdare;med;;"})
    hugo = world.somebody("Hugo Falk")
    await lifts(world, anna)
    for one in (kaj, hugo):
        await one.says("ärenden")
        await one.presses(f"Öppna: {WHAT}")
    await kaj.presses("Tillbaka, med svar")
    press, post = kaj.button("Skicka svaret"), kaj.post
    await hugo.says("vidare: till Kirurgkliniken; De har plats")
    assert "Jag hittar inte den enheten" in hugo.sees  # nobody manages it
    await hugo.says("vidare: till Kirurgavdelning 1; De har plats")
    await kaj.presses_again(press, post, {"answer": "Nej"})
    assert "Du kan läsa ärendet, men inte svara på det" in kaj.sees
    assert steps(world) == ["lifted", "passed_on"]


async def test_two_receivers_pressing_at_once_make_one_step(opening: Opening, tmp_path: Path) -> None:
    """Two threads, one matter: one of them is first, and the other is shown it."""
    async with opening(threads=2) as world:
        world.imports(tmp_path, roles={"kaj;chef;med;;": "kaj;chef;med;;\nhugo;ställföreträdare;med;;"})
        anna, kaj, hugo = (world.somebody(name) for name in ("Anna Ek", "Kaj Berg", "Hugo Falk"))
        await lifts(world, anna)
        presses = []
        for one in (kaj, hugo):
            await one.says("ärenden")
            await one.presses(f"Öppna: {WHAT}")
            await one.presses("Tillbaka, med svar")
            answer = one.button("Skicka svaret")
            presses.append(one.presses_again(answer, one.post, {"answer": f"Svar av {one.who.name}"}))
        seen = await asyncio.gather(*presses)
        assert steps(world) == ["lifted", "answered"]
        assert sum("Svaret är skickat" in one for one in seen) == 1
        assert sum("Kortet var gammalt" in one for one in seen) == 1


async def test_an_old_card_changes_nothing(world: World, anna: Someone, kaj: Someone) -> None:
    """It is answered with today's."""
    await lifts(world, anna)
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.presses("Tillbaka, med svar")
    press, post = kaj.button("Skicka svaret"), kaj.post
    await kaj.says("tillbaka: Det blir i mars")
    await kaj.presses_again(press, post, {"answer": "Nej, aldrig"})
    assert "Kortet var gammalt" in kaj.sees
    assert "Nej, aldrig" not in kaj.sees
    assert steps(world) == ["lifted", "answered"]


async def test_the_unit_takes_it_back(world: World, anna: Someone, kaj: Someone) -> None:
    """It solved itself: the receiver is told, and nobody is reminded any more."""
    await kaj.installs()
    await lifts(world, anna)
    assert kaj.letters("Anna Ek har lyft ett ärende till dig")
    await anna.says("ta tillbaka: Det löste sig")
    assert "Ärendet är tillbakataget" in anna.sees
    await world.delivers_mail()
    assert kaj.letters("Anna Ek har tagit tillbaka ett lyft ärende")
    await kaj.says("hej")
    assert WHAT not in kaj.sees


async def test_a_letter_about_what_has_moved_on_is_not_sent(world: World, anna: Someone, kaj: Someone) -> None:
    """It is written when it is sent: by then somebody else may have it."""
    await anna.says(f"lyft: {WHAT}")
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.says("vidare: till HR; Det är deras")
    await world.delivers_mail()
    assert not kaj.letters("Anna Ek har lyft ett ärende till dig")


# --- through the year


async def test_next_year_shows_what_was_lifted_before(world: World, anna: Someone, kaj: Someone) -> None:
    """Beside its question, with how it stands."""
    await ways.begins(anna)
    await anna.presses("Nej")
    await anna.presses("Lyft frågan", what=WHAT)
    world.passes(days=330)
    world.round = open_round(world.sessions, 2027, date(2027, 9, 1), date(2027, 11, 30))
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    assert f"Lyft: ”{WHAT}”" in anna.sees  # on the question itself, before it is answered again
    assert "väntar på svar · 2026" in anna.sees
    await anna.presses(f"Öppna: {WHAT}", comment="Fortfarande samma sak")
    await anna.presses("Tillbaka till frågan")
    assert cards.inputs(anna.card)["comment"] == "Fortfarande samma sak"
    await anna.presses("Nej")
    assert f"Lyft tidigare: ”{WHAT}” (väntar på svar)" in anna.sees
    await anna.presses(f"Öppna: {WHAT}")
    assert "väntar på svar" in anna.sees
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.says("tillbaka: Fläkten byts i mars")
    await anna.says("1")
    assert f"Lyft: ”{WHAT}”" not in anna.sees  # answered: it waits no more


async def test_who_owes_an_answer_is_reminded_until_it_is_given(world: World, anna: Someone, kaj: Someone) -> None:
    """In the same digest as everything else: a week and a day before, and when the day has passed."""
    await kaj.installs()
    await lifts(world, anna, due="2026-12-15")
    world.passes(days=22)  # the 8th of December, a week before
    await world.looks_at_the_calendar()
    [first] = kaj.letters("Ett lyft ärende väntar på ert svar")
    assert WHAT in cards.text(first.card)
    world.passes(days=8)  # the day after
    await world.looks_at_the_calendar()
    [late] = kaj.letters("Ett lyft ärende har inte fått svar")
    kaj.looking_at = late
    await kaj.presses("Öppna ärendet")
    await kaj.says("tillbaka: Det blir i mars")
    posts = len(kaj.inbox)
    world.passes(days=60)
    await world.looks_at_the_calendar()
    assert len(kaj.inbox) == posts


async def test_without_a_day_it_is_asked_for_after_four_weeks(world: World, anna: Someone, kaj: Someone) -> None:
    """And every four weeks after that."""
    await kaj.installs()
    await lifts(world, anna)
    for days, letters in ((21, 0), (7, 1), (7, 1), (21, 2)):
        world.passes(days=days)
        await world.looks_at_the_calendar()
        assert len(kaj.letters("Ett lyft ärende väntar på ert svar")) == letters


async def test_the_coordinator_sees_how_many_want_support_and_not_who(world: World, anna: Someone) -> None:
    """Wishes for support go to those who give it; the coordinator plans with the number."""
    await ways.begins(anna)
    await anna.presses("Vill ha stöd")
    ingrid = world.somebody("Ingrid Sjöström")
    await ingrid.says("hej")
    assert "1 önskemål om stöd i år" in ingrid.sees
    assert "Anna" not in ingrid.sees
    await anna.says("hej")
    assert "önskemål om stöd" not in anna.sees
