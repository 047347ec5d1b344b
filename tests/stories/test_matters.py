"""Matters lifted upwards or sideways: every step reaches those who lifted, and only those who have it answer."""

from __future__ import annotations

from datetime import date

from tests.stories import cards, ways
from tests.stories.lifting import WHAT, lifts, matters, measures, reads, steps
from tests.stories.world import Someone, World

# --- upwards


async def test_a_unit_lifts_the_superior_takes_it_and_the_unit_hears_when_it_is_done(
    world: World, anna: Someone, sven: Someone, kaj: Someone
) -> None:
    """The whole way: a question with Nej, a measure at the level above, and a receipt at each step."""
    for one in (anna, sven, kaj):
        await one.installs()
    await ways.begins(anna)
    await anna.presses("Nej")
    await anna.presses("Lyft frågan", what=WHAT, due="2026-12-15")
    assert "Frågan är lyft" in anna.sees
    await world.delivers_mail()
    await reads(kaj, "Anna Ek har lyft ett ärende till dig")
    assert WHAT in kaj.sees
    assert "15 december 2026" in kaj.sees
    assert "Fråga 1" in kaj.sees
    await kaj.presses("Vi tar det")
    await kaj.presses("Vi tar det", what="Beställa ny fläkt", due="2027-03-31")
    assert "Medicinkliniken tar det" in kaj.sees
    await world.delivers_mail()
    for one in (anna, sven):  # the manager and the representative of the review
        assert "Beställa ny fläkt" in await reads(one, "Medicinkliniken tar sig an det ni lyfte")
    [measure] = measures(world)
    assert (measure.node_id, measure.review_id, measure.accountable_id) == ("med", None, "kaj")
    assert measure.due == date(2027, 3, 31)
    await kaj.presses("Öppna åtgärden")
    await kaj.presses("Klar", what="Fläkten sitter")
    await world.delivers_mail()
    assert anna.letters("Det ni lyfte har lett till något: nu är det gjort")
    world.passes(weeks=8)
    await kaj.says("mina åtgärder")
    await kaj.presses("Öppna: Beställa ny fläkt")
    await kaj.presses("Ja, det hjälpte", note="Inga klagomål")
    await world.delivers_mail()
    assert "och det hjälpte" in await reads(anna, "Det som gjordes åt det ni lyfte har hjälpt")
    assert sven.letters("Det som gjordes åt det ni lyfte har hjälpt")
    assert steps(world) == ["lifted", "taken"]


async def test_it_comes_back_with_an_answer(world: World, anna: Someone, kaj: Someone) -> None:
    """No is an answer, too, and reaches those who asked in the words of the one who gave it."""
    for one in (anna, kaj):
        await one.installs()
    await lifts(world, anna)
    await reads(kaj, "Anna Ek har lyft ett ärende till dig")
    await kaj.presses("Tillbaka, med svar")
    await kaj.presses("Skicka svaret", answer="")
    assert "Skriv svaret" in kaj.sees
    await kaj.presses("Skicka svaret", answer="Huset rivs i maj, ni får ett nytt rum")
    await world.delivers_mail()
    [letter] = anna.letters("Medicinkliniken har svarat på det ni lyfte")
    assert "Huset rivs i maj" in cards.text(letter.card)
    await anna.says("ärenden")
    assert "besvarat" in anna.sees
    await kaj.says("hej")
    assert WHAT not in kaj.sees


async def test_from_a_yes_from_a_measure_and_after_signing(world: World, anna: Someone, sven: Someone) -> None:
    """What is lifted is not part of what is signed: it can be done whenever it is needed."""
    await ways.begins(anna)
    await anna.presses("Ja")
    await anna.presses("Lägg till aktivitet")
    await anna.presses("Lyft frågan", what="Fler enheter borde göra så")
    await anna.presses("Nej")
    await anna.presses("Planera", what="Skyddsrond", due="2027-01-31")
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    revision = world.review().revision
    await anna.says("mina åtgärder")
    await anna.presses("Öppna: Skyddsrond")
    await anna.says("lyft: Skyddsronden behöver ledas av kliniken; 2027-01-15")
    assert "väntar på svar" in anna.sees
    await anna.says("fråga 3")
    await anna.says("lyft: Lyft efter underskriften")
    assert "Frågan är lyft" in anna.sees
    lifted = matters(world)
    assert [one.question_id for one in lifted] == ["q1", "q2", "q3"]
    assert [one.measure_id is not None for one in lifted] == [False, True, False]
    assert lifted[1].wanted_by == date(2027, 1, 15)
    assert {one.review_id for one in lifted} == {world.review().id}
    assert world.review().revision == revision
    assert world.review().signed_at is not None


