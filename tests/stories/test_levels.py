"""Seeing a level: the division manager reads down to the unit, the coordinator gets sums, a neighbour gets nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database import transaction
from storage.tables.reviews import AuditRow
from tests.stories.conftest import Opening
from tests.stories.ways import answers, confirms_everything, is_signed, signs
from tests.stories.world import GROUP, Someone, World


@pytest.fixture
def kaj(world: World) -> Someone:
    """Manager of the clinic above avd. 32 and 33."""
    return world.somebody("Kaj Berg")


@pytest.fixture
def ingrid(world: World) -> Someone:
    """Coordinates the whole region."""
    return world.somebody("Ingrid Sjöström")


async def with_a_shortcoming(world: World, manager: Someone, rep: Someone) -> None:
    """Signed, with a Nej on the first question, a comment and a measure."""
    await answers(manager, comment="Vi hinner inte", what="Ett årshjul")
    await manager.presses("Lämna över")
    await world.delivers_mail()
    await confirms_everything(rep)
    await signs(world, rep, manager)


async def test_the_manager_above_reads_from_the_whole_down_to_the_unit(
    world: World, anna: Someone, sven: Someone, kaj: Someone
) -> None:
    """The duty to lead: what a unit lacks is seen by the one who can do something about it."""
    await with_a_shortcoming(world, anna, sven)
    await kaj.says("nivån")
    assert "Medicinkliniken, 2026" in kaj.sees
    assert "1 av 4 uppföljningar är underskrivna" in kaj.sees
    assert "inget betyg" in kaj.sees

    await kaj.presses("Öppna: Styrning")
    await kaj.presses("Öppna: Fråga 1")
    assert "Medicinkliniken avd. 32" in kaj.sees
    assert "Nej 1" in kaj.sees
    assert "Vi hinner inte" not in kaj.sees

    await kaj.presses("Öppna: Medicinkliniken avd. 32")
    assert "Vi hinner inte" in kaj.sees
    assert "Ett årshjul" in kaj.sees


async def test_from_the_start_page_by_pressing_alone(world: World, anna: Someone, sven: Someone, kaj: Someone) -> None:
    """Below you: the line leads to the level, the level to what is below it, and back."""
    await is_signed(world, anna, sven)
    await kaj.says("hej")
    await kaj.presses("Visa")
    await kaj.presses("Nivån under")
    assert "Medicinkliniken avd. 33" in kaj.sees
    await kaj.presses("Öppna: Medicinkliniken avd. 32")
    assert "1 av 1 uppföljningar är underskrivna" in kaj.sees
    await kaj.presses("Medicinkliniken")
    await kaj.presses("Åtgärder och mer")
    assert "såg lika" in kaj.sees
    await kaj.presses("Översikten")
    await kaj.presses("Värt att prata om")
    assert "Alla svar är styrkor" in kaj.sees
    assert "avd. 32" not in kaj.sees


async def test_the_same_by_typed_words(world: World, anna: Someone, sven: Someone, kaj: Someone) -> None:
    """For phones whose buttons fail and for screen readers."""
    await with_a_shortcoming(world, anna, sven)
    await kaj.says("resultat")
    await kaj.says("fråga 1")
    assert "Fråga 1." in kaj.sees
    await kaj.says("under")
    assert "Under Medicinkliniken" in kaj.sees
    await kaj.says("mer")
    assert "Lyfta ärenden" in kaj.sees
    await kaj.says("tillbaka")
    assert "Svaren, område för område" in kaj.sees
    await kaj.says("2025")
    assert "underskrivna" not in kaj.sees  # there was no round that year
    await kaj.says("nivån 2026")
    assert "1 av 4" in kaj.sees
    await kaj.says("under avd. 3")  # several: they are shown, and nobody guesses
    assert "Under Medicinkliniken" in kaj.sees
    await kaj.says("under avd. 32")
    assert "avd. 32, 2026" in kaj.sees
    assert "1 av 1 " in kaj.sees


async def test_the_coordinator_sees_how_far_it_has_come_and_no_answers_of_a_few(
    world: World, anna: Someone, sven: Someone, ingrid: Someone
) -> None:
    """One signed follow-up in the region: its answers are for its own line."""
    await with_a_shortcoming(world, anna, sven)
    await ingrid.says("nivån")
    assert "1 av 8 uppföljningar är underskrivna" in ingrid.sees
    assert "när sista dagen att svara har passerat: 30 november 2026" in ingrid.sees
    world.passes(days=20)
    await ingrid.says("nivån")
    assert "För få svar" in ingrid.sees
    await ingrid.says("fråga 1")
    assert "Nej" not in ingrid.sees
    await ingrid.says("mer")
    assert "För få svar" in ingrid.sees


async def test_the_coordinator_sees_sums_of_many_and_never_what_was_written(opening: Opening) -> None:
    """Two are many where the employer has said so (SAM_FEW=1): shares, no units, no words."""
    async with opening(SAM_FEW="1") as world:
        anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
        bo, rut = world.somebody("Bo Öberg"), world.somebody("Rut Ängström")
        ingrid = world.somebody("Ingrid Sjöström")
        await with_a_shortcoming(world, anna, sven)
        await is_signed(world, bo, rut)
        world.passes(days=20)
        await ingrid.says("nivån")
        assert "Svaren, område för område" in ingrid.sees
        assert "Värt att prata om" not in ingrid.sees
        await ingrid.says("fråga 1")
        assert "Ja 1 50 %" in ingrid.sees
        assert "Vi hinner inte" not in ingrid.sees
        assert "avd. 32" not in ingrid.sees
        await ingrid.presses("Översikten")
        await ingrid.presses("Nivån under")
        await ingrid.presses("Öppna: Hälso- och sjukvårdsförvaltningen")
        await ingrid.presses("Nivån under")
        await ingrid.presses("Öppna: Medicinkliniken")
        await ingrid.presses("Nivån under")
        assert "Medicinkliniken avd. 32" in ingrid.sees
        assert not [title for title in ingrid.buttons if "avd. 32" in title]


async def test_the_rep_of_one_unit_sees_it_and_not_the_next(
    world: World, anna: Someone, sven: Someone, bo: Someone, rut: Someone, kaj: Someone
) -> None:
    """The own skyddsområde, whole; the neighbour's is theirs. A button from somebody else's card gives nothing away."""
    await is_signed(world, anna, sven)
    await is_signed(world, bo, rut)
    await sven.says("nivån")
    assert "Medicinkliniken avd. 32, 2026" in sven.sees
    await kaj.says("nivån")
    await kaj.presses("Nivån under")
    of_the_next = kaj.button("Öppna: Medicinkliniken avd. 33")
    assert "avd. 33" not in await sven.presses_again(of_the_next, sven.post)
    assert "avd. 33" in await rut.presses_again(of_the_next, rut.post)


async def test_a_stranger_sees_no_level(world: World, anna: Someone, sven: Someone) -> None:
    """Known to the organisation, without any role in it."""
    await is_signed(world, anna, sven)
    nils = world.somebody("Nils Utanroll")
    await nils.says("nivån")
    assert "underskrivna" not in nils.sees
    assert "Region" not in nils.sees


async def test_in_a_group_chat_no_level_is_shown(world: World, anna: Someone, sven: Someone, kaj: Someone) -> None:
    """What is below somebody is not for those who sit beside them."""
    await is_signed(world, anna, sven)
    await kaj.at(GROUP).says("nivån")
    assert "1 av 4" not in kaj.at(GROUP).sees


async def test_who_read_what_is_written_down(world: World, anna: Someone, sven: Someone, kaj: Someone) -> None:
    """The read log: the clinic manager's looks, with the node and the year; the unit's own manager reads her own."""
    await is_signed(world, anna, sven)
    await anna.says("nivån")
    await kaj.says("nivån")
    await kaj.presses("Nivån under")
    await kaj.presses("Öppna: Medicinkliniken avd. 32")
    with transaction(world.sessions) as session:
        rows = session.execute(
            select(AuditRow.person_id, AuditRow.subject).where(AuditRow.tag == "result:read").order_by(AuditRow.id)
        )
        read = [tuple(row) for row in rows]
    assert read == [("kaj", "med:2026"), ("kaj", "med:2026"), ("kaj", "avd32:2026")]
