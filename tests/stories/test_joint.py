"""Several units that share their work environment answer one review together."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from dialogs.ground.ids import NodeId
from tests.stories import cards, ways
from tests.stories.conftest import Opening
from tests.stories.world import Someone, World


def units(world: World, node: str = "avd32") -> list[str]:
    return [one.id for one in world.review(node).nodes]


async def joins(manager: Someone, nodes: str) -> None:
    await manager.says("starta")
    await manager.presses("Var för sig", employees="20", joined=nodes)


async def test_both_managers_and_both_reps_sign_a_joint_review(
    world: World, anna: Someone, bo: Someone, sven: Someone, rut: Someone
) -> None:
    """Shared responsibility is signed by everybody who has it; one signature too few and it would not be the law's."""
    for one in (bo, sven, rut):
        await one.installs()
    await joins(anna, "avd33")
    assert units(world) == ["avd32", "avd33"]
    await world.delivers_mail()
    assert bo.letters("svarar nu tillsammans") or bo.letters("tillsammans"), bo.reads_the_newest()
    assert "Anna Ek" in bo.reads_the_newest()

    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await world.delivers_mail()
    await ways.confirms_everything(sven)
    assert world.review().stage.value == "with_rep"
    await ways.confirms_everything(rut)
    for signer in (sven, anna, rut):
        await ways.signs(world, signer)
        assert world.review().signed_at is None
    await ways.signs(world, bo)

    signed = world.review()
    assert signed.signed_at is not None
    assert {one.person for one in signed.signatures} == {"anna", "bo", "sven", "rut"}
    assert world.review_at("avd32") == world.review_at("avd33")


async def test_the_joined_manager_goes_on_where_the_other_stood(world: World, anna: Someone, bo: Someone) -> None:
    """It is their review, too."""
    await joins(anna, "avd33")
    await anna.presses("Ja")
    await bo.says("starta")
    assert "Fråga 2 av 26" in bo.sees
    await bo.presses("Ja")
    answers = world.review().answers
    assert {which: one.by for which, one in answers.items()} == {"q1": "anna", "q2": "bo"}


async def test_a_unit_that_has_begun_cannot_be_joined(world: World, anna: Someone, bo: Someone) -> None:
    """What Bo has answered would be gone without a word."""
    await ways.begins(bo)
    await bo.presses("Ja")
    await joins(anna, "avd33")
    assert "avd. 33" in anna.sees
    assert "Vilka deltar" in anna.sees
    assert "redan" in anna.sees or "börjat" in anna.sees
    assert units(world) == ["avd32"]
    assert world.review("avd33").answered == 1


async def test_an_old_card_of_a_review_that_became_part_of_another_tells_so(
    world: World, anna: Someone, bo: Someone
) -> None:
    """Bo's own invitation still stands in his chat; pressing it must lead on, not to a dead end."""
    await bo.installs()
    await world.looks_at_the_calendar()
    bo.reads_the_newest()
    withdrawn = world.review_at("avd33")
    await joins(anna, "avd33")
    before = world.history()
    await bo.presses("Starta")
    assert "tillsammans" in bo.sees
    assert "inte med i" not in bo.sees
    assert bo.buttons
    assert world.history() == before
    assert world.loaded(withdrawn).withdrawn

    await bo.presses("Startsidan")
    assert "Medicinkliniken avd. 32" in bo.sees


async def test_a_unit_is_let_go_again(world: World, anna: Someone, bo: Someone) -> None:
    """A wrong tick must be possible to undo, and the unit then has a review of its own again."""
    await bo.installs()
    await joins(anna, "avd33")
    await anna.says("deltagare")
    assert cards.inputs(anna.card)["joined"] == "avd33"
    await anna.presses("Var för sig", joined="")
    assert units(world) == ["avd32"]
    assert units(world, "avd33") == ["avd33"]
    assert not world.review("avd33").withdrawn
    await world.looks_at_the_calendar()
    await bo.says("starta")
    assert "avd. 33" in bo.sees
    assert "avd. 32" not in bo.sees


