"""The plan as a file in one's own chat: Teams asks, the person answers, and the file is in their OneDrive, or is not."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest

from bot.teams.door import LATER
from storage.database import transaction
from storage.tables.reviews import AuditRow
from tests.fake_teams import TENANT
from tests.stories import ways
from tests.stories.world import GROUP, Someone, World

Json = dict[str, Any]
WHAT = "Skyddsrond på plan 3"


async def has_a_plan(world: World, anna: Someone, sven: Someone) -> None:
    await ways.hands_over(world, anna, comment="Vi saknar ronder", what=WHAT)
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)


def question(world: World) -> tuple[str, Json]:
    """The one question about a file that stands in a chat."""
    (asked,) = world.teams.files.asked.items()
    return asked


async def answer(world: World, who: Someone, *, yes: bool, waits: bool = True, **changed: Any) -> int:
    """A press on Teams' own card, and what comes of it. `changed` is what a forger sends instead."""
    id_, card = question(world)
    content = card["content"]
    value: Json = {"type": "fileUpload", "action": "accept" if yes else "decline", "context": content["acceptContext"]}
    if yes:
        value["uploadInfo"] = {
            "contentUrl": f"{world.teams.url}/personal/{card['name']}",
            "name": card["name"],
            "uploadUrl": f"{world.teams.url}/onedrive/plan?guid=%27abc%27&overwrite=true",
            "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C9D",
            "fileType": card["name"].rpartition(".")[2],
        }
    body = world.teams.activity(
        "invoke", who.who, who.chat, name="fileConsent/invoke", value=value | changed, replyToId=id_
    )
    response = await world.send(body)
    if waits:
        await world.parts.app[LATER].done()
    return response.status


async def test_the_plan_comes_as_a_word_file_when_it_is_said_yes_to(world: World, anna: Someone, sven: Someone) -> None:
    """Asked from the plan's own card. The receipt takes the question's place, so that it is not answered twice."""
    await has_a_plan(world, anna, sven)
    await anna.says("enhetens handlingsplan")
    await anna.presses("Som Word")
    assert "frågar Teams om jag får spara den" in anna.sees
    _, card = question(world)
    assert card["contentType"] == "application/vnd.microsoft.teams.card.file.consent"
    assert card["name"].startswith("Handlingsplan för Medicinkliniken avd. 32 2026-11-")
    assert card["name"].endswith(".docx")
    assert card["content"]["sizeInBytes"] > 5000
    assert card["content"]["acceptContext"] == {"document": "plan", "form": "word", "node": "avd32"}
    assert await answer(world, anna, yes=True) == 200
    ((name, content, headers),) = world.teams.files.saved
    assert name == "plan"
    assert headers["Content-Range"] == f"bytes 0-{len(content) - 1}/{len(content)}"
    assert "Authorization" not in headers
    tables = docx.Document(BytesIO(content)).tables
    assert any(WHAT in cell.text for table in tables for row in table.rows for cell in row.cells)
    (receipt,) = world.teams.files.receipts
    assert receipt["contentType"] == "application/vnd.microsoft.teams.card.file.info"
    assert receipt["content"] == {"uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C9D", "fileType": "docx"}
    assert world.teams.files.asked == {}
    with transaction(world.sessions) as session:
        given = [row.subject for row in session.query(AuditRow) if row.tag == "file:plan"]
    assert given == ["avd32"]


async def test_typed_words_ask_for_it_too_and_the_rep_may(world: World, anna: Someone, sven: Someone) -> None:
    """Everything that has a button can be written."""
    await has_a_plan(world, anna, sven)
    await sven.says("handlingsplan excel")
    assert await answer(world, sven, yes=True) == 200
    ((_, content, _),) = world.teams.files.saved
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert any(cell.value == WHAT for row in sheet.iter_rows() for cell in row)


async def test_a_no_is_taken_kindly_and_can_be_asked_again(world: World, anna: Someone, sven: Someone) -> None:
    """Nothing is put anywhere."""
    await has_a_plan(world, anna, sven)
    await anna.says("handlingsplan word")
    assert await answer(world, anna, yes=False) == 200
    assert "Ingen fil sparades" in anna.reads_the_newest()
    assert world.teams.files.saved == []
    await anna.presses("Fråga igen")
    assert len(world.teams.files.asked) == 1


