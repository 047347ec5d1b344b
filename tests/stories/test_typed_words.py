"""All of it with typed words: phones whose buttons fail, screen readers, and people who would rather write."""

from __future__ import annotations

import pytest

from tests.stories import cards, ways
from tests.stories.world import Someone, World


async def says_all(who: Someone, *words: str) -> None:
    for one in words:
        await who.says(one)
        assert "gick fel" not in who.sees
        assert cards.buttons(who.card), f"{one!r} led to a dead end"


async def test_the_whole_way_in_swedish(world: World, anna: Someone, sven: Someone) -> None:
    """From start to signed without one press."""
    await says_all(anna, "hej", "starta", "deltagare: 12 1 0")
    assert "Fråga 1 av 26" in anna.sees
    await anna.says("ja: vi tar upp det varje måndag")
    assert "Fråga 2 av 26" in anna.sees
    await says_all(anna, "delvis: saknar rutin", "åtgärd: Skriva en rutin; Anna Ek; 31 mars 2027")
    assert "Fråga 3 av 26" in anna.sees
    await says_all(anna, "nej", "klart direkt: Satte upp listan")
    await says_all(anna, "nej", "ingen åtgärd: Beslut finns redan")
    await says_all(anna, "nej", "lyft: Vi behöver fler tjänster")
    await says_all(anna, "ej aktuellt")
    assert "Fråga 6" in anna.sees
    await anna.says("ej aktuellt: inget att lyfta")
    assert "Fråga 7 av 26" in anna.sees
    await says_all(anna, "stöd", "kommentar: Vet inte hur", "hoppa")
    assert "Fråga 8 av 26" in anna.sees
    await anna.says("tillbaka")
    assert "Fråga 7 av 26" in anna.sees
    assert cards.inputs(anna.card)["comment"] == "Vet inte hur"
    await anna.says("fråga 20")
    assert "Fråga 20 av 26" in anna.sees
    await anna.says("7 ja")
    await anna.says("fråga 8")
    for _ in range(19):
        await anna.says("ja")
    await anna.says("översikt")
    assert "26 av 26" in anna.sees
    await anna.says("lämna över")
    await world.delivers_mail()

    await sven.says("starta")
    assert "Område 1 av 8" in sven.sees
    await says_all(sven, "1 nej: inte på natten", "kommentera 2: rutinen behövs", "föreslå: Prata om nattpassen")
    await sven.says("starta")
    for _ in range(12):
        await sven.says("håller med")
    review = world.review()
    assert len(review.dissents) == 1
    assert review.stage.value == "talking"

    await says_all(anna, "starta")
    assert "inte på natten" in anna.sees
    await anna.says("låt stå")
    assert world.review().to_talk_through == ()
    await anna.presses("Säg nej", what="Det finns redan i planen")  # a proposal is declined on its card
    await says_all(anna, "skriv under")
    assert world.review().signatures == ()
    await says_all(anna, "skriv under: Det mesta fungerar")
    await says_all(sven, "skriv under", "skriv under")
    review = world.review()
    assert review.signed_at is not None
    assert review.judgement == "Det mesta fungerar"
    assert [one.what for one in review.plan] == ["Skriva en rutin", "Satte upp listan"]
    assert str(review.plan[0].due) == "2027-03-31"

    await says_all(anna, "öppna igen")
    assert world.review().version == 1
    await says_all(anna, "öppna igen: fel på fråga 8")
    assert world.review().version == 2


async def test_the_whole_way_in_english(world: World, anna: Someone, sven: Someone) -> None:
    """Not everybody who leads a unit in Sweden reads Swedish best."""
    await anna.says("english")
    await says_all(anna, "start", "participants: 12 1 0")
    assert "Question 1 of 26" in anna.sees
    await says_all(anna, "yes: every Monday", "partly", "measure: Write a routine; me; 2027-03-31")
    await says_all(anna, "no", "done: Put up the list", "no", "no measure: decided already", "skip", "back")
    assert "Question 5 of 26" in anna.sees
    for _ in range(22):
        await anna.says("yes")
    await anna.says("overview")
    assert "26" in anna.sees
    await says_all(anna, "hand over")
    await says_all(sven, "in english", "start", "question 1")
    assert "Question 1" in sven.sees
    await says_all(sven, "no: not at night", "start")
    for _ in range(12):
        await sven.says("agree")
    await says_all(anna, "start", "let stand", "sign", "sign")
    await says_all(sven, "sign", "sign")
    assert world.review().signed_at is not None


async def test_the_language_is_changed_and_stays(world: World, anna: Someone) -> None:
    """Chosen once; Teams' own language does not change it back."""
    await anna.says("hej")
    assert "Nästa steg" in anna.sees
    await anna.says("språk")
    assert "Next" in anna.sees
    await anna.says("starta")
    assert "Who takes part" in anna.sees
    await anna.says("språk: svenska")
    await anna.says("starta")
    assert "Vilka deltar" in anna.sees
    await anna.says("Språk: English")
    await anna.says("starta")
    assert "Who takes part" in anna.sees


