"""The pair sits together and answers in one group chat: one state, two people pressing."""

from __future__ import annotations

import asyncio

import pytest

from storage.database import transaction
from storage.tables.reviews import HistoryRow
from tests.stories import cards
from tests.stories.conftest import Opening
from tests.stories.teams import Post
from tests.stories.world import GROUP, Someone, World


async def sit_together(world: World, anna: Someone, sven: Someone) -> tuple[Someone, Someone]:
    """At the first question, on one card that both look at."""
    await anna.says("starta")
    await anna.presses("Vi sitter tillsammans", employees="12")
    there, here = sven.at(GROUP), anna.at(GROUP)
    await there.says("starta")
    here.looking_at = there.post
    assert "Fråga 1 av 26" in here.sees
    return here, there


def card_of(world: World) -> Post:
    return world.teams.chats.of(GROUP.id)[-1]


async def edited(world: World) -> None:
    world.passes(seconds=3)
    await world.delivers_mail()


async def test_a_press_by_one_updates_the_card_for_both(world: World, anna: Someone, sven: Someone) -> None:
    """They look at two screens and must see the same question, and who pressed."""
    here, there = await sit_together(world, anna, sven)
    await there.presses("Ja", comment="Vi var eniga")
    assert "Fråga 2 av 26" in there.sees
    assert "Fråga 1 av 26" in here.sees
    await edited(world)
    assert "Fråga 2 av 26" in here.sees
    assert "Sven Lindqvist-Åkerström" in here.sees
    assert len(world.teams.chats.of(GROUP.id)) == 1
    await here.presses("Ja")
    await edited(world)
    assert "Fråga 3 av 26" in there.sees
    assert "Anna Ek" in there.sees


async def test_two_presses_at_the_same_moment_overwrite_nothing(opening: Opening) -> None:
    """Real threads, real transactions: one of them is first, the other is told, and what they typed is still there."""
    async with opening(threads=4) as world:
        anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
        here, there = await sit_together(world, anna, sven)
        await asyncio.gather(
            here.presses("Nej", comment="Annas ord om läget"), there.presses("Ja", comment="Svens ord om läget")
        )
        review = world.review()
        answer = review.answers[review.checklist.questions[0].id]
        first, second = (here, there) if answer.by == "anna" else (there, here)
        theirs = {"anna": "Annas ord om läget", "sven": "Svens ord om läget"}
        assert answer.comment == theirs[answer.by]
        assert "Inget har skrivits över" in second.sees
        assert first.who.name in second.sees
        assert theirs["anna" if second is here else "sven"] in cards.inputs(second.card)["comment"]
        assert "skrivits över" not in first.sees
        with transaction(world.sessions) as session:
            rows = session.query(HistoryRow).where(HistoryRow.subject.startswith("answer:")).all()
            assert len(rows) == 1


async def test_many_presses_at_the_same_moment_all_count_once(opening: Opening) -> None:
    """Ten impatient presses on one button: one answer, no apology."""
    async with opening(threads=4) as world:
        anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
        here, there = await sit_together(world, anna, sven)
        ja, post = here.button("Ja"), here.post
        before = world.history()
        pressing = [one.presses_again(ja, post) for one in (here, there) * 5]
        seen = await asyncio.gather(*pressing)
        assert world.history() == before + 1
        assert not [card for card in seen if "gick fel" in card]
        assert world.review().answered == 1


async def test_different_questions_at_the_same_moment_are_both_kept(opening: Opening) -> None:
    """The pair may have split the list; nobody's answer makes the other's old."""
    async with opening(threads=4) as world:
        anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
        here, there = await sit_together(world, anna, sven)
        await there.says("fråga 5")
        here.looking_at = world.teams.chats.of(GROUP.id)[0]
        await asyncio.gather(here.presses("Ja"), there.presses("Ja"))
        questions = world.review().checklist.questions
        assert set(world.review().answers) == {questions[0].id, questions[4].id}


async def test_the_rep_may_not_answer_for_the_manager_what_is_put_to_the_manager(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Question 8 asks whether the manager has the knowledge and the time. Not for somebody else to press."""
    _, there = await sit_together(world, anna, sven)
    before = world.history()
    await there.says("8 ja")
    assert world.history() == before


async def test_both_agree_and_sign_in_the_group(world: World, anna: Someone, sven: Someone) -> None:
    """The whole way in one chat: whoever's turn it is finds the button on the shared card."""
    here, there = await sit_together(world, anna, sven)
    await here.answers_everything("Ja")
    await here.presses("Lämna över")
    await edited(world)
    there.looking_at = here.post
    await there.presses("Jag håller med om allt")
    await edited(world)
    await here.presses("Skriv under")
    assert len(world.review().signatures) == 1
    await edited(world)
    await there.presses("Skriv under")
    assert world.review().signed_at is not None
    await edited(world)
    assert "Underskriven" in here.sees or "låst" in here.sees


async def test_the_rep_may_sign_first_in_the_group(world: World, anna: Someone, sven: Someone) -> None:
    """The other order."""
    here, there = await sit_together(world, anna, sven)
    await here.answers_everything("Ja")
    await here.presses("Lämna över")
    await edited(world)
    there.looking_at = here.post
    await there.presses("Jag håller med om allt")
    await there.presses("Skriv under")
    await edited(world)
    await here.presses("Skriv under")
    assert world.review().signed_at is not None


async def test_somebody_else_in_the_group_chat_changes_nothing(world: World, anna: Someone, sven: Someone) -> None:
    """A colleague who was added to the chat is no part of the review, and their press must not spoil the pair's card."""
    here, there = await sit_together(world, anna, sven)
    nils = world.somebody("Nils Utanroll").at(GROUP)
    nils.looking_at = here.post
    before = world.history()
    await nils.presses("Ja")
    await edited(world)
    assert world.history() == before
    assert "inte med i den här uppföljningen" in nils.sees
    assert "Fråga 1 av 26" in here.sees
    assert "Fråga 1 av 26" in there.sees


@pytest.mark.parametrize("word", ["hej", "mina åtgärder", "under mig", "obegripligt"])
async def test_nobody_s_own_desk_is_shown_in_the_group(world: World, anna: Someone, sven: Someone, word: str) -> None:
    """Measures and other units' reviews are on Anna's start page; the group chat is about this one review."""
    await anna.says("starta")
    await anna.presses("Vi sitter tillsammans", employees="12")
    here = anna.at(GROUP)
    await here.says(word)
    assert "Hej Anna" not in here.sees
    assert "Fråga 1 av 26" in here.sees


async def test_nothing_is_answered_that_was_not_said_to_the_bot(world: World, anna: Someone, sven: Someone) -> None:
    """The pair talks to each other, too: "nej" between them is no answer."""
    here, _ = await sit_together(world, anna, sven)
    before, posts = world.history(), len(world.teams.chats.of(GROUP.id))
    await here.says("nej", mention=False)
    assert world.history() == before
    assert len(world.teams.chats.of(GROUP.id)) == posts


async def test_with_submit_the_card_changes_for_both_at_once(opening: Opening) -> None:
    """A client without Execute: the press itself edits the one card there is."""
    async with opening(submit=True) as world:
        anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
        here, there = await sit_together(world, anna, sven)
        await there.presses("Ja")
        assert "Fråga 2 av 26" in here.sees
        nils = world.somebody("Nils Utanroll").at(GROUP)
        nils.looking_at = here.post
        await nils.presses("Ja")
        assert "Fråga 2 av 26" in here.sees
        assert world.review().answered == 1
