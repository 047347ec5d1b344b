"""Measures on their own: planned or proposed from the unit's plan, shared with other units, and from the levels above."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from storage.database import transaction
from storage.tables.reviews import MeasureRow, MeasureStepRow
from tests.stories import cards, ways
from tests.stories.test_measure_through_the_year import is_planned
from tests.stories.world import Someone, World, open_round

WHAT = "Skyddsrond på plan 3"


def kept(world: World) -> list[MeasureRow]:
    with transaction(world.sessions) as session:
        rows = list(session.scalars(select(MeasureRow).order_by(MeasureRow.created_at)))
        session.expunge_all()
        return rows


def steps(world: World) -> list[str]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MeasureStepRow.step).order_by(MeasureStepRow.id)))


async def plans(manager: Someone, **typed: str) -> str:
    await manager.says("enhetens handlingsplan")
    await manager.presses("Ny åtgärd")
    return await manager.presses("Planera", **({"what": WHAT, "due": "2027-01-31"} | typed))


async def test_a_manager_plans_one_on_its_own_and_the_representative_is_told(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Not everything waits for the autumn; it runs at once, without a signature."""
    await sven.says("hej")
    await plans(anna)
    assert "Sparad i planen" in anna.sees
    assert "pågår" in anna.sees
    [row] = kept(world)
    assert (row.review_id, row.node_id, row.accountable_id, row.state) == (None, "avd32", "anna", "planned")
    await world.delivers_mail()
    [letter] = sven.letters("Anna Ek har planerat en åtgärd")
    sven.looking_at = letter
    await sven.presses("Öppna åtgärden")
    assert WHAT in sven.sees
    await anna.presses("Klar", what="Ronden hölls i dag")
    world.passes(weeks=8)
    await anna.says("mina åtgärder")
    await anna.presses(f"Öppna: {WHAT}")
    await anna.presses("Ja, det hjälpte")
    assert steps(world) == ["planned", "completed", "helped"]


async def test_pressed_twice_it_is_planned_once(world: World, anna: Someone) -> None:
    """A slow phone, an impatient thumb. Another one is another press on today's form."""
    await anna.says("enhetens handlingsplan")
    await anna.presses("Ny åtgärd")
    action, post = anna.button("Planera"), anna.post
    typed = cards.inputs(anna.card) | {"what": WHAT, "due": "2027-01-31"}
    for _ in range(2):
        await anna.presses_again(action, post, typed)
        assert "Sparad i planen" in anna.sees
    assert len(kept(world)) == 1
    await anna.presses_again(action, post, typed | {"what": "Något annat"})
    assert len(kept(world)) == 1
    assert cards.inputs(anna.card)["what"] == "Något annat"  # nothing typed is lost
    await anna.presses("Planera")
    assert [row.what for row in kept(world)] == [WHAT, "Något annat"]


async def test_the_whole_of_it_by_typed_words(world: World, anna: Someone, sven: Someone) -> None:
    """For phones whose buttons fail, and for screen readers."""
    await sven.says("hej")
    await anna.says(f"ny åtgärd: {WHAT}; 2027-01-31; Sven; hög")
    [row] = kept(world)
    assert (row.accountable_id, row.priority) == ("sven", "high")
    await anna.says("mål: Verksamhetsplan 2027; 2027")
    await anna.says("gäller även: avd. 33")
    await anna.says("prioritet: normal")
    [row] = kept(world)
    assert (row.goal, row.target_year, row.priority) == ("Verksamhetsplan 2027", 2027, "normal")
    assert steps(world) == ["planned", "linked", "shared", "prioritised"]
    assert "Medicinkliniken avd. 33" in anna.sees
    await anna.says("ny aktivitet: Morgonmötet; 2027-02-01")
    assert kept(world)[1].kind == "preserve"
    assert "Morgonmötet" in await anna.says("handlingsplan 2026")
    assert "Morgonmötet" not in await anna.says("handlingsplan mål: verksamhetsplan")
    assert WHAT in anna.sees
    assert WHAT in await anna.says("handlingsplan 2027")  # the year that it aims at
    assert WHAT not in await anna.says("handlingsplan avslutade")


async def test_what_the_representative_proposes_waits_for_the_manager(
    world: World, anna: Someone, sven: Someone
) -> None:
    """In the plan of the unit, where both see it; the manager gives it a day and a person."""
    await anna.says("hej")
    await sven.says("enhetens handlingsplan")
    await sven.presses("Föreslå en åtgärd")
    await sven.presses("Skicka förslaget", what=WHAT)
    assert "Förslaget är skickat till chefen" in sven.sees
    await world.delivers_mail()
    [letter] = anna.letters("föreslår en åtgärd")
    anna.looking_at = letter
    await anna.presses("Öppna åtgärden")
    await anna.presses("Ta in i planen")
    assert "2027-03-31" in anna.sees  # a day is asked for, with an example
    await anna.presses("Ta in i planen", due="2027-02-28", who="anna")
    assert steps(world) == ["proposed", "taken_in"]
    [row] = kept(world)
    assert (row.state, row.accountable_id, row.proposed_by) == ("planned", "anna", "sven")
    await world.delivers_mail()
    assert sven.letters("Anna Ek har planerat en åtgärd")


async def test_a_proposal_that_is_declined_is_answered_with_why(world: World, anna: Someone, sven: Someone) -> None:
    """Silence is what makes people stop proposing."""
    await sven.says("ny åtgärd: Nya stolar")
    await anna.says("handlingsplan")
    await anna.says("enhetens handlingsplan")
    await anna.presses("Öppna: Nya stolar")
    await anna.presses("Avböj")
    await anna.presses("Avböj", why="De är beställda redan")
    assert kept(world)[0].state == "cancelled"
    await world.delivers_mail()
    [letter] = sven.letters("Anna Ek har tagit bort en åtgärd ur planen")
    assert "De är beställda redan" in cards.text(letter.card)