@pytest.mark.parametrize(
    "said",
    ["blablabla", "", "??", "jag vet inte riktigt", "99 ja", "fråga 99", "ja men bara ibland", "😀", ":", "ja ja"],
)
async def test_what_is_not_understood_is_answered_usefully(world: World, anna: Someone, said: str) -> None:
    """Told so, with the next step and how to get help; and nothing is guessed."""
    await ways.begins(anna)
    before = world.history()
    await anna.says(said)
    assert world.history() == before
    assert "hjälp" in anna.sees.lower()
    assert cards.buttons(anna.card)


async def test_one_can_go_on_after_a_misunderstanding(world: World, anna: Someone) -> None:
    """The question one was at is still the one that "ja" answers."""
    await ways.begins(anna)
    await anna.says("hmm")
    await anna.says("ja")
    assert "Fråga 2 av 26" in anna.sees
    assert world.review().answered == 1


async def test_the_rep_s_bare_yes_answers_nothing(world: World, anna: Someone, sven: Someone) -> None:
    """On an area card "nej" could mean any of four questions."""
    await ways.hands_over(world, anna)
    await sven.says("starta")
    before = world.history()
    await sven.says("nej")
    assert world.history() == before
    assert "1 nej" in sven.sees or "hjälp" in sven.sees.lower()


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("deltagare: 12 1 0", (1, 12, 1, 0)),
        ("deltagare: 12", (1, 12, 1, 0)),
        ("Deltagare: 2 chefer, 14 medarbetare, 1 skyddsombud, 3 fackliga", (2, 14, 1, 3)),
        ("participants: 14 employees 2 union", (1, 14, 1, 2)),
    ],
)
async def test_who_takes_part_in_words(
    world: World, anna: Someone, said: str, counts: tuple[int, int, int, int]
) -> None:
    """Numbers in the order of the card, or with words in any order."""
    await anna.says("starta")
    await anna.says(said)
    found = world.review().participants
    assert found is not None
    assert (found.managers, found.employees, found.safety_reps, found.union_reps) == counts


async def test_counting_anew_does_not_part_a_pair_that_sits_together(world: World, anna: Someone) -> None:
    """One more colleague was counted; that says nothing about how the pair answers."""
    await anna.says("starta")
    await anna.presses("Vi sitter tillsammans", employees="12")
    await anna.says("deltagare: 13 1 0")
    review = world.review()
    assert review.together is True
    assert review.participants is not None
    assert review.participants.employees == 13


async def test_help_tells_what_can_be_written(world: World, anna: Someone, sven: Someone) -> None:
    """In the reader's own words, for their own part."""
    await anna.says("hjälp")
    for word in ("ja", "delvis", "hoppa", "tillbaka", "översikt"):
        assert word in anna.sees.lower()
    await sven.says("hjälp")
    assert "håller med" in sven.sees.lower()


async def test_with_a_message_sent_twice_it_is_answered_once(world: World, anna: Someone) -> None:
    """Teams delivers again when an answer was slow: "ja" must not answer question 2 as well."""
    await ways.begins(anna)
    body = world.teams.activity("message", anna.who, anna.chat, text="ja")
    for _ in range(2):
        assert (await world.send(body)).status == 200
    assert world.review().answered == 1


@pytest.mark.parametrize(
    "detour", [("nivån", "fråga 9"), ("hej",), ("hjälp",), ("åtgärder",), ("handlingsplan",), ("kvitto",)]
)
async def test_an_answer_typed_on_another_page_is_asked_about(
    world: World, anna: Someone, detour: tuple[str, ...]
) -> None:
    """The page on the screen is not about the review any more, so "nej" must not be saved on its seventh question."""
    await ways.begins(anna)
    for said in detour:
        await anna.says(said)
    before = world.history()
    await anna.says("nej: tid saknas")
    assert world.history() == before
    assert "Vilken fråga gäller det?" in anna.sees
    assert cards.inputs(anna.card)["text"] == "nej: tid saknas"
    await anna.presses("Visa frågan", number="9")
    assert "Fråga 9 av 26" in anna.sees
    assert cards.inputs(anna.card)["comment"] == "nej: tid saknas"
    assert world.history() == before


async def test_what_is_not_understood_stays_on_the_page_in_its_field(world: World, anna: Someone) -> None:
    """A sentence is quicker to change than to write again; and the place is not lost."""
    await ways.begins(anna)
    await anna.says("jag vet inte riktigt hur vi gör")
    assert "Fråga 1 av 26" in anna.sees
    assert "Det där förstod jag inte" in anna.sees
    assert cards.inputs(anna.card)["comment"] == "jag vet inte riktigt hur vi gör"
    await anna.says("delvis")
    assert world.review().answered == 1


async def test_a_slip_in_a_command_is_offered_as_a_button(world: World, anna: Someone) -> None:
    """And is not put into the comment, where the next press would save it."""
    await ways.begins(anna)
    await anna.says("öveersikt")
    assert cards.inputs(anna.card)["comment"] == ""
    await anna.presses("Översikt")
    assert "0 av 26" in anna.sees
