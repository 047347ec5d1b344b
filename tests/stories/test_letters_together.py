"""Many letters of one kind to one person at one moment are one letter; nothing is lost where it does not arrive."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from storage.database import transaction
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import MeasureRow
from tests.stories import cards
from tests.stories.world import Someone, World

WHATS = ("Ny rutin för överlämning", "Skyddsrond i förrådet", "Lugnare belysning på natten")


def states(world: World, kind: str) -> list[str]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(OutboxRow.state).where(OutboxRow.kind == kind).order_by(OutboxRow.id)))


async def proposes(sven: Someone) -> None:
    for what in WHATS:
        await sven.says(f"ny åtgärd: {what}; 2027-01-31")


@pytest.fixture
async def evening(world: World, anna: Someone, sven: Someone) -> None:
    """Monday at half past eight in the evening: what is written now waits for the morning."""
    await anna.says("hej")
    await sven.says("hej")
    await world.delivers_mail()
    world.passes(hours=11, minutes=30)


async def test_what_is_proposed_in_one_evening_is_one_letter(
    world: World, evening: None, anna: Someone, sven: Someone
) -> None:
    """Three pings at eight in the morning would be two too many. Each has its own button, and the others are not sent."""
    await proposes(sven)
    await world.delivers_mail()
    assert not anna.letters("föreslår")
    world.passes(hours=12)
    await world.delivers_mail()
    [letter] = anna.letters("Sven Lindqvist-Åkerström föreslår 3 åtgärder")
    assert all(what in cards.text(letter.card) for what in WHATS)
    assert states(world, "measure_proposed") == ["sent", "dropped", "dropped"]

    anna.looking_at = letter
    await anna.presses("Öppna", 1)
    assert WHATS[1] in anna.sees
    await anna.says("ta in: 2027-02-01")
    await world.delivers_mail()
    assert len(anna.letters("föreslår")) == 1


async def test_one_alone_is_the_letter_that_it_was(world: World, evening: None, anna: Someone, sven: Someone) -> None:
    """And one that was declined meanwhile is not in it."""
    await proposes(sven)
    with transaction(world.sessions) as session:
        gone = update(MeasureRow).where(MeasureRow.what != WHATS[2]).values(state="cancelled", reason="Redan gjort")
        session.execute(gone)
    world.passes(hours=12)
    await world.delivers_mail()
    [letter] = anna.letters("föreslår")
    assert "Sven Lindqvist-Åkerström föreslår en åtgärd" in cards.text(letter.card)


async def test_if_it_never_arrives_the_others_go(world: World, evening: None, anna: Someone, sven: Someone) -> None:
    """What it told of is remembered only as long as it may have arrived."""
    await proposes(sven)
    world.passes(hours=12)
    world.teams.answer_next(413)
    await world.delivers_mail()
    assert states(world, "measure_proposed") == ["dead", "sent", "dropped"]
    [letter] = anna.letters("föreslår 2 åtgärder")
    assert WHATS[0] not in cards.text(letter.card)