async def test_it_does_not_matter_whose_name_comes_first(world: World, anna: Someone, bo: Someone) -> None:
    """Bo began it: he can let Anna's unit go again, and never loses his own by that."""
    await joins(bo, "avd32")
    assert units(world, "avd33") == ["avd32", "avd33"]
    await bo.says("deltagare")
    assert cards.inputs(bo.card)["joined"] == "avd32"
    await bo.presses("Var för sig", joined="")
    assert units(world, "avd33") == ["avd33"]
    assert world.review("avd33").participants is not None
    assert units(world, "avd32") == ["avd32"]
    assert world.review("avd32").participants is None


async def test_an_unchanged_tick_joins_nothing_twice(world: World, anna: Someone, bo: Someone) -> None:
    """The form is sent whole each time."""
    await bo.installs()
    await joins(anna, "avd33")
    await world.delivers_mail()
    told = len(bo.inbox)
    await anna.says("deltagare")
    await anna.presses("Var för sig", employees="21")
    await world.delivers_mail()
    assert units(world) == ["avd32", "avd33"]
    assert len(bo.inbox) == told


async def test_a_forged_unit_is_not_joined(world: World, anna: Someone) -> None:
    """Only units beside this one are offered; what else a client sends is not believed."""
    await joins(anna, "kir1,avd34,nowhere")
    assert units(world) == ["avd32", "avd34"]
    assert [one.id for one in world.review("kir1").nodes] == [NodeId("kir1")]


async def test_a_manager_of_two_units_signs_once_for_both(
    world: World, tmp_path: Path, anna: Someone, sven: Someone, rut: Someone
) -> None:
    """One manager, two units, one review: one signature is theirs in both seats, and each rep signs."""
    world.imports(tmp_path, roles={"bo;chef;avd33;;": "anna;chef;avd33;;"})
    await anna.says("hej")
    assert "avd. 32" in anna.sees
    assert "avd. 33" in anna.sees
    await joins(anna, "avd33")
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    for rep in (sven, rut):
        await ways.confirms_everything(rep)
    await ways.signs(world, anna, sven, rut)
    assert world.review().signed_at is not None


async def test_a_manager_of_two_units_may_do_them_one_by_one(world: World, tmp_path: Path, anna: Someone) -> None:
    """Typed words are about the review one is in, and "byt till" changes it."""
    world.imports(tmp_path, roles={"bo;chef;avd33;;": "anna;chef;avd33;;"})
    await ways.begins(anna)
    await anna.says("ja: bara avdelning 32")
    first = [world.review("avd32").answered, world.review("avd33").answered]
    assert sorted(first) == [0, 1]
    await anna.says("byt till 2")
    await anna.presses("Var för sig") if "Var för sig" in anna.buttons else await anna.presses("Starta")
    assert sorted([world.review("avd32").started_at is None, world.review("avd33").started_at is None]) == [
        False,
        False,
    ]


@pytest.mark.parametrize("attempt", range(3))
async def test_two_managers_take_each_other_in_at_the_same_instant(opening: Opening, attempt: int) -> None:
    """They agreed on the phone, and both pressed. One review with both units, and both are led on in it."""
    async with opening(threads=2) as world:
        anna, bo = world.somebody("Anna Ek"), world.somebody("Bo Öberg")
        for one in (anna, bo):
            await one.says("starta")
        await asyncio.gather(
            anna.presses("Var för sig", employees="20", joined="avd33"),
            bo.presses("Var för sig", employees="15", joined="avd32"),
        )
        assert world.review_at("avd32") == world.review_at("avd33")
        assert units(world) == ["avd32", "avd33"]
        for one in (anna, bo):
            assert one.buttons
            assert "gick inte" not in one.sees
            await one.says("starta")
            assert "avd. 32 och Medicinkliniken avd. 33" in one.sees