async def test_a_task_is_handed_back_to_the_superior(world: World, anna: Someone, kaj: Someone) -> None:
    """Who cannot carry an allocated task hands it back, in writing and to nobody else (AFS 2023:1 9 §)."""
    for one in (anna, kaj):
        await one.installs()
    await ways.begins(anna)
    await anna.says("fråga 8")
    await anna.presses("Nej")
    field = next(one for one in cards.walk(anna.card) if one.get("id") == "to")
    assert "lämna tillbaka en uppgift" in str(field["choices"])
    await anna.presses("Lyft frågan", what="Jag har inte befogenhet över lokalerna", to="return")
    assert "Uppgiften är lämnad tillbaka" in anna.sees
    await world.delivers_mail()
    [letter] = kaj.letters("Anna Ek lämnar tillbaka en uppgift till dig")
    assert "AFS 2023:1 9 §" in cards.text(letter.card)
    assert [(one.kind, one.to_node_id) for one in matters(world)] == [("returned_task", "med")]


async def test_only_from_the_questions_about_tasks(world: World, anna: Someone) -> None:
    """A forged choice on another question is refused, and what was typed is still there."""
    await ways.begins(anna)
    await anna.presses("Nej")
    await anna.presses("Lyft frågan", what="Ventilationen", to="return")
    assert "Välj vem det ska till" in anna.sees
    assert cards.inputs(anna.card)["what"] == "Ventilationen"
    assert matters(world) == []


# --- sideways


async def test_it_is_passed_on_to_premises_who_answer(world: World, anna: Someone, kaj: Someone, nils: Someone) -> None:
    """The clinic cannot mend a house: who lifted it is told where it went and why, and who had it may not answer any more."""
    for one in (anna, kaj, nils):
        await one.installs()
    await lifts(world, anna, due="2026-12-01")
    await reads(kaj, "Anna Ek har lyft ett ärende till dig")
    answer, old = kaj.button("Tillbaka, med svar"), kaj.post
    await kaj.presses("Vidare")
    await kaj.presses("Vidare", why="Det är deras hus")
    assert "Välj vem det ska till" in kaj.sees
    await kaj.presses("Vidare", to="premises:region", why="Det är deras hus", due="2027-01-31")
    assert "Fastighet, Region Norr" in kaj.sees
    assert "Vidare" not in kaj.buttons
    await world.delivers_mail()
    [receipt] = anna.letters("Det ni lyfte har gått vidare till Fastighet, Region Norr")
    assert "Det är deras hus" in cards.text(receipt.card)
    await reads(nils, "Kaj Berg har skickat ett ärende vidare till dig")
    assert "31 januari 2027" in nils.sees
    await kaj.presses_again(answer, old)
    assert "Skicka svaret" not in kaj.buttons
    await nils.says("tillbaka: Fläkten byts i mars")
    await world.delivers_mail()
    assert anna.letters("Fastighet, Region Norr har svarat på det ni lyfte")
    assert steps(world) == ["lifted", "passed_on", "answered"]


async def test_premises_take_it_with_a_measure_of_their_own(world: World, anna: Someone, nils: Someone) -> None:
    """They manage no unit: the measure is theirs because they see to it, and lives like any other."""
    await anna.installs()
    await lifts(world, anna, to="premises:region")
    await nils.says("hej")
    await nils.presses("Öppna")
    await nils.says("vi tar det: Nytt filter; 2027-02-01; jag")
    await nils.presses("Öppna åtgärden")
    await nils.says("kan inte: Filtret har utgått")
    await world.delivers_mail()
    assert anna.letters("Det som planerades åt det ni lyfte blir inte gjort")
    await nils.says("ärenden")
    await nils.presses(f"Öppna: {WHAT}")
    await nils.says("tillbaka: Hela fläkten byts i stället, av kliniken")
    await world.delivers_mail()
    assert anna.letters("har svarat på det ni lyfte")
    assert steps(world) == ["lifted", "taken", "answered"]


