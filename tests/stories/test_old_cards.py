"""Cards stand in a chat for months. A press on an old one answers with today's card, says why, and changes nothing."""

from __future__ import annotations

import pytest

from tests.stories import cards, ways
from tests.stories.teams import Json, Post
from tests.stories.world import Someone, World


async def kept_buttons(anna: Someone, sven: Someone, world: World) -> list[tuple[Someone, str, Json]]:
    """A whole review, and one button of each kind that changed something on the way."""
    kept: list[tuple[Someone, str, Json]] = []

    async def presses(who: Someone, title: str, **typed: str) -> None:
        kept.append((who, title, cards.button(who.card, title) | {"typed": cards.inputs(who.card) | typed}))
        await who.presses(title, **typed)

    await anna.says("starta")
    await presses(anna, "Var för sig", employees="12")
    await presses(anna, "Vill ha stöd")
    await presses(anna, "Nej", comment="Ord från första versionen")
    await presses(anna, "Planera", what="Åtgärd från första versionen", due="2027-01-31")
    await presses(anna, "Delvis")
    await presses(anna, "Klart direkt", what="Gjort i första versionen")
    await presses(anna, "Nej")
    await presses(anna, "Ingen åtgärd", what="Skäl från första versionen")
    await presses(anna, "Nej")
    await presses(anna, "Lyft frågan", what="Lyft i första versionen")
    await presses(anna, "Hoppa över", comment="Hoppade")
    await anna.answers_everything("Ja")
    await presses(anna, "Lämna över")
    await sven.says("starta")
    await sven.presses("Ser annorlunda")
    await presses(sven, "Ja", comment="Ser annorlunda i första versionen")
    while agree := next((one for one in sven.buttons if one.startswith("Håller med")), None):
        await presses(sven, agree)
    await anna.says("starta")
    await presses(anna, "Låt båda stå")
    for signer in (sven, anna):
        await signer.says("starta")
        await presses(signer, "Skriv under", judgement="Omdöme ett")
    assert world.review().signed_at is not None
    return kept


async def test_cards_from_before_reopening_change_nothing(world: World, anna: Someone, sven: Someone) -> None:
    """Reopened because of question 8: a card of the signed version must not quietly answer question 1 anew."""
    kept = await kept_buttons(anna, sven, world)
    await anna.presses("Öppna igen")
    await anna.presses("Öppna igen", reason="Fel svar på fråga 8")
    await anna.says("1 delvis: nu är det annorlunda")
    before, review = world.history(), world.review()
    posts = {one.who.name: one.post for one in (anna, sven)}
    for who, title, button in kept:
        for typed in (button["typed"], anew(button["typed"])):
            sees = await who.presses_again(button, posts[who.who.name], typed)
            assert world.history() == before, f"{title} changed something: {sees}"
            assert "gick fel" not in sees
            assert cards.buttons(who.card), f"{title} led to a dead end"
    assert world.review() == review


def anew(typed: Json) -> Json:
    """Other words in the same fields."""
    return {name: "Andra ord" if name in ("what", "comment", "reason", "judgement") else typed[name] for name in typed}


async def test_cards_of_a_signed_review_change_nothing(world: World, anna: Someone, sven: Someone) -> None:
    """What is signed is signed."""
    kept = await kept_buttons(anna, sven, world)
    before = world.history()
    posts = {one.who.name: one.post for one in (anna, sven)}
    for who, title, button in kept:
        for typed in (button["typed"], anew(button["typed"])):
            sees = await who.presses_again(button, posts[who.who.name], typed)
            assert world.history() == before, f"{title} changed something: {sees}"
            assert "gick fel" not in sees


async def test_an_old_answer_card_says_who_has_changed_what(world: World, anna: Someone, sven: Someone) -> None:
    """A card of question 1 from this morning, and the answer was changed at noon."""
    await ways.begins(anna)
    old, post = anna.button("Ja"), anna.post
    await anna.presses("Delvis", comment="På dagtid")
    await anna.presses("Klart direkt", what="Gjort")
    world.passes(hours=4)
    sees = await anna.presses_again(old, post, {"comment": "Något annat"})
    assert "Anna Ek" in sees
    assert "Inget har skrivits över" in sees
    assert cards.inputs(anna.card)["comment"] == "Något annat"
    answer = world.review().answers[world.review().checklist.questions[0].id]
    assert (answer.choice, answer.comment) == ("partly", "På dagtid")


async def test_a_measure_planned_with_an_old_card_again_does_not_undo_what_was_changed_since(
    world: World, anna: Someone
) -> None:
    """The same "Planera" pressed after its day was moved, or after it was taken out, brings nothing back."""
    await ways.begins(anna)
    await anna.presses("Nej")
    plan, post = anna.button("Planera"), anna.post
    typed = cards.inputs(anna.card) | {"what": "Ta upp det på APT", "due": "2027-01-31"}
    await anna.presses_again(plan, post, typed)
    await anna.says("plan")
    await anna.presses("Ändra")
    await anna.presses(anna.buttons[0], due="2027-03-31")
    before = world.history()
    await anna.presses_again(plan, post, typed)
    assert world.history() == before
    assert str(world.review().measures[0].due) == "2027-03-31"
    await anna.says("plan")
    await anna.presses("Ändra")
    await anna.presses("Ta bort")
    assert world.review().measures[0].state.value == "cancelled"
    before = world.history()
    await anna.presses_again(plan, post, typed)
    assert world.history() == before
    assert world.review().measures[0].state.value == "cancelled"


async def test_a_refresh_by_itself_changes_nothing(world: World, anna: Someone) -> None:
    """Teams may press by itself when a card is scrolled into view; that is no answer of anybody's."""
    await ways.begins(anna)
    before = world.history()
    for action in cards.buttons(anna.card):
        body = world.teams.press(action["verb"], action["data"], anna.who, anna.chat, automatic=True)
        response = await world.send(body)
        assert response.status == 200
        assert "Fråga 1 av 26" in cards.text((await response.json())["value"])
    assert world.history() == before


@pytest.mark.parametrize("data", [{}, {"v": 1}, {"v": 99, "review": "00000000000000000000000000000000"}])
async def test_a_button_of_another_age_leads_on(world: World, anna: Someone, data: Json) -> None:
    """A verb nobody knows any more, data of a format to come."""
    await anna.says("hej")
    for verb in ("answer", "svara-2019", "open"):
        post = Post(conversation=anna.chat.id, id="1", card={}, summary="")
        sees = await anna.presses_again({"verb": verb, "data": data}, post)
        assert cards.buttons(anna.card)
        assert "gick fel" not in sees
    assert world.history() == 0
