"""A level's report as a file in one's own chat: for whoever leads it, its representatives and its coordinator, as each sees it."""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl

from storage.database import transaction
from storage.tables.reviews import AuditRow
from tests.stories import ways
from tests.stories.test_files import answer, question
from tests.stories.world import Someone, World


async def signed(world: World, anna: Someone, sven: Someone) -> None:
    await ways.hands_over(world, anna, comment="Vi saknar ronder", what="Skyddsrond på plan 3")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)


async def test_the_manager_gets_the_report_of_what_she_leads(world: World, anna: Someone, sven: Someone) -> None:
    """Typed; made when it is said yes to, and who took it is logged."""
    await signed(world, anna, sven)
    await anna.says("rapport")
    assert "Rapporten för" in anna.sees
    _, card = question(world)
    assert card["name"].startswith("Rapport för Medicinkliniken avd. 32")
    assert card["content"]["acceptContext"]["document"] == "report"
    assert await answer(world, anna, yes=True) == 200
    ((_, content, _),) = world.teams.files.saved
    told = "\n".join(one.text for one in docx.Document(BytesIO(content)).paragraphs)
    assert "Fråga 1. " in told
    with transaction(world.sessions) as session:
        assert [row.subject for row in session.query(AuditRow) if row.tag == "file:report"] == ["avd32:2026"]


async def test_the_button_stands_with_the_level(world: World, anna: Someone, sven: Someone) -> None:
    """Everything that can be typed has a button, and the representative has it, too."""
    await signed(world, anna, sven)
    await sven.says("resultat")
    await sven.presses("Åtgärder och mer")
    await sven.presses("Rapport som Excel")
    assert await answer(world, sven, yes=True) == 200
    ((_, content, _),) = world.teams.files.saved
    assert "Frågor" in openpyxl.load_workbook(BytesIO(content)).sheetnames


async def test_before_anything_is_signed_the_level_says_so(world: World, anna: Someone) -> None:
    """No empty document, and no refusal that sounds like a locked door."""
    await anna.says("rapport 2026")
    assert "Ingenting är underskrivet än" in anna.sees
    assert world.teams.files.asked == {}


async def test_nobody_gets_the_report_of_what_is_not_theirs(world: World, anna: Someone, sven: Someone) -> None:
    """The node comes back from the client, and is believed in nothing."""
    await signed(world, anna, sven)
    await anna.says("rapport")
    forged = {"document": "report", "form": "word", "node": "region", "year": 2026}
    assert await answer(world, anna, yes=True, context=forged) == 200
    assert world.teams.files.saved == []
