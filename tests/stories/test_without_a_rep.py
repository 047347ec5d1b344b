"""Units without a safety representative of their own: the huvudskyddsombud steps in, else "saknas" with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories import cards, ways
from tests.stories.world import Someone, World


@pytest.fixture
def eva(world: World) -> Someone:
    """Manager of avd. 34, which has no rep, nor anybody above."""
    return world.somebody("Eva Lund")


@pytest.fixture
def disa(world: World) -> Someone:
    """Manager of kir1, which has no rep of its own."""
    return world.somebody("Disa Holm")


@pytest.fixture
def hugo(world: World) -> Someone:
    """Huvudskyddsombud of the clinic above."""
    return world.somebody("Hugo Falk")


async def hands_over_without(eva: Someone, reason: str) -> None:
    await ways.answers(eva)
    await eva.presses("Fortsätt")
    if reason:
        await eva.presses(eva.buttons[0], reason=reason)


async def test_it_is_handed_over_as_missing_with_a_reason(world: World, eva: Someone) -> None:
    """It can be done, but not without saying why nobody looked at it."""
    await hands_over_without(eva, "")
    before = world.history()
    await eva.presses(eva.buttons[0], reason="")
    assert world.history() == before
    assert world.review("avd34").handed_over_at is None
    await eva.presses(eva.buttons[0], reason="Uppdraget är vakant sedan i maj")
    assert world.review("avd34").no_rep_reason == "Uppdraget är vakant sedan i maj"
    await eva.presses("Skriv under")
    assert world.review("avd34").signed_at is not None
    assert "Uppdraget är vakant sedan i maj" in eva.sees


async def test_missing_is_told_in_the_summary_and_counts_as_nobody_saw_it(world: World, eva: Someone) -> None:
    """ "26 av 26 sedda lika" by one pair of eyes would be a lie in the channel."""
    await ways.links_the_channel(eva)
    await hands_over_without(eva, "Vakant")
    await eva.presses("Skriv under")
    await world.delivers_mail()
    summary = cards.text(world.channel_posts()[-1].card)
    assert "Avd. 34" in summary or "avd. 34" in summary
    assert "saknas" in summary.lower() or "utan skyddsombud" in summary.lower()
    assert "Vakant" not in summary


async def test_the_huvudskyddsombud_steps_in(world: World, disa: Someone, hugo: Someone) -> None:
    """The law has somebody for units without a rep: they are asked, and sign like any rep."""
    await hugo.installs()
    await disa.installs()
    await world.looks_at_the_calendar()
    await disa.presses("Se vad det gäller")
    assert "Hugo Falk" in disa.sees
    await ways.hands_over(world, disa)
    assert "Disa Holm" in hugo.reads_the_newest()
    await ways.confirms_everything(hugo)
    await ways.signs(world, hugo, disa)
    assert {one.person for one in world.review("kir1").signatures} == {"hugo", "disa"}


async def test_the_huvudskyddsombud_steps_in_when_the_rep_leaves_in_the_middle(
    world: World, tmp_path: Path, anna: Someone, sven: Someone, hugo: Someone
) -> None:
    """Sven has left after the hand-over; the chief rep above finds it on the start page and goes on."""
    await ways.hands_over(world, anna)
    await sven.says("starta")
    await sven.presses(next(one for one in sven.buttons if one.startswith("Håller med")))
    left = world.clock.now.date().isoformat()
    world.passes(days=1)
    world.imports(
        tmp_path,
        roles={
            "sven;skyddsombud;avd32;;": f"sven;skyddsombud;avd32;;{left}",
            "hugo;huvudskyddsombud;kir": "hugo;huvudskyddsombud;hs",
        },
    )
    await hugo.says("hej")
    assert "Medicinkliniken avd. 32" in hugo.sees
    await ways.confirms_everything(hugo)
    await ways.signs(world, hugo, anna)
    assert {one.person for one in world.review().signatures} == {"hugo", "anna"}


async def test_when_the_only_rep_leaves_in_the_middle_the_manager_says_so_first(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """Nobody to confirm must never mean that everything is confirmed."""
    await ways.hands_over(world, anna)
    world.passes(days=1)
    world.imports(tmp_path, roles={"sven;skyddsombud;avd32;;\n": ""})
    assert world.review().stage.value != "to_sign"
    await sven.says("starta")
    assert "avd. 32" not in sven.sees
    await anna.says("starta")
    assert "Skriv under" not in anna.buttons
    await anna.presses(next(one for one in anna.buttons if one.startswith("Lämna över") or one.startswith("Gå vidare")))
    await anna.presses(anna.buttons[0], reason="Sven har slutat, ny är inte vald")
    await anna.presses("Skriv under")
    review = world.review()
    assert review.signed_at is not None
    assert review.no_rep_reason == "Sven har slutat, ny är inte vald"


SVEN_LEAVES_HUGO_ABOVE = {"sven;skyddsombud;avd32;;\n": "", "hugo;huvudskyddsombud;kir": "hugo;huvudskyddsombud;hs"}


async def test_a_huvudskyddsombud_is_told_when_the_rep_leaves_after_the_hand_over(
    world: World, tmp_path: Path, anna: Someone, sven: Someone, hugo: Someone
) -> None:
    """No role of his begins, and the letters went before it was his turn. Once, however often the bot looks."""
    await hugo.installs()
    await ways.hands_over(world, anna)
    world.passes(days=1)
    world.imports(tmp_path, roles=SVEN_LEAVES_HUGO_ABOVE)
    for _ in range(3):
        await world.looks_at_the_calendar()
    assert len(hugo.letters("Anna Ek har svarat")) == 1


async def test_the_huvudskyddsombud_may_agree_and_sign_what_the_manager_has_signed(
    world: World, tmp_path: Path, anna: Someone, sven: Someone, hugo: Someone
) -> None:
    """Anna signed while Sven was there; Hugo need not make her begin a new version unless he sees something else."""
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    await ways.signs(world, anna)
    world.passes(days=1)
    world.imports(tmp_path, roles=SVEN_LEAVES_HUGO_ABOVE)
    await hugo.says("starta")
    assert not [one for one in hugo.buttons if one.startswith("Ser det annorlunda")]
    assert "Öppna igen" in hugo.buttons
    before = world.history()
    await hugo.says("7 nej")
    assert world.history() == before, "another view of what is signed needs a new version"
    await ways.confirms_everything(hugo)
    await ways.signs(world, hugo)
    review = world.review()
    assert review.signed_at is not None
    assert (review.version, [one.person for one in review.signatures]) == (1, ["anna", "hugo"])


async def test_when_the_only_rep_leaves_after_the_manager_has_signed_a_reason_finishes_it(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """As before the hand-over: "saknas", and why. Without a reason nothing is finished."""
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    await ways.signs(world, anna)
    world.passes(days=1)
    world.imports(tmp_path, roles={"sven;skyddsombud;avd32;;\n": ""})
    await anna.says("starta")
    await anna.presses(anna.buttons[0], reason="")
    assert world.review().signed_at is None
    await anna.presses(anna.buttons[0], reason="Sven har slutat, ny är inte vald")
    review = world.review()
    assert review.signed_at is not None
    assert (review.version, review.no_rep_reason) == (1, "Sven har slutat, ny är inte vald")
