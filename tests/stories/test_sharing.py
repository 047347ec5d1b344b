"""A unit shares a comment above its own line: the manager shares, the representative may object, the levels above read it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from dialogs.ground.ids import PersonId
from storage.database import transaction
from storage.tables.reviews import AnswerRow, AuditRow
from tests.stories import cards, ways
from tests.stories.world import Someone, World

WROTE = "Vi hinner inte med ronderna"


@pytest.fixture
async def to_sign(world: World, anna: Someone, sven: Someone) -> World:
    """A Nej on the first question with a comment, followed up, and seen alike."""
    await ways.hands_over(world, anna, comment=WROTE, what="Ett årshjul")
    await ways.confirms_everything(sven)
    return world


def sharing(world: World) -> set[str]:
    with transaction(world.sessions) as session:
        return set(session.scalars(select(AnswerRow.sharing).where(AnswerRow.comment == WROTE)))


async def test_it_is_shared_in_one_press_and_read_above_with_the_unit_s_name_in_the_line_only(
    to_sign: World, anna: Someone, sven: Someone
) -> None:
    """From the card to sign and back to it; whoever signs sees it; and who read it is logged."""
    await anna.says("skriv under")
    await anna.presses("Dela kommentarer")
    assert WROTE in anna.sees
    (box,) = [one for one in cards.walk(anna.card) if one.get("id") == "shared"]
    assert box.get("value") is None, "nothing is ticked beforehand"
    await anna.presses("Spara", shared=box["choices"][0]["value"])
    assert "Kommentaren till fråga 1 får också läsas ovanför er egen linje" in anna.sees
    await ways.signs(to_sign, sven, anna)
    assert sharing(to_sign) == {"shared"}

    kaj = to_sign.somebody("Kaj Berg")
    await kaj.says("resultat")
    await kaj.says("fråga 1")
    assert "Kommentarer som enheter har delat" in kaj.sees
    assert WROTE in kaj.sees
    with transaction(to_sign.sessions) as session:
        (row,) = session.scalars(select(AuditRow).where(AuditRow.tag == "comments:read"))
        assert row.person_id == "kaj"


async def test_the_representative_sees_it_before_signing_and_may_object(
    to_sign: World, anna: Someone, sven: Someone
) -> None:
    """All by typed words; nothing that is not ticked any more leaves the line."""
    await anna.says("dela 1")
    await anna.says("skriv under")
    assert to_sign.review().has_signed(PersonId("anna"))
    await sven.says("skriv under")  # the card that he has does not say that anything is shared
    assert "Kommentaren till fråga 1 får också läsas" in sven.sees
    await sven.presses("Dela kommentarer")
    await sven.presses("Spara", shared="")
    assert sharing(to_sign) == {"objected"}
    await sven.says("dela")
    assert "Delas inte, för att skyddsombudet inte vill det: fråga 1" in sven.sees
    await sven.says("tillbaka")
    assert "Kommentaren till fråga 1" not in sven.sees
    await sven.says("skriv under")
    await sven.says("skriv under")
    assert to_sign.review().signed_at is not None
