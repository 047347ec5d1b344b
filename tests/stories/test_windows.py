"""Too early, in time, too late: the round's window, a node's own, and what can still be done afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.ground.ids import NodeId
from storage.database import transaction
from storage.reviews import rounds
from tests.stories import cards, ways
from tests.stories.conftest import Opening
from tests.stories.world import Someone, World, open_round

SAYINGS = ("7 ja", "deltagare: 12 1 0", "kommentar: tidigt", "stöd", "hoppa", "lämna över", "skriv under")


async def test_before_the_round_opens_nothing_can_be_changed(opening: Opening) -> None:
    """Kindly, with the day on which it opens."""
    async with opening(with_round=False) as world:
        world.round = open_round(world.sessions, opens=date(2026, 12, 1), closes=date(2026, 12, 31))
        anna = world.somebody("Anna Ek")
        await anna.installs()
        await world.looks_at_the_calendar()
        assert len(anna.inbox) == 1  # the welcome; no invitation yet
        await anna.says("starta")
        assert "1 december" in anna.sees
        for said in SAYINGS:
            await anna.says(said)
            assert "gick fel" not in anna.sees
            assert cards.buttons(anna.card)
        assert world.history() == 0

        world.passes(days=16)
        await world.looks_at_the_calendar()
        assert "Dags för årets uppföljning" in anna.reads_the_newest()
        await ways.begins(anna)
        assert "Fråga 1 av 26" in anna.sees


async def test_without_any_round_the_start_page_says_that_nothing_waits(opening: Opening) -> None:
    """The bot is often installed before the first round is opened."""
    async with opening(with_round=False) as world:
        anna = world.somebody("Anna Ek")
        await anna.installs()
        await anna.says("starta")
        assert "gick fel" not in anna.sees
        assert cards.buttons(anna.card)
        world.round = open_round(world.sessions)
        await world.looks_at_the_calendar()
        assert "Dags för årets uppföljning" in anna.reads_the_newest()


async def test_after_the_last_day_it_can_be_done_with_a_reason(world: World, anna: Someone, sven: Someone) -> None:
    """Late is better than never, and the reason is kept with it."""
    await ways.begins(anna)
    await anna.presses("Ja")
    old, post = anna.button("Ja"), anna.post
    world.passes(days=20)
    before = world.history()
    await anna.presses_again(old, post)
    assert world.history() == before
    await anna.presses(anna.buttons[0], reason="")
    assert world.history() == before
    await anna.presses(anna.buttons[0], reason="Vi var mitt i en flytt")
    assert world.review().late_reason == "Vi var mitt i en flytt"
    assert "Fråga 2 av 26" in anna.sees
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    assert world.review().signed_at is not None


async def test_what_was_handed_over_in_time_is_finished_without_a_reason(
    world: World, anna: Someone, sven: Someone
) -> None:
    """The rep's week must not make the manager late."""
    await ways.hands_over(world, anna)
    world.passes(days=20)
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    assert world.review().signed_at is not None
    assert world.review().late_reason is None


async def test_a_round_closed_early_is_over_at_once(world: World, anna: Someone) -> None:
    """The coordinator closed it: no invitation any more, and the same late way in."""
    await anna.installs()
    assert world.round is not None
    with transaction(world.sessions) as session:
        rounds.close_round(session, world.round, world.clock.now)
    await world.looks_at_the_calendar()
    assert len(anna.inbox) == 1
    await anna.says("skäl: kom inte åt")
    await anna.says("starta")
    before = world.history()
    await anna.says("1 ja")
    assert world.history() == before
    await anna.says("skäl: kom inte åt systemet")
    assert world.review().late_reason == "kom inte åt systemet"
    await anna.presses("Var för sig", employees="3")
    assert "Fråga 1 av 26" in anna.sees


@pytest.mark.parametrize("node", ["avd32", "med"])
async def test_a_node_s_own_window_holds_for_it_and_below(world: World, anna: Someone, node: str) -> None:
    """A clinic that moves house does it in January."""
    assert world.round is not None
    with transaction(world.sessions) as session:
        rounds.set_window(session, world.round, NodeId(node), date(2027, 1, 7), date(2027, 2, 28))
    disa = world.somebody("Disa Holm")
    for one in (anna, disa):
        await one.installs()
    await world.looks_at_the_calendar()
    assert "Starta" not in anna.buttons
    assert "Starta" in disa.buttons
    await anna.says("starta")
    assert "7 januari" in anna.sees
    await anna.says("1 ja")
    assert world.history() == 0
    world.passes(days=55)
    await world.looks_at_the_calendar()
    assert "28 februari" in anna.reads_the_newest()
    await ways.begins(anna)
    assert "Fråga 1 av 26" in anna.sees