async def test_who_has_left_the_unit_since_the_question_gets_nothing(
    world: World, anna: Someone, sven: Someone, tmp_path: Any
) -> None:
    """Rights are looked up when the file is made, not when it was asked for."""
    await has_a_plan(world, anna, sven)
    await sven.says("handlingsplan word")
    world.imports(tmp_path, roles={"sven;skyddsombud;avd32;;": "sven;skyddsombud;avd34;;"})
    assert await answer(world, sven, yes=True) == 200
    assert world.teams.files.saved == []
    assert "Skyddsrond" not in sven.reads_the_newest()


@pytest.mark.parametrize(
    "changed",
    [
        {"context": {"document": "plan", "form": "word", "node": "region"}},
        {"context": {"document": "plan", "form": "word", "node": "finns-inte"}},
        {"context": {"document": "allt", "form": "word", "node": "avd32"}},
        {"context": {"document": "plan", "form": "word", "node": "avd32", "year": "2026"}},
        {"context": {}},
        {"context": "avd32"},
        {"action": "maybe"},
        {"uploadInfo": {}},
        {"uploadInfo": {"uploadUrl": 7}},
    ],
)
async def test_a_forged_answer_gets_no_file(
    world: World, anna: Someone, sven: Someone, changed: dict[str, Any]
) -> None:
    """What comes back from a client is believed in nothing."""
    await has_a_plan(world, anna, sven)
    await anna.says("handlingsplan word")
    assert await answer(world, anna, yes=True, **changed) == 200
    assert world.teams.files.saved == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/onedrive/plan",
        "https://sharepoint.com.example.com/x",
        "http://127.0.0.1.example.com/x",
        "https://user:pw@127.0.0.1/x",
        "file:///etc/passwd",
        "not an address",
    ],
)
async def test_a_file_is_put_nowhere_but_in_onedrive(world: World, anna: Someone, sven: Someone, address: str) -> None:
    """The address comes with the answer: without a list, anybody could have a unit's plan sent to their own server."""
    await has_a_plan(world, anna, sven)
    await anna.says("handlingsplan word")
    info = {"contentUrl": "https://x", "name": "x.docx", "uploadUrl": address, "uniqueId": "1", "fileType": "docx"}
    assert await answer(world, anna, yes=True, uploadInfo=info) == 200
    assert "Filen gick inte att spara" in anna.reads_the_newest()
    assert world.teams.files.saved == []


async def test_a_full_onedrive_is_told_and_can_be_tried_again(world: World, anna: Someone, sven: Someone) -> None:
    """507: it happens to people who keep everything."""
    await has_a_plan(world, anna, sven)
    world.teams.files.status = 507
    await anna.says("handlingsplan word")
    assert await answer(world, anna, yes=True) == 200
    assert "Filen gick inte att spara" in anna.reads_the_newest()
    world.teams.files.status = 201
    await anna.presses("Fråga igen")
    assert await answer(world, anna, yes=True) == 200
    assert len(world.teams.files.saved) == 1


async def test_nobody_waits_while_a_file_is_made_and_saved(world: World, anna: Someone, sven: Someone) -> None:
    """A region's report takes seconds. Teams waits for an answer to the press, and the others for theirs."""
    await has_a_plan(world, anna, sven)
    await anna.says("handlingsplan word")
    world.teams.files.there.clear()
    assert await answer(world, anna, yes=True, waits=False) == 200
    await sven.says("enhetens handlingsplan")
    assert WHAT in sven.sees
    assert world.teams.files.saved == []
    world.teams.files.there.set()
    await world.parts.app[LATER].done()
    assert len(world.teams.files.saved) == 1
    assert world.teams.files.receipts


async def test_a_stranger_and_a_group_chat_get_no_file(world: World, anna: Someone, sven: Someone) -> None:
    """A group's chat has no OneDrive of its own, and a plan is not for everybody in it."""
    await has_a_plan(world, anna, sven)
    await anna.at(GROUP).says("handlingsplan word")
    stranger = world.somebody("Okänd Person", "okand@example.com", tenant=TENANT)
    await stranger.says("handlingsplan word")
    assert world.teams.files.asked == {}
