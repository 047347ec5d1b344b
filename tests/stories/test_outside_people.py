"""Somebody whom no import knows sees to a measure: named by e-mail or directory id, met later, taken over by an import."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database import transaction
from storage.tables.organisation import ContactRow, PersonRow
from storage.tables.reviews import MeasureRow
from tests.stories import cards
from tests.stories.world import Someone, World

WHAT = "Dra om kablarna i korridoren"
EMAIL = "kim.andersson@kommunen.se"


def people(world: World) -> list[PersonRow]:
    with transaction(world.sessions) as session:
        rows = list(session.scalars(select(PersonRow).where(PersonRow.outside).order_by(PersonRow.id)))
        session.expunge_all()
        return rows


def accountable(world: World) -> list[str | None]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MeasureRow.accountable_id)))


async def names(anna: Someone, who: str) -> str:
    return await anna.says(f"ny åtgärd: {WHAT}; 2027-01-31; {who}")


async def test_somebody_outside_is_named_by_e_mail_and_told_when_they_come(world: World, anna: Someone) -> None:
    """The letter waits until they open the app; whoever named them is told that it does."""
    await names(anna, EMAIL)
    assert f"Jag når {EMAIL} när personen öppnar SAM-boten" in anna.sees
    await world.delivers_mail()
    kim = world.somebody("Kim Andersson", "Kim.Andersson@kommunen.se")
    await kim.installs()
    await world.delivers_mail()
    [letter] = kim.letters("Anna Ek ber dig se till")
    assert "Åtgärden gäller arbetsmiljön på Medicinkliniken avd. 32" in cards.text(letter.card)
    assert [(row.name, row.entra_id) for row in people(world)] == [("Kim Andersson", kim.who.entra_id)]
    kim.looking_at = letter
    await kim.presses("Öppna åtgärden")
    await kim.presses("Klar", what="Kablarna ligger i rännor nu")
    await anna.says("enhetens handlingsplan")
    assert "Kim Andersson" in anna.sees


async def test_they_see_that_measure_and_nothing_else(world: World, anna: Someone) -> None:
    """They were asked for one thing; the unit's plan is not theirs."""
    await names(anna, EMAIL)
    await anna.says("ny åtgärd: Något helt annat; 2027-01-31")
    other = anna.button("Klar")
    kim = world.somebody("Kim Andersson", EMAIL)
    await kim.says("hej")
    assert "En åtgärd är din" in kim.sees
    await kim.says("mina åtgärder")
    assert WHAT in kim.sees
    assert "Något helt annat" not in kim.sees
    await kim.says("enhetens handlingsplan")
    assert WHAT not in kim.sees
    await kim.presses_again(other, kim.post, {"what": "Klart redan"})
    with transaction(world.sessions) as session:
        assert set(session.scalars(select(MeasureRow.state))) == {"planned"}


async def test_somebody_is_named_by_the_directory_s_id(world: World, anna: Someone) -> None:
    """What the people picker answers is an id and no name; the name comes with the person."""
    kim = world.somebody("Kim Andersson", "kim@kommunen.se")
    await anna.says("enhetens handlingsplan")
    await anna.presses("Ny åtgärd")
    await anna.presses("Planera", what=WHAT, due="2027-01-31", who="", who_found=kim.who.entra_id.upper())
    assert "En kollega utanför organisationsfilen" in anna.sees
    await kim.installs()
    await world.delivers_mail()
    assert kim.letters("Anna Ek ber dig se till")
    await anna.says("mina åtgärder")
    await anna.says("enhetens handlingsplan")
    assert "Kim Andersson" in anna.sees


async def test_the_roster_is_asked_for_a_name_that_the_activity_does_not_have(world: World, anna: Someone) -> None:
    """Not every activity says who it is from by name, and a card that shows an id helps nobody."""
    kim = world.somebody("Kim Andersson", "kim@kommunen.se")
    await anna.says("enhetens handlingsplan")
    await anna.presses("Ny åtgärd")
    await anna.presses("Planera", what=WHAT, due="2027-01-31", who="", who_found=kim.who.entra_id)
    nameless = replace(kim.who, name=None)
    await world.send(world.teams.activity("installationUpdate", nameless, kim.chat, action="add"))
    assert [row.name for row in people(world)] == ["Kim Andersson"]

    await anna.says("enhetens handlingsplan")
    assert "Kim Andersson" in anna.sees
    assert kim.who.entra_id not in anna.sees


