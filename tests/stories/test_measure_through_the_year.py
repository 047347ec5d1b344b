"""A measure after the signature: from planned to controlled, and what becomes of those that go another way."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.reviews.rules.review import Measure
from storage.database import transaction
from storage.tables.reviews import MeasureStepRow
from tests.stories import cards, ways
from tests.stories.world import Someone, World, open_round

WHAT = "Skyddsrond på plan 3"


async def is_planned(world: World, anna: Someone, sven: Someone, who: str = "") -> Measure:
    """Signed, with one measure for the 31st of January, and its card shown to the manager."""
    await ways.begins(anna)
    await anna.presses("Nej")
    await anna.presses("Planera", what=WHAT, due="2027-01-31", who_name=who)
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    return world.review().measures[0]


async def opens_it(someone: Someone) -> None:
    await someone.says("mina åtgärder")
    await someone.presses(f"Öppna: {WHAT}")


def state(world: World, at: int = 0) -> str:
    return world.review().measures[at].state.value


def steps(world: World) -> list[str]:
    with transaction(world.sessions) as session:
        return [row.step for row in session.query(MeasureStepRow).order_by(MeasureStepRow.id)]


async def test_from_planned_to_controlled(world: World, anna: Someone, sven: Someone) -> None:
    """Done is not closed: eight weeks later it is asked whether it helped."""
    await is_planned(world, anna, sven)
    await anna.says("hej")
    assert "En åtgärd är din" in anna.sees
    await opens_it(anna)
    assert "pågår" in anna.sees
    await anna.presses("Klar", what="Ronden hölls den 12 januari")
    assert "Om åtta veckor frågar jag om det hjälpte" in anna.sees
    assert state(world) == "done"
    assert "11 januari 2027" in anna.sees  # eight weeks after the 16th of November
    await anna.says("mina åtgärder")
    assert WHAT not in anna.sees
    world.passes(weeks=8)
    await anna.says("hej")
    assert "1 där jag frågar om det hjälpte" in anna.sees
    await opens_it(anna)
    await anna.presses("Ja, det hjälpte", note="Inga snubbelolyckor sedan dess")
    assert state(world) == "controlled"
    assert "Kontrollerad: det hjälpte" in anna.sees
    assert steps(world) == ["completed", "helped"]
    await anna.says("mina åtgärder")
    assert WHAT not in anna.sees


async def test_one_that_did_not_help_is_followed_by_another(world: World, anna: Someone, sven: Someone) -> None:
    """Not enough is no end: what comes after is planned at once, and the two are linked."""
    first = await is_planned(world, anna, sven)
    await opens_it(anna)
    await anna.presses("Klar", what="Ronden hölls")
    world.passes(weeks=8)
    await opens_it(anna)
    await anna.presses("Räckte inte", note="Sladdarna ligger där igen")
    assert state(world) == "done"
    await anna.presses("Planera", what="", due="2027-03-31")
    assert cards.inputs(anna.card)["note"] == "Sladdarna ligger där igen"
    await anna.presses("Planera", what="Kabelrännor", due="2027-03-31", who_name="Disa")
    assert (state(world, 0), state(world, 1)) == ("insufficient", "planned")
    follower = world.review().measures[1]
    assert (follower.follows, follower.what, follower.accountable) == (first.id, "Kabelrännor", "disa")
    assert "Fortsätter med: ”Kabelrännor”" in anna.sees
    await anna.presses("Det som kom efter")
    assert f"Kommer efter: ”{WHAT}”" in anna.sees
    assert "den förra inte räckte" in anna.sees
    disa = world.somebody("Disa Holm")
    await disa.installs()
    await world.delivers_mail()
    assert disa.letters("Anna Ek ber dig se till")
    disa.reads_the_newest()
    await disa.presses("Öppna åtgärden")
    assert "Kabelrännor" in disa.sees


async def test_a_new_day_is_told_to_the_representative(world: World, anna: Someone, sven: Someone) -> None:
    """With the reason, and the old day stays in the history."""
    await is_planned(world, anna, sven)
    await opens_it(anna)
    await anna.presses("Skjut upp")
    await anna.presses("Skjut upp", due="2027-05-01", why="")
    assert "Skriv en rad om varför" in anna.sees
    assert cards.inputs(anna.card)["due"] == "2027-05-01"
    await anna.presses("Skjut upp", why="Leverantören är sen")
    assert "Flyttad från 31 januari 2027 till 1 maj 2027" in anna.sees
    await world.delivers_mail()
    [letter] = sven.letters("Anna Ek har skjutit upp en åtgärd")
    assert "Leverantören är sen" in cards.text(letter.card)
    sven.looking_at = letter
    await sven.presses("Öppna åtgärden")
    assert "1 maj 2027" in sven.sees
    assert "Skjut upp" not in sven.buttons


async def test_of_two_new_days_only_the_last_is_told(world: World, anna: Someone, sven: Someone) -> None:
    """A letter that is late must not tell a day that no longer holds; and what is done is not told as moved."""
    await is_planned(world, anna, sven)
    await opens_it(anna)
    await anna.says("skjut upp: 2027-04-01; fel material")
    await anna.says("skjut upp: 1 maj 2027; leverantören är sen")
    await world.delivers_mail()
    assert not sven.letters("fel material")
    assert len(sven.letters("leverantören är sen")) == 1
    await anna.says("skjut upp: 2027-06-01; ännu senare")
    await anna.says("klar: Nu blev det gjort")
    await world.delivers_mail()
    assert not sven.letters("ännu senare")


async def test_what_cannot_be_done_stays_open_until_the_manager_decides(
    world: World, anna: Someone, sven: Someone
) -> None:
    """The accountable person says why; only the manager takes it out, with a reason."""
    await is_planned(world, anna, sven, who="Disa")
    disa = world.somebody("Disa Holm")
    await disa.installs()
    await world.delivers_mail()
    assert disa.letters("Anna Ek ber dig se till")
    await opens_it(disa)
    await disa.presses("Kan inte göras")
    assert "Ta bort" not in disa.buttons
    await disa.presses("Kan inte göras", why="Inga pengar i år")
    assert state(world) == "cannot"
    await world.delivers_mail()
    assert sven.letters("Disa Holm säger att en åtgärd inte kan göras")
    [letter] = anna.letters("Disa Holm säger att en åtgärd inte kan göras")
    anna.looking_at = letter
    await anna.presses("Öppna åtgärden")
    await anna.presses("Ta bort")
    await anna.presses("Ta bort", why="Ingår i ombyggnaden")
    assert state(world) == "cancelled"
    assert steps(world) == ["cannot", "dropped"]


async def test_what_cannot_be_done_here_is_lifted(world: World, anna: Someone, sven: Someone) -> None:
    """To the manager above, once, with why; what was signed still says what was lifted then."""
    await is_planned(world, anna, sven)
    await opens_it(anna)
    await anna.presses("Kan inte göras")
    press, post = anna.button("Lyft"), anna.post
    await anna.presses("Lyft", why="Huset ägs av Fastighet")
    assert state(world) == "cannot"
    await anna.presses_again(press, post, {"why": "Huset ägs av Fastighet"})
    [matter] = world.review().matters
    assert (matter.from_node, matter.to_node, matter.what) == ("avd32", "med", f"{WHAT}: Huset ägs av Fastighet")
    kaj = world.somebody("Kaj Berg")
    await kaj.installs()
    await world.delivers_mail()
    assert len(kaj.letters("Anna Ek har lyft")) == 1
    await anna.says("starta")
    assert "Underskrivet och låst" in anna.sees
    assert "lyft" not in anna.sees.lower()


async def test_handed_on_to_one_other_person(world: World, anna: Someone, sven: Someone) -> None:
    """Who leaves hands over; the new one is told why, the representative that it is somebody else, a group is refused."""
    await is_planned(world, anna, sven)
    await opens_it(anna)
    await anna.presses("Lämna vidare")
    await anna.presses("Lämna vidare", who_name="alla")
    assert world.review().measures[0].accountable == "anna"
    await anna.presses("Lämna vidare", who_name="Disa Holm", why="Jag slutar i mars")
    assert world.review().measures[0].accountable == "disa"
    assert "Lämnad vidare till Disa Holm" in anna.sees
    disa = world.somebody("Disa Holm")
    await disa.installs()
    await world.delivers_mail()
    [letter] = disa.letters("Anna Ek ber dig se till")
    assert "Jag slutar i mars" in cards.text(letter.card)
    assert sven.letters("Anna Ek har lämnat en åtgärd vidare")
    await opens_it(disa)
    await disa.presses("Klar", what="Ronden hölls")
    assert state(world) == "done"


async def test_nobody_is_asked_to_see_to_what_was_taken_out(world: World, anna: Someone, sven: Someone) -> None:
    """The letter is written when it is sent: by then the measure may be gone. What one never knew of is not told as gone."""
    await is_planned(world, anna, sven, who="Disa")
    measure = world.review().measures[0]
    await anna.says("enhetens handlingsplan")
    await anna.presses(f"Öppna: {WHAT}")
    await anna.says("ta bort: Ingår i ombyggnaden")
    assert state(world) == "cancelled"
    disa = world.somebody("Disa Holm")
    await disa.installs()
    await world.delivers_mail()
    assert not disa.letters(measure.what)


VERBS = (
    ("measure", {}),
    ("complete-measure", {"what": "Något helt annat"}),
    ("control-measure", {"note": "Något helt annat"}),
    ("not-enough", {"what": "Något helt annat", "due": "2027-05-01"}),
    ("postpone-measure", {"due": "2027-05-01", "why": "Något helt annat"}),
    ("cannot-measure", {"why": "Något helt annat"}),
    ("drop-measure", {"why": "Något helt annat"}),
    ("hand-on-measure", {"who": "bo", "why": "Något helt annat"}),
)


@pytest.mark.parametrize(("verb", "typed"), VERBS, ids=lambda one: one if isinstance(one, str) else "")
async def test_a_stranger_learns_and_changes_nothing(
    world: World, anna: Someone, sven: Someone, bo: Someone, verb: str, typed: dict[str, str]
) -> None:
    """Ids can be guessed or copied: the manager of the next unit has no part in it, and is not told that it exists."""
    measure = await is_planned(world, anna, sven)
    await bo.says("hej")
    data = {"v": 1, "measure": measure.id.hex, "revision": measure.revision}
    await bo.presses_again({"verb": verb, "data": data}, bo.post, dict(typed))
    assert WHAT not in bo.sees
    assert "Du är inte med i den här uppföljningen" in bo.sees
    assert world.review().measures == (measure,)
    assert steps(world) == []


@pytest.mark.parametrize(("verb", "typed"), VERBS[1:], ids=lambda one: one if isinstance(one, str) else "")
async def test_the_representative_reads_and_changes_nothing(
    world: World, anna: Someone, sven: Someone, verb: str, typed: dict[str, str]
) -> None:
    """The rep is told and sees; the accountable person and the manager act."""
    measure = await is_planned(world, anna, sven)
    data = {"v": 1, "measure": measure.id.hex, "revision": measure.revision}
    await sven.presses_again({"verb": verb, "data": data}, sven.post, dict(typed))
    assert "Du kan läsa åtgärden, men inte ändra den" in sven.sees
    assert world.review().measures == (measure,)


async def test_a_double_press_is_one_step(world: World, anna: Someone, sven: Someone) -> None:
    """A trembling thumb, or a network that repeats: saved once, told once."""
    await is_planned(world, anna, sven, who="Disa")
    await anna.says("enhetens handlingsplan")
    await anna.presses(f"Öppna: {WHAT}")
    await anna.presses("Skjut upp")
    press, post = anna.button("Skjut upp"), anna.post
    typed = {"due": "2027-05-01", "why": "Leverantören är sen"}
    await anna.presses_again(press, post, typed)
    before = world.outbox()
    await anna.presses_again(press, post, typed)
    assert "Den nya dagen är sparad" in anna.sees
    assert steps(world) == ["postponed"]
    assert world.outbox() == before


async def test_an_old_card_is_answered_with_today_s(world: World, anna: Someone, sven: Someone) -> None:
    """Two people with one measure: the second sees who was first, and what was typed is still there."""
    await is_planned(world, anna, sven, who="Disa")
    disa = world.somebody("Disa Holm")
    await opens_it(disa)
    await anna.says("enhetens handlingsplan")
    await anna.presses(f"Öppna: {WHAT}")
    await anna.says("skjut upp: 2027-05-01; leverantören är sen")
    await disa.presses("Klar", what="Ronden hölls")
    assert state(world) == "planned"
    assert "Anna Ek har ändrat här" in disa.sees
    assert cards.inputs(disa.card)["what"] == "Ronden hölls"
    press, post = disa.button("Klar"), disa.post
    await disa.presses("Klar")
    assert state(world) == "done"
    await disa.presses_again(press, post, {"what": "Något annat"})
    assert "Kortet var gammalt" in disa.sees
    assert world.review().measures[0].done_what == "Ronden hölls"


async def test_while_it_is_open_again_the_measure_is_the_plan_s(world: World, anna: Someone, sven: Someone) -> None:
    """What is being talked about anew is not changed behind the table's back."""
    await is_planned(world, anna, sven)
    await opens_it(anna)
    press, post = anna.button("Klar"), anna.post
    await anna.says("öppna igen: Fel datum i planen")
    await anna.presses_again(press, post, {"what": "Ronden hölls"})
    assert state(world) == "planned"
    assert "Uppföljningen är inte underskriven än" in anna.sees


