"""Matters lifted upwards or sideways: every step reaches those who lifted, and only those who have it answer."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database import transaction
from storage.tables.reviews import MatterRow, MatterStepRow, MeasureRow
from tests.stories import cards, ways
from tests.stories.conftest import Opening
from tests.stories.world import GROUP, Someone, World, open_round

WHAT = "Ny ventilation i läkemedelsrummet"


@pytest.fixture
def kaj(world: World) -> Someone:
    """Manager of the clinic above the wards."""
    return world.somebody("Kaj Berg")


@pytest.fixture
def nils(world: World, tmp_path: Path) -> Someone:
    """Looks after the houses of the whole region; avd. 32, 33 and the surgical ward sit in one of them."""
    in_house = ("Medicinkliniken avd. 32;nej;;", "Medicinkliniken avd. 33;nej;;", "Kirurgavdelning 1;nej;;")
    world.imports(
        tmp_path,
        organisation={"opens;closes": "opens;closes;byggnad"} | {line: f"{line};Hus 12" for line in in_house},
        roles={"hanna;hr-stöd;hs;;": "hanna;hr-stöd;hs;;\nnils;fastighet;region;;"},
    )
    return world.somebody("Nils Utanroll")


def matters(world: World) -> list[MatterRow]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MatterRow).order_by(MatterRow.lifted_at)))


def steps(world: World) -> list[str]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MatterStepRow.step).order_by(MatterStepRow.id)))


def measures(world: World) -> list[MeasureRow]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MeasureRow).order_by(MeasureRow.created_at)))


async def lifts(world: World, someone: Someone, what: str = WHAT, **typed: str) -> None:
    """On its own, from the lists."""
    await someone.says("ärenden")
    await someone.presses("Lyft något")
    await someone.presses("Lyft frågan", what=what, **typed)
    await world.delivers_mail()


async def reads(someone: Someone, words: str) -> str:
    """The one letter that says this; its button is pressed."""
    [letter] = someone.letters(words)
    someone.looking_at = letter
    return await someone.presses("Öppna ärendet")


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


# --- who may


async def test_a_new_manager_answers_and_the_old_one_cannot(
    world: World, anna: Someone, kaj: Someone, tmp_path: Path
) -> None:
    """It was lifted to a role: the import moves it, and with it the reminder on the start page."""
    hugo = world.somebody("Hugo Falk")
    await lifts(world, anna)
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.presses("Tillbaka, med svar")
    press, post = kaj.button("Skicka svaret"), kaj.post
    world.imports(tmp_path, roles={"kaj;chef;med;;": "hugo;chef;med;;"})
    await kaj.presses_again(press, post, {"answer": "Nej, det går inte"})
    assert WHAT not in kaj.sees
    assert [one.state for one in matters(world)] == ["open"]
    await hugo.says("hej")
    assert "har lyft en fråga till dig" in hugo.sees
    await hugo.says("ärenden")
    await hugo.presses(f"Öppna: {WHAT}")
    await hugo.says("tillbaka: Jo, i mars")
    assert [one.state for one in matters(world)] == ["answered"]


VERBS = (
    ("matter", {}),
    ("take-matter", {"what": "Något annat", "due": "2027-05-01"}),
    ("answer-matter", {"answer": "Något annat"}),
    ("pass-on-matter", {"to_name": "Kirurgkliniken", "why": "Något annat"}),
    ("merge-matters", {"others": "00000000000000000000000000000001"}),
    ("withdraw-matter", {"why": "Något annat"}),
)


@pytest.mark.parametrize(("verb", "typed"), VERBS, ids=lambda one: one if isinstance(one, str) else "")
async def test_a_stranger_learns_and_changes_nothing(
    world: World, anna: Someone, bo: Someone, verb: str, typed: dict[str, str]
) -> None:
    """Ids can be guessed or copied; one that is nobody's is answered the same."""
    await lifts(world, anna)
    [matter] = matters(world)
    await bo.says("hej")
    for id_ in (matter.id.hex, "0" * 32):
        data = {"v": 1, "matter": id_, "revision": 0}
        await bo.presses_again({"verb": verb, "data": data}, bo.post, dict(typed))
        assert WHAT not in bo.sees
        assert "Du är inte med i den här uppföljningen" in bo.sees
    assert [one.state for one in matters(world)] == ["open"]
    assert steps(world) == []


@pytest.mark.parametrize(("verb", "typed"), VERBS[1:5], ids=lambda one: one if isinstance(one, str) else "")
async def test_who_lifted_reads_and_does_not_answer(
    world: World, anna: Someone, verb: str, typed: dict[str, str]
) -> None:
    """And is told who does."""
    await lifts(world, anna)
    [matter] = matters(world)
    data = {"v": 1, "matter": matter.id.hex, "revision": 0}
    await anna.presses_again({"verb": verb, "data": data}, anna.post, dict(typed))
    assert "Du kan läsa ärendet, men inte svara på det" in anna.sees
    assert "Kaj Berg" in anna.sees
    assert steps(world) == []


