"""What people ask of others: support, a lifted matter, a reminder, and "this is not my unit"."""

from __future__ import annotations

import pytest

from tests.stories import cards, ways
from tests.stories.world import Someone, World


@pytest.fixture
def kaj(world: World) -> Someone:
    """Manager of the clinic above."""
    return world.somebody("Kaj Berg")


@pytest.fixture
def hanna(world: World) -> Someone:
    """HR support."""
    return world.somebody("Hanna Åström")


@pytest.fixture
def ingrid(world: World) -> Someone:
    """Coordinator of the region."""
    return world.somebody("Ingrid Sjöström")


async def test_support_reaches_hr_and_not_the_line(
    world: World, anna: Someone, kaj: Someone, hanna: Someone, ingrid: Someone
) -> None:
    """Asking for help must cost nothing: the manager above is not told."""
    for one in (kaj, hanna, ingrid):
        await one.installs()
    await ways.begins(anna)
    wish, post = anna.button("Vill ha stöd"), anna.post
    await anna.presses("Vill ha stöd", comment="Vet inte hur")
    await anna.presses_again(wish, post)
    await world.delivers_mail()
    assert [len(one.inbox) for one in (kaj, ingrid)] == [1, 1]
    assert len(hanna.inbox) == 2
    assert "Anna Ek" in hanna.reads_the_newest()
    assert "Vet inte hur" not in hanna.sees
    await hanna.says("hej")
    assert "Medicinkliniken avd. 32" in hanna.sees
    await kaj.says("hej")
    assert "stöd" not in kaj.sees.lower()
    assert world.review().answers[world.review().checklist.questions[0].id].comment == "Vet inte hur"


async def test_a_lifted_matter_reaches_the_manager_above_once(
    world: World, anna: Someone, kaj: Someone, hanna: Someone
) -> None:
    """It leaves the unit with its words, and lies on the right desk."""
    for one in (kaj, hanna):
        await one.installs()
    await ways.begins(anna)
    await anna.presses("Nej")
    lift, post, typed = anna.button("Lyft frågan"), anna.post, cards.inputs(anna.card) | {"what": "Ny ventilation"}
    await anna.presses_again(lift, post, typed)
    await anna.presses_again(lift, post, typed)
    await world.delivers_mail()
    assert len(hanna.inbox) == 1
    assert len(kaj.inbox) == 2
    assert "Ny ventilation" in kaj.reads_the_newest()
    assert "Medicinkliniken avd. 32" in kaj.sees
    await kaj.says("hej")
    assert "Ny ventilation" in kaj.sees
    assert world.review().without_follow_up == ()


async def test_remind_me_later_on_a_day(world: World, anna: Someone) -> None:
    """Then, in the morning, once; and not at all when it is done by then."""
    await anna.installs()
    await world.looks_at_the_calendar()
    await anna.presses("Se vad det gäller")
    await anna.presses("Påminn mig senare")
    before = len(anna.inbox)
    for wrong in ("2020-01-01", "2027-06-01", "snart", ""):
        await anna.presses("Påminn mig då", day=wrong)
        assert "Påminn mig då" in anna.buttons, wrong
    await anna.presses("Påminn mig då", day="2026-11-25")
    assert "25 november" in anna.sees
    world.passes(days=8)
    await world.delivers_mail()
    assert len(anna.inbox) == before
    world.passes(days=1)
    await world.delivers_mail()
    assert len(anna.inbox) == before + 1
    assert "Medicinkliniken avd. 32" in anna.reads_the_newest()
    world.passes(days=1)
    await world.delivers_mail()
    assert len(anna.inbox) == before + 1


async def test_nobody_is_reminded_of_what_is_done(world: World, anna: Someone, sven: Someone) -> None:
    """A reminder of what one did last week is worse than none."""
    await anna.installs()
    await anna.says("påminn mig: 25 november")
    await ways.is_signed(world, anna, sven)
    before = len(anna.inbox)
    world.passes(days=10)
    await world.delivers_mail()
    assert len(anna.inbox) == before


async def test_not_my_unit_reaches_the_coordinator_with_the_reason(
    world: World, anna: Someone, kaj: Someone, ingrid: Someone
) -> None:
    """The import was wrong or old; the coordinator can mend it, and nobody else needs to know."""
    for one in (anna, kaj, ingrid):
        await one.installs()
    await world.looks_at_the_calendar()
    waiting = len(kaj.inbox), len(ingrid.inbox)
    await anna.presses("Se vad det gäller")
    await anna.presses("Inte min enhet")
    await anna.presses("Skicka", reason="")
    await world.delivers_mail()
    assert (len(kaj.inbox), len(ingrid.inbox)) == waiting
    await anna.presses("Skicka", reason="Jag slutade i augusti, nu är det Li")
    await world.delivers_mail()
    assert (len(kaj.inbox), len(ingrid.inbox)) == (waiting[0], waiting[1] + 1)
    assert "Jag slutade i augusti" in ingrid.reads_the_newest()
    assert "Medicinkliniken avd. 32" in ingrid.sees
    assert world.review().managers == ("anna",)
