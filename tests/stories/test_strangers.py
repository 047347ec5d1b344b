"""Who is not (quite) one of us: other tenants, guests, people without a role, and those met for the first time."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from storage.database import transaction
from storage.tables import Table
from storage.tables.organisation import PersonRow
from tests.stories import cards
from tests.stories.world import Someone, World

OTHER = "72f988bf-0000-4000-8000-00000000beef"


def kept(world: World) -> dict[str, int]:
    """How many rows every table has."""
    with transaction(world.sessions) as session:
        return {table.name: len(session.execute(select(table)).all()) for table in Table.metadata.sorted_tables}


async def raw(world: World, someone: Someone, **changed: Any) -> int:
    body = world.teams.activity("message", someone.who, someone.chat, text="starta")
    return (await world.send(body | changed)).status


@pytest.mark.parametrize("where", ["channelData", "conversation"])
async def test_a_foreign_tenant_is_turned_away_at_the_door(world: World, where: str) -> None:
    """Nothing is answered, and nothing is stored: not even a name."""
    before = kept(world)
    anna = world.somebody("Anna Ek")
    data = {"channelData": {"tenant": {"id": OTHER}}, "conversation": {"id": "a:9", "tenantId": OTHER}}
    both = data if where == "channelData" else {"conversation": data["conversation"], "channelData": {}}
    assert await raw(world, anna, **both) == 403
    assert kept(world) == before
    assert anna.inbox == []


async def test_two_tenants_in_one_activity_are_turned_away(world: World) -> None:
    """Teams does not do that; somebody else may."""
    before = kept(world)
    assert await raw(world, world.somebody("Anna Ek"), channelData={"tenant": {"id": OTHER}}) == 403
    assert kept(world) == before


async def test_a_guest_is_never_taken_for_the_person_whose_address_they_have(world: World) -> None:
    """anna@example.com of another organisation, invited here as a guest, is not our Anna."""
    guest = world.somebody("Anna Ek")
    world.teams.members[guest.who.teams_id]["userPrincipalName"] = "anna_example.com#EXT#@region.onmicrosoft.com"
    await guest.says("starta")
    assert "Medicinkliniken" not in guest.sees
    assert "Anna" in guest.sees
    assert cards.buttons(guest.card)
    assert world.history() == 0


async def test_somebody_unknown_gets_a_kind_answer(world: World) -> None:
    """It is usually somebody whose address the import got wrong."""
    stranger = world.somebody("Okänd Person")
    await stranger.installs()
    await stranger.says("starta")
    assert "gick fel" not in stranger.sees
    assert "Medicinkliniken" not in stranger.sees
    assert "HR" in stranger.sees
    assert cards.buttons(stranger.card)


async def test_a_person_without_a_role_gets_another_kind_answer(world: World) -> None:
    """Known, but nothing to do: they are told so, instead of an empty desk."""
    nils = world.somebody("Nils Utanroll")
    await nils.says("hej")
    assert "Nils" in nils.sees
    assert "avd." not in nils.sees
    for said in ("starta", "åtgärder", "under mig", "fråga 7", "7 ja", "skriv under"):
        await nils.says(said)
        assert "gick fel" not in nils.sees
        assert cards.buttons(nils.card)
    assert world.history() == 0


async def test_nobody_without_an_account_is_anybody(world: World) -> None:
    """Some activities carry no Entra id: such a caller is nobody."""
    anna = world.somebody("Anna Ek")
    body = world.teams.activity("message", anna.who, anna.chat, text="starta")
    del body["from"]["aadObjectId"]
    assert (await world.send(body)).status == 200
    assert "Medicinkliniken" not in anna.reads_the_newest()


async def test_an_account_is_matched_by_email_once_and_never_again(world: World) -> None:
    """Whoever gets Anna's old address later does not get Anna's reviews."""
    anna = world.somebody("Anna Ek", "Anna@Example.com")
    await anna.says("starta")
    assert "Medicinkliniken avd. 32" in anna.sees
    calls = len(world.teams.calls)
    await anna.says("hej")
    assert not [one for one in world.teams.calls[calls:] if "members" in one.path]

    later = world.somebody("Anna Karlsson", "anna@example.com")
    await later.says("starta")
    assert "Medicinkliniken" not in later.sees
    with transaction(world.sessions) as session:
        row = session.get(PersonRow, "anna")
        assert row is not None
        assert row.entra_id == anna.who.entra_id
    await anna.says("hej")
    assert "Medicinkliniken avd. 32" in anna.sees


async def test_a_roster_that_does_not_answer_binds_nobody(world: World) -> None:
    """A hiccup of Teams must not make Anna a stranger for ever."""
    anna = world.somebody("Anna Ek")
    known = world.teams.members.pop(anna.who.teams_id)
    await anna.says("starta")
    assert "Medicinkliniken" not in anna.sees
    world.teams.members[anna.who.teams_id] = known
    await anna.says("starta")
    assert "Medicinkliniken avd. 32" in anna.sees
