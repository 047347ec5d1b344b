"""The card that a pair shares is brought up to date for the other one, whatever Teams answers to it."""

from __future__ import annotations

import pytest

from tests.stories.test_together import card_of, edited, sit_together
from tests.stories.world import GROUP, Someone, World

GONE = {"error": {"code": "ActivityNotFoundInConversation", "message": "The activity is not there"}}


async def test_many_presses_in_a_moment_are_one_edit(world: World, anna: Someone, sven: Someone) -> None:
    """Nobody needs to see questions flicker by, and every edit counts against the bot's rate."""
    here, there = await sit_together(world, anna, sven)
    for _ in range(5):
        await there.presses("Ja")
    await edited(world)
    assert "Fråga 6 av 26" in here.sees
    assert card_of(world).edits == 1
    await edited(world)
    assert card_of(world).edits == 1


async def test_presses_after_an_edit_are_another_edit(world: World, anna: Someone, sven: Someone) -> None:
    """The first does not swallow what comes later; two seconds of presses are taken together."""
    here, there = await sit_together(world, anna, sven)
    await there.presses("Ja")
    await edited(world)
    await there.presses("Ja")
    await there.presses("Ja")
    await world.delivers_mail()
    assert card_of(world).edits == 1, "not yet: there may be more in the same moment"
    await edited(world)
    assert card_of(world).edits == 2
    assert "Fråga 4 av 26" in here.sees


@pytest.mark.parametrize("status", [412, 429, 503])
async def test_an_edit_that_teams_could_not_take_shows_the_newest_when_it_can(
    world: World, anna: Someone, sven: Someone, status: int
) -> None:
    """412 is what Teams answers to two edits of one card at the same moment. What came meanwhile is in the same edit."""
    here, there = await sit_together(world, anna, sven)
    await there.presses("Ja")
    world.teams.answer_next(status)
    await edited(world)
    assert "Fråga 1 av 26" in here.sees
    await there.presses("Ja")
    await edited(world)
    assert "Fråga 3 av 26" in here.sees
    assert card_of(world).edits == 1
    await edited(world)
    assert card_of(world).edits == 1, "nothing is left to tell"


async def test_a_shared_card_that_somebody_deleted_comes_back_and_is_kept_up_to_date(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Without it the other one would sit before an empty chat."""
    here, there = await sit_together(world, anna, sven)
    await there.presses("Ja")
    deleted = card_of(world)
    world.teams.answer_next(404, body=GONE)
    await edited(world)
    await edited(world)
    fresh = card_of(world)
    assert fresh is not deleted
    here.looking_at = there.looking_at = fresh
    assert "Fråga 2 av 26" in here.sees

    await here.presses("Ja")
    await edited(world)
    assert "Fråga 3 av 26" in there.sees
    assert len(world.teams.chats.of(GROUP.id)) == 2, "the deleted one and one new"
    assert deleted.edits == 0


async def test_a_press_on_a_deleted_card_that_still_stands_on_a_screen_reaches_the_new_one(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Teams is slow to take a deleted card off a screen that is open."""
    here, there = await sit_together(world, anna, sven)
    await there.presses("Ja")
    world.teams.answer_next(404, body=GONE)
    await edited(world)
    await edited(world)
    here.looking_at = card_of(world)
    await there.presses("Ja")
    await edited(world)
    assert "Fråga 3 av 26" in here.sees