async def test_a_roster_without_an_answer_stops_nobody(world: World, anna: Someone) -> None:
    """Then the card goes on saying that it is a colleague from outside; and who leaves is noted, name or not."""
    kim = world.somebody("Kim Andersson", "kim@kommunen.se")
    await names(anna, "kim@kommunen.se")
    nameless = replace(kim.who, name=None)
    await world.send(world.teams.activity("installationUpdate", nameless, kim.chat, action="add"))
    assert [row.entra_id for row in people(world)] == [kim.who.entra_id]
    with transaction(world.sessions) as session:
        session.get_one(PersonRow, people(world)[0].id).name = "kim@kommunen.se"
    world.teams.members.pop(kim.who.teams_id)
    await world.send(world.teams.activity("message", nameless, kim.chat, text="mina åtgärder"))
    assert WHAT in kim.reads_the_newest()
    await world.send(world.teams.activity("installationUpdate", nameless, kim.chat, action="remove"))
    with transaction(world.sessions) as session:
        assert session.scalars(select(ContactRow.state)).all().count("uninstalled") == 1


async def test_a_guest_is_never_recognised_by_an_address(world: World, anna: Someone) -> None:
    """An address of another organisation says nothing about who may act here."""
    await names(anna, EMAIL)
    kim = world.somebody("Kim Andersson", EMAIL)
    world.teams.members[kim.who.teams_id]["userPrincipalName"] = (
        "kim.andersson_kommunen.se#EXT#@regionen.onmicrosoft.com"
    )
    await kim.says("hej")
    assert WHAT not in kim.sees
    assert [row.entra_id for row in people(world)] == [None]


@pytest.mark.parametrize("rubbish", ["kim@", "kim@gmail.com", "kim@localhost", "@kommunen.se", "kim..k@kommunen.se"])
async def test_rubbish_is_refused_kindly_and_makes_nobody(world: World, anna: Someone, rubbish: str) -> None:
    """A letter to nobody waits for ever. What was typed stands in its fields."""
    await names(anna, rubbish)
    assert "Den adressen når jag ingen på" in anna.sees
    assert cards.inputs(anna.card)["what"] == WHAT
    assert people(world) == []
    assert accountable(world) == []


async def test_somebody_already_named_is_the_same_person(world: World, anna: Someone) -> None:
    """Two measures, one person, whatever the letters are written like."""
    await names(anna, EMAIL)
    await anna.says(f"ny åtgärd: En till; 2027-02-01; {EMAIL.upper()}")
    assert len(people(world)) == 1
    assert len(set(accountable(world))) == 1


async def test_an_import_with_the_same_person_takes_over(world: World, anna: Someone, tmp_path: Path) -> None:
    """The measures, the letter that waits and the account; and an import without them ends nobody."""
    await names(anna, EMAIL)
    world.imports(tmp_path)
    assert [row.ended_on for row in people(world)] == [None]
    world.passes(hours=1)
    line = "anna;Anna Ek;anna@example.com;;"
    world.imports(tmp_path, people={line: f"{line}\nkim;Kim Andersson;Kim.Andersson@Kommunen.se;;"})
    assert accountable(world) == ["kim"]
    assert [row.ended_on is not None for row in people(world)] == [True]
    kim = world.somebody("Kim Andersson", EMAIL)
    await kim.installs()
    await world.delivers_mail()
    assert kim.letters("Anna Ek ber dig se till")
    await anna.says("enhetens handlingsplan")
    assert "Kim Andersson" in anna.sees


async def test_an_import_takes_over_somebody_whom_the_bot_has_met(world: World, anna: Someone, tmp_path: Path) -> None:
    """They go on in the same chat: nothing has to be said again."""
    await names(anna, EMAIL)
    kim = world.somebody("Kim Andersson", EMAIL)
    await kim.says("hej")
    line = "anna;Anna Ek;anna@example.com;;"
    world.imports(tmp_path, people={line: f"{line}\nkim;Kim Andersson;{EMAIL};;"})
    await anna.says("skjut upp: 2027-04-01; sen leverans")
    await world.delivers_mail()
    assert kim.letters("Anna Ek har skjutit upp en åtgärd")
    await kim.says("klar: Kablarna ligger i rännor nu")
    await kim.says("mina åtgärder")
    await kim.says("hej")
    with transaction(world.sessions) as session:
        row = session.get_one(PersonRow, "kim")
        assert (row.entra_id, row.outside) == (kim.who.entra_id, False)


async def test_whoever_was_asked_is_told_that_nobody_needs_to_any_more(world: World, anna: Someone) -> None:
    """They would go on with it. Somebody who never heard of it is not told that it is gone."""
    kim = world.somebody("Kim Andersson", EMAIL)
    await names(anna, EMAIL)
    await kim.installs()
    await world.delivers_mail()
    await anna.says("ta bort: Ingår i ombyggnaden")
    await world.delivers_mail()
    [letter] = kim.letters("Anna Ek har tagit bort en åtgärd ur planen")
    assert "Ingår i ombyggnaden" in cards.text(letter.card)


async def test_somebody_outside_is_named_in_the_follow_up_itself(world: World, anna: Someone) -> None:
    """The plan form of a question takes an address as well."""
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    await anna.presses("Nej")
    await anna.presses("Planera", what=WHAT, due="2027-01-31", who="", who_name=EMAIL)
    assert f"Jag når {EMAIL} när personen öppnar SAM-boten" in anna.sees
    assert accountable(world) == [people(world)[0].id]