async def test_nobody_lifts_from_what_is_not_theirs(world: World, anna: Someone, sven: Someone, bo: Someone) -> None:
    """A forged unit, review or measure is refused; the representative has another way (AML 6:6 a)."""
    await ways.begins(anna)
    review = world.review()
    await bo.says("hej")
    for data in ({"node": "avd32"}, {"review": review.id.hex, "question": "q1"}, {"measure": "0" * 32}):
        await bo.presses_again({"verb": "lift-this", "data": {"v": 1, **data}}, bo.post, {"what": "Något"})
        assert "Du är inte med i den här uppföljningen" in bo.sees
    await bo.presses_again({"verb": "lift-this", "data": {"v": 1}}, bo.post, {"what": "Något", "unit": "avd32"})
    await sven.says("hej")
    data = {"v": 1, "review": review.id.hex, "question": "q1"}
    await sven.presses_again({"verb": "lift-this", "data": data}, sven.post, {"what": "Något"})
    assert "Det här gör chefen" in sven.sees
    assert matters(world) == []


async def test_a_group_chat_shows_its_review_instead(world: World, anna: Someone) -> None:
    """What is lifted, and to whom, is not for everybody in the room."""
    await lifts(world, anna)
    [matter] = matters(world)
    there = anna.at(GROUP)
    await there.says("hej")
    await there.presses_again({"verb": "matter", "data": {"v": 1, "matter": matter.id.hex}}, there.post)
    assert WHAT not in there.sees


# --- twice, and late


async def test_a_double_press_is_one_matter_and_one_step(world: World, anna: Someone, kaj: Someone) -> None:
    """A trembling thumb, or a network that repeats: saved once, told once."""
    await anna.says("lyft")
    lift, post = anna.button("Lyft frågan"), anna.post
    typed = cards.inputs(anna.card) | {"what": WHAT}
    await anna.presses_again(lift, post, typed)
    told = world.outbox()
    await anna.presses_again(lift, post, typed)
    assert len(matters(world)) == 1
    assert world.outbox() == told
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.presses("Vi tar det")
    take, post = kaj.button("Vi tar det"), kaj.post
    typed = {"what": "Ny fläkt", "due": "2027-03-31"}
    await kaj.presses_again(take, post, typed)
    told = world.outbox()
    await kaj.presses_again(take, post, typed)
    assert "Ni tar det" in kaj.sees
    assert (len(measures(world)), steps(world), world.outbox()) == (1, ["lifted", "taken"], told)


async def test_of_two_who_answer_at_once_the_second_sees_the_first(
    world: World, anna: Someone, kaj: Someone, tmp_path: Path
) -> None:
    """Manager and stand-in hold the same role: nothing is overwritten, and what was typed is kept until it is pointless."""
    world.imports(tmp_path, roles={"kaj;chef;med;;": "kaj;chef;med;;\nhugo;ställföreträdare;med;;"})
    hugo = world.somebody("Hugo Falk")
    await lifts(world, anna)
    for one in (kaj, hugo):
        await one.says("ärenden")
        await one.presses(f"Öppna: {WHAT}")
    await kaj.presses("Tillbaka, med svar")
    press, post = kaj.button("Skicka svaret"), kaj.post
    await hugo.says("vidare: till Kirurgkliniken; De har plats")
    assert "Jag hittar inte den enheten" in hugo.sees  # nobody manages it
    await hugo.says("vidare: till Kirurgavdelning 1; De har plats")
    await kaj.presses_again(press, post, {"answer": "Nej"})
    assert "Du kan läsa ärendet, men inte svara på det" in kaj.sees
    assert steps(world) == ["lifted", "passed_on"]


async def test_two_receivers_pressing_at_once_make_one_step(opening: Opening, tmp_path: Path) -> None:
    """Two threads, one matter: one of them is first, and the other is shown it."""
    async with opening(threads=2) as world:
        world.imports(tmp_path, roles={"kaj;chef;med;;": "kaj;chef;med;;\nhugo;ställföreträdare;med;;"})
        anna, kaj, hugo = (world.somebody(name) for name in ("Anna Ek", "Kaj Berg", "Hugo Falk"))
        await lifts(world, anna)
        presses = []
        for one in (kaj, hugo):
            await one.says("ärenden")
            await one.presses(f"Öppna: {WHAT}")
            await one.presses("Tillbaka, med svar")
            answer = one.button("Skicka svaret")
            presses.append(one.presses_again(answer, one.post, {"answer": f"Svar av {one.who.name}"}))
        seen = await asyncio.gather(*presses)
        assert steps(world) == ["lifted", "answered"]
        assert sum("Svaret är skickat" in one for one in seen) == 1
        assert sum("Kortet var gammalt" in one for one in seen) == 1


