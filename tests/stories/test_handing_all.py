"""Somebody who leaves hands over all that is theirs, in one card, to one person, who gets one letter."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database import transaction
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import MatterRow, MeasureRow, MeasureStepRow
from tests.stories import cards
from tests.stories.world import Someone, World

WHATS = ("Ny rutin för överlämning", "Skyddsrond i förrådet", "Lugnare belysning på natten")


def accountable(world: World) -> set[str | None]:
    with transaction(world.sessions) as session:
        return set(session.scalars(select(MeasureRow.accountable_id)))


def steps(world: World) -> int:
    with transaction(world.sessions) as session:
        return len(session.scalars(select(MeasureStepRow.id).where(MeasureStepRow.step == "handed_on")).all())


@pytest.fixture
def kaj(world: World) -> Someone:
    """Manager of the clinic, above Anna's and Bo's wards."""
    return world.somebody("Kaj Berg")


@pytest.fixture
async def plan(world: World, anna: Someone, sven: Someone) -> None:
    for someone in (anna, sven):
        await someone.says("hej")
    for what in WHATS:
        await anna.says(f"ny åtgärd: {what}; 2027-01-31")
    await world.delivers_mail()


async def test_all_of_it_goes_to_one_person_in_one_letter(
    world: World, plan: None, anna: Someone, sven: Someone
) -> None:
    """Listed before, listed on the receipt, and in every measure's own history."""
    await anna.says("lämna över allt")
    assert all(what in anna.sees for what in WHATS)
    press, post = anna.button("Lämna över allt"), anna.post
    await anna.presses("Lämna över allt", who="sven", why="Ny tjänst i februari")
    assert "Överlämnat till Sven Lindqvist-Åkerström" in anna.sees
    assert all(what in anna.sees for what in WHATS)
    assert accountable(world) == {"sven"}

    before = len(sven.inbox)
    await world.delivers_mail()
    [letter] = sven.inbox[before:]
    told = cards.text(letter.card)
    assert "Anna Ek har lämnat över 3 saker till dig" in told
    assert "Ny tjänst i februari" in told
    sven.looking_at = letter
    await sven.presses("Öppna")
    assert "Lämnad vidare till Sven Lindqvist-Åkerström" in sven.sees
    assert "Ny tjänst i februari" in sven.sees

    # The same press once more is the same receipt, and nobody is told anew.
    messages, taken = world.outbox(), steps(world)
    await anna.presses_again(press, post, {"who": "sven", "why": "Ny tjänst i februari"})
    assert "Överlämnat till Sven Lindqvist-Åkerström" in anna.sees
    await anna.says("lämna över allt: Sven Lindqvist")
    assert (world.outbox(), steps(world)) == (messages, taken)


async def test_what_has_come_since_the_card_was_made_is_not_handed_over_unseen(
    world: World, plan: None, anna: Someone
) -> None:
    """An old card shows today's, with what was typed still there; typed words mean what there is now."""
    await anna.says("lämna över allt")
    press, post = anna.button("Lämna över allt"), anna.post
    await anna.says("ny åtgärd: Något nytt; 2027-02-01")
    await anna.presses_again(press, post, {"who": "sven", "why": "Ny tjänst"})
    assert accountable(world) == {"anna"}
    assert "Något nytt" in anna.sees
    assert cards.inputs(anna.card)["why"] == "Ny tjänst"
    await anna.says("lämna över allt: Sven Lindqvist; Ny tjänst")
    assert accountable(world) == {"sven"}
    await anna.says("lämna över allt")
    assert "Du har inget öppet att lämna över" in anna.sees


async def test_a_matter_goes_along_to_a_role_that_can_answer_it_and_else_stays(
    world: World, anna: Someone, bo: Someone, kaj: Someone
) -> None:
    """A matter belongs to a role: Bo manages another ward and can answer; a safety representative cannot."""
    for someone in (anna, bo, kaj):
        await someone.says("hej")
    await bo.says("lyft: Trångt i sköljen; Medicinkliniken avd. 32")
    await world.delivers_mail()
    await anna.says("lämna över allt: Sven Lindqvist")
    assert "har ingen roll som kan svara" in anna.sees
    with transaction(world.sessions) as session:
        assert session.scalars(select(MatterRow.to_node_id)).all() == ["avd32"]
    await anna.says("lämna över allt: Kaj Berg; Jag slutar")
    with transaction(world.sessions) as session:
        assert session.scalars(select(MatterRow.to_node_id)).all() == ["med"]
    await world.delivers_mail()
    [letter] = kaj.letters("Anna Ek har lämnat över")
    assert "Trångt i sköljen" in cards.text(letter.card)
    assert bo.letters("Det ni lyfte har gått vidare")


async def test_a_manager_above_does_it_for_who_cannot_and_nobody_else_may(
    world: World, plan: None, anna: Someone, kaj: Someone, bo: Someone
) -> None:
    """By name, or chosen on the card; a manager of another ward is told nothing of what Anna has."""
    await bo.says("lämna över allt för Anna Ek: Bo Öberg")
    assert not any(what in bo.sees for what in WHATS)
    assert accountable(world) == {"anna"}
    forged = {"verb": "hand-all", "data": {"v": 1, "person": "anna", "who": "bo"}}
    await bo.presses_again(forged, bo.post)
    assert accountable(world) == {"anna"}

    await kaj.says("lämna över allt")
    await kaj.presses("Visa", of="anna")
    assert WHATS[0] in kaj.sees
    await kaj.presses("Lämna över allt", who_name="Bo Öberg", why="Anna är sjuk")
    assert accountable(world) == {"bo"}
    await world.delivers_mail()
    assert anna.letters("Kaj Berg har lämnat vidare 3 åtgärder")  # who had it is told, once
    await bo.says("hej")
    await world.delivers_mail()
    [letter] = bo.letters("Kaj Berg har lämnat över 3 saker till dig")
    assert "Anna Ek hade det förut" in cards.text(letter.card)


@pytest.mark.parametrize("to", ["alla", "Anna Ek", "Ingen Alls"])
async def test_one_person_who_is_somebody_else(world: World, plan: None, anna: Someone, to: str) -> None:
    """A group, oneself and a name that nobody has are refused, kindly."""
    await anna.says(f"lämna över allt: {to}")
    assert accountable(world) == {"anna"}
    assert WHATS[0] in anna.sees


async def test_lamna_over_means_the_follow_up_where_there_is_one(world: World, anna: Someone) -> None:
    """The shorter words are the older ones: they hand the answers to the safety representative."""
    await anna.says("lämna över")
    assert "Till vem?" not in anna.sees
    with transaction(world.sessions) as session:
        assert session.scalars(select(OutboxRow.id).where(OutboxRow.kind == "all_handed")).all() == []
