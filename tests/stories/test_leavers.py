"""Somebody leaves in the middle of the year: what was theirs is seen by somebody who can act, and handed on by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.stories import cards, ways
from tests.stories.world import Someone, World

MARIA = {
    "nils;Nils Utanroll;nils@example.com;;": "nils;Nils Utanroll;nils@example.com;;\nmaria;Maria Holm;maria@example.com;;"
}
WITH_MARIA = {"sven;skyddsombud;avd32;;": "sven;skyddsombud;avd32;;\nmaria;skyddsombud;avd32;;"}
NOBODY_AT_32 = {"anna;chef;avd32;;\n": ""}
DECEMBER = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)


async def plan_for_maria(world: World, tmp_path: Path, anna: Someone, sven: Someone) -> Someone:
    """Signed, with one measure that Maria has been given by 18 December."""
    world.imports(tmp_path, people=MARIA, roles=WITH_MARIA)
    maria = world.somebody("Maria Holm")
    for one in (anna, maria):
        await one.installs()
    await ways.begins(anna)
    await anna.presses("Nej", comment="Saknas")
    await anna.presses("Planera", what="Skriva rutinen", due="2026-12-18", who="maria")
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    return maria


async def test_a_leaver_s_measures_are_handed_on_by_the_manager(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """Told in the morning's digest and on the start page; reminded of as if they were hers; then they are Sven's."""
    maria = await plan_for_maria(world, tmp_path, anna, sven)
    world.passes(days=1)
    world.imports(tmp_path)  # neither Maria nor her role is in the files any more
    heard = len(maria.inbox)
    await world.looks_at_the_calendar()
    digest = cards.text(anna.inbox[-1].card)
    assert "1 åtgärd saknar ansvarig" in digest
    assert "Maria Holm har slutat" in digest
    await anna.says("hej")
    assert "1 åtgärd saknar ansvarig: Maria Holm har slutat" in anna.sees
    world.clock.now = DECEMBER
    await world.looks_at_the_calendar()
    assert "Skriva rutinen" in cards.text(anna.inbox[-1].card)
    assert len(maria.inbox) == heard, "the one who has left hears nothing"

    await anna.says("saknar ansvarig")
    await anna.presses("Lämna vidare")
    await anna.presses("Lämna vidare", who="sven", why="Maria har slutat")
    assert world.review().measures[0].accountable == "sven"
    await anna.says("hej")
    assert "saknar ansvarig" not in anna.sees
    await sven.says("mina åtgärder")
    assert "Skriva rutinen" in sven.sees


async def test_in_a_unit_without_a_manager_the_one_above_hands_it_on(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """The unit is vacant: its manager above sees what waits there, and can do something about it."""
    await plan_for_maria(world, tmp_path, anna, sven)
    world.passes(days=1)
    world.imports(tmp_path, roles=NOBODY_AT_32)
    kaj = world.somebody("Kaj Berg")
    await kaj.installs()
    await world.looks_at_the_calendar()
    assert "1 åtgärd saknar ansvarig" in cards.text(kaj.inbox[-1].card)
    await kaj.says("hej")
    assert "Medicinkliniken avd. 32 saknar chef" in kaj.sees
    await kaj.says("utan chef")
    assert "1 öppen åtgärd" in kaj.sees
    await kaj.presses("Lämna vidare")
    await kaj.presses("Lämna vidare", who_name="Sven Lindqvist-Åkerström", why="Enheten saknar chef")
    assert world.review().measures[0].accountable == "sven"


async def test_a_unit_that_ends_with_things_open_is_shown_above(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """The import said so before it was applied; afterwards the clinic's manager sees it and can hand it on."""
    await plan_for_maria(world, tmp_path, anna, sven)
    world.passes(days=1)
    world.imports(
        tmp_path,
        organisation={"avd32;med;enhet;Medicinkliniken avd. 32;nej;;\n": ""},
        roles={"anna;chef;avd32;;\n": "", "sven;skyddsombud;avd32;;\n": "sven;skyddsombud;avd33;;\n"},
    )
    kaj = world.somebody("Kaj Berg")
    await kaj.says("hej")
    assert "Medicinkliniken avd. 32 har upphört med saker kvar" in kaj.sees
    await kaj.says("utan chef")
    await kaj.presses("Lämna vidare")
    await kaj.presses("Lämna vidare", who_name="Sven Lindqvist-Åkerström", why="Enheten är upplöst")
    assert world.review().measures[0].accountable == "sven"


async def test_a_stand_in_has_the_manager_s_things_while_it_lasts_and_nothing_afterwards(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """They get the letters and the digests, and so does the manager, who may have one on the phone and may not."""
    world.clock.now = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
    roles = {"anna;chef;avd32;;": "anna;chef;avd32;;\nnils;ställföreträdare;avd32;2026-11-10;2026-11-20"}
    world.imports(tmp_path, roles=roles)
    nils = world.somebody("Nils Utanroll", "nils@example.com")
    for one in (anna, nils):
        await one.installs()
    await world.looks_at_the_calendar()
    assert "Medicinkliniken avd. 32" in nils.reads_the_newest()
    world.clock.now = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert [len(one.letters("14 dagar kvar")) for one in (nils, anna)] == [1, 1]
    await ways.begins(nils)
    await nils.presses("Ja")
    await nils.says("extra uppföljning: olycka: fall; 8")
    assert "Den extra uppföljningen har börjat" in nils.sees
    heard = len(nils.inbox)
    world.clock.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert len(nils.inbox) == heard
    await nils.says("hej")
    assert "avd. 32" not in nils.sees
    await nils.says("extra uppföljning")
    assert "inte med i den här uppföljningen" in nils.sees
    assert anna.letters("7 dagar kvar")
