"""A level's answers as a picture in chat, for whoever would rather look than read; never of what the card does not tell."""

from __future__ import annotations

from base64 import b64decode

from storage.database import transaction
from storage.tables.reviews import AuditRow
from tests.stories import cards, ways
from tests.stories.test_files import answer, question
from tests.stories.world import Someone, World

PNG = b"\x89PNG\r\n\x1a\n"


def pictures(person: Someone) -> list[dict[str, object]]:
    return [node for node in cards.walk(person.card) if node.get("type") == "Image"]


async def test_a_level_is_looked_at_and_taken_out_as_a_file(world: World, anna: Someone, sven: Someone) -> None:
    """From the overview, of one question by a typed word, and as a PNG that Teams saves."""
    await ways.is_signed(world, anna, sven)
    kaj = world.somebody("Kaj Berg")
    await kaj.says("nivån")
    await kaj.presses("Svaren som bild")
    (shown,) = pictures(kaj)
    kind, _, content = str(shown["url"]).partition(",")
    assert (kind, b64decode(content)[:8]) == ("data:image/png;base64", PNG)
    assert "Styrning" in str(shown["altText"])
    assert "inget betyg" in kaj.sees

    await kaj.presses("Som fil")
    _, card = question(world)
    assert card["name"].endswith(".png")
    assert await answer(world, kaj, yes=True) == 200
    ((_, saved, _),) = world.teams.files.saved
    assert saved.startswith(PNG)
    with transaction(world.sessions) as session:
        assert [row.subject for row in session.query(AuditRow) if row.tag == "file:chart"] == ["med:2026"]


async def test_of_few_there_is_no_picture_either(world: World, anna: Someone, sven: Someone) -> None:
    """Typed and pressed: the coordinator is told why, and nothing is drawn; nor is one follow-up a picture of many."""
    await ways.is_signed(world, anna, sven)
    world.passes(days=20)
    ingrid = world.somebody("Ingrid Sjöström")
    await ingrid.says("nivån")
    assert "Svaren som bild" not in ingrid.sees
    await ingrid.says("bild")
    assert "För få svar" in ingrid.sees
    assert pictures(ingrid) == []
    await ingrid.says("bild som fil")
    assert world.teams.files.asked == {}
    await anna.says("resultat")
    await anna.says("fråga 1")
    await anna.says("som bild")
    assert pictures(anna) == []