async def test_straight_to_premises_hr_or_another_unit(world: World, anna: Someone, nils: Someone, bo: Someone) -> None:
    """By choice or by name; a name that fits nobody or several is said, with what was typed kept."""
    await anna.says("lyft: Rummet är för varmt; till fastighet; 2026-12-24")
    await anna.says("lyft: Vi behöver stöd med schemat; till HR")
    await anna.says("lyft: Kan ni låna ut liften?; till Kirurgavdelning")
    await anna.says("lyft: Kan vi dela larm?; till avd. 33")
    assert [(one.to_node_id, one.to_role) for one in matters(world)] == [
        ("region", "premises"),
        ("hs", "hr_support"),
        ("kir1", "manager"),
        ("avd33", "manager"),
    ]
    assert matters(world)[0].wanted_by == date(2026, 12, 24)
    await anna.says("lyft: Någonting; till Månen")
    assert "Jag hittar inte den enheten" in anna.sees
    assert cards.inputs(anna.card)["what"] == "Någonting"
    await anna.presses("Lyft frågan", to_name="Medicinkliniken avd.")
    assert "Flera enheter heter så" in anna.sees
    await bo.says("hej")
    assert "Kan vi dela larm?" in bo.sees


async def test_without_anybody_in_the_role_premises_is_not_offered(world: World, anna: Someone) -> None:
    """A letter box that nobody empties is worse than none."""
    await anna.says("lyft")
    assert "Fastighet" not in str(anna.card)
    assert "HR-stöd" in str(anna.card)


# --- several voices


async def test_three_units_in_one_house_become_one_matter(
    world: World, anna: Someone, sven: Someone, bo: Someone, nils: Someone
) -> None:
    """Offered where the house is the same; every voice is kept, and one answer reaches all."""
    disa = world.somebody("Disa Holm")
    eva = world.somebody("Eva Lund")
    for one in (anna, sven, bo, disa, eva, nils):
        await one.installs()
    await lifts(world, anna, "Ventilationen på plan 3", to="premises:region", due="2027-02-01")
    await lifts(world, bo, "Det drar i korridoren", to="premises:region", due="2027-01-15")
    await lifts(world, disa, "28 grader i juli", to="premises:region")
    await lifts(world, eva, "Parkeringen", to="premises:region")  # another house
    await nils.says("ärenden")
    await nils.presses("Öppna: Ventilationen på plan 3")
    assert "2 andra enheter har lyft samma sak" in nils.sees
    await nils.presses("Slå ihop")
    chosen = cards.inputs(nils.card)["others"]
    assert len(chosen.split(",")) == 2
    await nils.presses("Slå ihop")
    assert "3 enheter har lyft samma sak" in nils.sees
    for words in ("Ventilationen på plan 3", "Det drar i korridoren", "28 grader i juli"):
        assert words in nils.sees
    assert "15 januari 2027" in nils.sees  # the earliest wish
    await world.delivers_mail()
    assert bo.letters("Det ni lyfte behandlas tillsammans med andras")
    await nils.says("tillbaka: Vi byter hela aggregatet i mars")
    await world.delivers_mail()
    for one in (anna, sven, bo, disa):
        [letter] = one.letters("har svarat på det ni lyfte")
        assert "Vi byter hela aggregatet" in cards.text(letter.card)
    assert not eva.letters("har svarat på det ni lyfte")
    await bo.says("ärenden")
    await bo.presses("Öppna: Det drar i korridoren")
    assert "3 enheter har lyft samma sak" in bo.sees
    assert "Vi byter hela aggregatet" in bo.sees


async def test_merged_by_hand_though_nothing_is_alike(world: World, anna: Someone, kaj: Someone, bo: Someone) -> None:
    """The receiver knows what belongs together; a second press merges nothing twice."""
    await lifts(world, anna, "Ventilationen")
    await lifts(world, bo, "Luften i rum 12")
    await kaj.says("ärenden")
    await kaj.presses("Öppna: Ventilationen")
    assert "har lyft samma sak" not in kaj.sees
    await kaj.presses("Slå ihop")
    await kaj.presses("Slå ihop", others="")
    assert "Välj vilka ärenden" in kaj.sees
    other = next(one for one in matters(world) if one.what == "Luften i rum 12")
    press, post = kaj.button("Slå ihop"), kaj.post
    await kaj.presses_again(press, post, {"others": other.id.hex})
    assert "2 enheter har lyft samma sak" in kaj.sees
    await kaj.presses_again(press, post, {"others": other.id.hex})
    assert steps(world) == ["lifted", "merged", "merged"]
    assert sorted(one.state for one in matters(world)) == ["merged", "open"]