async def test_the_unit_s_plan_is_for_its_manager_and_its_representative(
    world: World, anna: Someone, sven: Someone, bo: Someone
) -> None:
    """Open ones first; closed ones on request; the next unit's manager sees their own plan only."""
    await is_planned(world, anna, sven)
    for one in (anna, sven):
        await one.says("enhetens handlingsplan")
        assert "Handlingsplan för" in one.sees
        assert WHAT in one.sees
    await bo.says("enhetens handlingsplan")
    assert WHAT not in bo.sees
    await bo.presses_again({"verb": "unit-plan", "data": {"v": 1, "node": "avd32"}}, bo.post)
    assert WHAT not in bo.sees
    await anna.presses(f"Öppna: {WHAT}")
    await anna.says("ta bort: Ingår i ombyggnaden")
    await anna.presses("Handlingsplanen")
    assert WHAT not in anna.sees
    await anna.presses("Visa dem här", of_state="all")
    assert WHAT in anna.sees
    assert "borttagen" in anna.sees


async def test_next_year_shows_what_became_of_it(world: World, anna: Someone, sven: Someone) -> None:
    """Beside its own question, and at the one about what is left from last year: also what could not be done."""
    await is_planned(world, anna, sven)
    await opens_it(anna)
    await anna.says("kan inte: Inga pengar i år")
    world.passes(days=330)
    world.round = open_round(world.sessions, 2027, date(2027, 9, 1), date(2027, 11, 30))
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    assert "kan inte göras · 2026" in anna.sees
    assert f"Öppna: {WHAT}" in anna.buttons
    await anna.says("fråga 25")
    assert f"Öppna: {WHAT}" in anna.buttons