async def test_an_old_card_changes_nothing(world: World, anna: Someone, kaj: Someone) -> None:
    """It is answered with today's."""
    await lifts(world, anna)
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.presses("Tillbaka, med svar")
    press, post = kaj.button("Skicka svaret"), kaj.post
    await kaj.says("tillbaka: Det blir i mars")
    await kaj.presses_again(press, post, {"answer": "Nej, aldrig"})
    assert "Kortet var gammalt" in kaj.sees
    assert "Nej, aldrig" not in kaj.sees
    assert steps(world) == ["lifted", "answered"]


async def test_the_unit_takes_it_back(world: World, anna: Someone, kaj: Someone) -> None:
    """It solved itself: the receiver is told, and nobody is reminded any more."""
    await kaj.installs()
    await lifts(world, anna)
    assert kaj.letters("Anna Ek har lyft ett ärende till dig")
    await anna.says("ta tillbaka: Det löste sig")
    assert "Ärendet är tillbakataget" in anna.sees
    await world.delivers_mail()
    assert kaj.letters("Anna Ek har tagit tillbaka ett lyft ärende")
    await kaj.says("hej")
    assert WHAT not in kaj.sees


async def test_a_letter_about_what_has_moved_on_is_not_sent(world: World, anna: Someone, kaj: Someone) -> None:
    """It is written when it is sent: by then somebody else may have it."""
    await anna.says(f"lyft: {WHAT}")
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.says("vidare: till HR; Det är deras")
    await world.delivers_mail()
    assert not kaj.letters("Anna Ek har lyft ett ärende till dig")


# --- through the year


async def test_next_year_shows_what_was_lifted_before(world: World, anna: Someone, kaj: Someone) -> None:
    """Beside its question, with how it stands."""
    await ways.begins(anna)
    await anna.presses("Nej")
    await anna.presses("Lyft frågan", what=WHAT)
    world.passes(days=330)
    world.round = open_round(world.sessions, 2027, date(2027, 9, 1), date(2027, 11, 30))
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    assert f"Lyft: ”{WHAT}”" in anna.sees  # on the question itself, before it is answered again
    assert "väntar på svar · 2026" in anna.sees
    await anna.presses(f"Öppna: {WHAT}", comment="Fortfarande samma sak")
    await anna.presses("Tillbaka till frågan")
    assert cards.inputs(anna.card)["comment"] == "Fortfarande samma sak"
    await anna.presses("Nej")
    assert f"Lyft tidigare: ”{WHAT}” (väntar på svar)" in anna.sees
    await anna.presses(f"Öppna: {WHAT}")
    assert "väntar på svar" in anna.sees
    await kaj.says("ärenden")
    await kaj.presses(f"Öppna: {WHAT}")
    await kaj.says("tillbaka: Fläkten byts i mars")
    await anna.says("1")
    assert f"Lyft: ”{WHAT}”" not in anna.sees  # answered: it waits no more


async def test_who_owes_an_answer_is_reminded_until_it_is_given(world: World, anna: Someone, kaj: Someone) -> None:
    """In the same digest as everything else: a week and a day before, and when the day has passed."""
    await kaj.installs()
    await lifts(world, anna, due="2026-12-15")
    world.passes(days=22)  # the 8th of December, a week before
    await world.looks_at_the_calendar()
    [first] = kaj.letters("Ett lyft ärende väntar på ert svar")
    assert WHAT in cards.text(first.card)
    world.passes(days=8)  # the day after
    await world.looks_at_the_calendar()
    [late] = kaj.letters("Ett lyft ärende har inte fått svar")
    kaj.looking_at = late
    await kaj.presses("Öppna ärendet")
    await kaj.says("tillbaka: Det blir i mars")
    posts = len(kaj.inbox)
    world.passes(days=60)
    await world.looks_at_the_calendar()
    assert len(kaj.inbox) == posts


async def test_without_a_day_it_is_asked_for_after_four_weeks(world: World, anna: Someone, kaj: Someone) -> None:
    """And every four weeks after that."""
    await kaj.installs()
    await lifts(world, anna)
    for days, letters in ((21, 0), (7, 1), (7, 1), (21, 2)):
        world.passes(days=days)
        await world.looks_at_the_calendar()
        assert len(kaj.letters("Ett lyft ärende väntar på ert svar")) == letters


async def test_the_coordinator_sees_how_many_want_support_and_not_who(world: World, anna: Someone) -> None:
    """Wishes for support go to those who give it; the coordinator plans with the number."""
    await ways.begins(anna)
    await anna.presses("Vill ha stöd")
    ingrid = world.somebody("Ingrid Sjöström")
    await ingrid.says("hej")
    assert "1 önskemål om stöd i år" in ingrid.sees
    assert "Anna" not in ingrid.sees
    await anna.says("hej")
    assert "önskemål om stöd" not in anna.sees