async def test_somebody_without_the_unit_plans_nothing_there(world: World, anna: Someone, bo: Someone) -> None:
    """Authority comes from the database at the moment of the press, never from the button."""
    await anna.says("enhetens handlingsplan")
    action = anna.button("Ny åtgärd")
    await bo.says("hej")
    await bo.presses_again(action, bo.post)
    assert "Ny åtgärd" not in bo.sees
    await bo.presses_again(
        {"verb": "add-measure", "data": {"v": 1, "node": "avd32", "slot": 0}}, bo.post, {"what": WHAT}
    )
    assert kept(world) == []


async def test_one_for_several_units_is_in_the_plan_of_each(
    world: World, anna: Someone, bo: Someone, rut: Someone
) -> None:
    """One accountable person; the others read it and are told (V20)."""
    for one in (bo, rut):
        await one.says("hej")
    await plans(anna)
    await anna.presses("Prioritet, mål, flera enheter")
    await anna.presses("Spara", nodes="avd33", priority="high", goal="Regionplanen", target_year="2028")
    assert "Medicinkliniken avd. 33" in anna.sees
    assert steps(world) == ["planned", "prioritised", "linked", "shared"]
    await world.delivers_mail()
    assert bo.letters("har planerat en åtgärd som gäller även er")
    [letter] = rut.letters("har planerat en åtgärd som gäller även er")
    rut.looking_at = letter
    await rut.presses("Öppna åtgärden")
    assert WHAT in rut.sees
    assert "Skjut upp" not in rut.buttons
    await bo.says("enhetens handlingsplan")
    assert "gemensam, ansvarig Anna Ek" in bo.sees
    await anna.presses("Skjut upp")
    await anna.presses("Skjut upp", due="2027-05-01", why="Lokalen är upptagen")
    await world.delivers_mail()
    assert bo.letters("Anna Ek har skjutit upp en åtgärd")


async def test_only_units_below_or_beside_can_be_named(world: World, anna: Someone) -> None:
    """Nobody plans for another förvaltning."""
    await plans(anna)
    await anna.says("gäller även: Kirurgavdelning 1")
    assert "Jag hittar inte den enheten" in anna.sees
    await anna.presses("Spara", nodes="kir1,avd34")
    with transaction(world.sessions) as session:
        named = session.execute(select(func.count()).select_from(MeasureRow.metadata.tables["measure_node"])).scalar()
    assert named == 1


async def test_what_the_levels_above_do_stands_in_the_unit_s_plan(world: World, anna: Someone) -> None:
    """Own beside inherited, marked by origin; it can be read, not changed."""
    kaj = world.somebody("Kaj Berg")
    await plans(kaj, what="Gemensam rutin mot hot och våld")
    await plans(anna)
    await anna.says("enhetens handlingsplan")
    assert "Från nivåerna ovanför" in anna.sees
    assert "Medicinkliniken · pågår" in anna.sees
    assert f"Öppna: {WHAT}" in anna.buttons
    assert "Öppna: Gemensam rutin mot hot och våld" not in anna.buttons
    await kaj.says("mina åtgärder")
    await kaj.presses("Öppna: Gemensam rutin mot hot och våld")
    await kaj.presses("Klar", what="Den är skriven")
    await kaj.says("hjälpte")
    await anna.says("enhetens handlingsplan")
    assert "Gemensam rutin" not in anna.sees


async def test_the_plan_is_looked_through_by_state_and_year(world: World, anna: Someone) -> None:
    """One form, one button: what is chosen is shown."""
    await plans(anna)
    await anna.presses("Klar", what="Ronden hölls")
    await anna.says("enhetens handlingsplan")
    await anna.presses("Visa dem här", of_state="to_control")
    assert WHAT in anna.sees
    await anna.presses("Visa dem här", of_state="closed")
    assert WHAT not in anna.sees
    await anna.presses("Visa dem här", of_state="all")
    assert WHAT in anna.sees
    rows = ("Öppna: ", "Vad blev det av våra svar")  # lines that lead on are no buttons of the card's bar
    assert len([one for one in anna.buttons if not one.startswith(rows)]) <= 6


async def test_what_is_open_comes_along_into_the_next_follow_up(world: World, anna: Someone, sven: Someone) -> None:
    """At the question about last year's shortcomings and beside its own question, with the way to it and back (V27)."""
    await is_planned(world, anna, sven)
    await anna.says("ny åtgärd: Nya stolar; 2027-11-01")
    world.passes(days=330)
    world.round = open_round(world.sessions, 2027, date(2027, 9, 1), date(2027, 11, 30))
    await ways.begins(anna)
    assert "Fortfarande öppet från förr:" in anna.sees  # beside the question that it came from
    assert "försenad · 2026" in anna.sees
    assert "Nya stolar" not in anna.sees
    await anna.says("25")
    assert f"Öppna: {WHAT}" in anna.buttons
    await anna.presses("Öppna: Nya stolar", comment="De är beställda")
    assert "pågår" in anna.sees
    await anna.presses("Tillbaka till frågan")
    assert cards.inputs(anna.card)["comment"] == "De är beställda"  # what was typed is kept
    await anna.says("mina åtgärder")
    await anna.presses("Öppna: Nya stolar")
    await anna.presses("Klar", what="De är levererade")
    await anna.says("hej")
    await anna.says("starta")
    await anna.says("25")
    assert "Nya stolar" in anna.sees  # done is not closed
    assert "klar" in anna.sees
