"""Managers come and go in the middle of a review; what they wrote keeps their name."""

from __future__ import annotations

from pathlib import Path

from tests.stories import ways
from tests.stories.world import Someone, World

LINA = {
    "nils;Nils Utanroll;nils@example.com;;": "nils;Nils Utanroll;nils@example.com;;\nlina;Lina Ny;lina@example.com;;"
}


async def test_the_new_manager_is_invited_and_goes_on_where_it_stood(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """Question 8 alone took Anna an evening; Lina must not start over."""
    await ways.begins(anna)
    await anna.presses("Ja", comment="Annas ord")
    await anna.presses("Ja")
    old, post = anna.button("Ja"), anna.post
    world.imports(tmp_path, people=LINA, roles={"anna;chef;avd32;;": "lina;chef;avd32;;"})
    lina = world.somebody("Lina Ny")
    await lina.installs()
    await world.looks_at_the_calendar()
    assert "Medicinkliniken avd. 32" in lina.reads_the_newest()

    before = world.history()
    await anna.presses_again(old, post)
    assert world.history() == before
    assert "inte med i den här uppföljningen" in anna.sees
    await anna.presses("Startsidan")
    assert "avd. 32" not in anna.sees

    await lina.says("starta")
    assert "Fråga 3 av 26" in lina.sees
    await lina.says("tillbaka")
    await lina.says("tillbaka")
    assert "Annas ord" in lina.sees
    assert "Anna Ek" in lina.sees
    await lina.says("fråga 3")
    await lina.answers_everything("Ja")
    await lina.presses("Lämna över")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, lina)
    review = world.review()
    assert review.signed_at is not None
    by = [review.answers[asked.id].by for asked in review.checklist.questions]
    assert by[:3] == ["anna", "anna", "lina"]
    assert review.name(by[0]) == "Anna Ek"


async def test_a_manager_who_has_signed_and_left_is_followed_by_one_who_signs_too(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """Whoever is responsible when it is finished stands by it."""
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    await ways.signs(world, anna)
    world.imports(tmp_path, people=LINA, roles={"anna;chef;avd32;;": "lina;chef;avd32;;"})
    await ways.signs(world, sven)
    assert world.review().signed_at is None
    lina = world.somebody("Lina Ny")
    await ways.signs(world, lina)
    assert [one.person for one in world.review().signatures] == ["anna", "sven", "lina"]
    assert world.review().signed_at is not None


async def test_a_stand_in_may_act_in_their_period_and_not_after_it(world: World, tmp_path: Path, anna: Someone) -> None:
    """A holiday of two weeks: the stand-in sits in the same seat, then no longer."""
    roles = {"anna;chef;avd32;;": "anna;chef;avd32;;\nkaj;ställföreträdare;avd32;2026-11-10;2026-11-20"}
    world.imports(tmp_path, roles=roles)
    kaj = world.somebody("Kaj Berg")
    await ways.begins(kaj)
    await kaj.presses("Ja", comment="Kajs ord")
    await anna.says("starta")
    assert "Fråga 2 av 26" in anna.sees
    old, post = kaj.button("Ja"), kaj.post
    world.passes(days=5)
    before = world.history()
    await kaj.presses_again(old, post)
    assert "inte med i den här uppföljningen" in kaj.sees
    assert world.history() == before
    assert [one.by for one in world.review().answers.values()] == ["kaj"]


async def test_either_of_manager_and_stand_in_signs_for_their_seat(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """One seat, one signature."""
    roles = {"anna;chef;avd32;;": "anna;chef;avd32;;\nkaj;ställföreträdare;avd32;2026-11-10;2026-11-20"}
    world.imports(tmp_path, roles=roles)
    kaj = world.somebody("Kaj Berg")
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, kaj)
    assert world.review().signed_at is not None


async def test_a_new_rep_looks_at_it_themselves(
    world: World, tmp_path: Path, anna: Someone, sven: Someone, rut: Someone
) -> None:
    """What the earlier rep confirmed is not the new one's word, and the new one is told that it is their turn."""
    await rut.installs()
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    world.imports(tmp_path, roles={"sven;skyddsombud;avd32;;": "rut;skyddsombud;avd32;;"})
    assert world.review().stage.value == "with_rep"
    await world.looks_at_the_calendar()
    assert rut.letters("Anna Ek har svarat"), "the new rep was not told"
    await rut.says("hej")
    assert "Medicinkliniken avd. 32" in rut.sees
