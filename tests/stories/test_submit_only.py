"""A client that knows no Action.Execute: every press is a message, every answer an edit of the card."""

from __future__ import annotations

from tests.stories import cards, ways
from tests.stories.conftest import Opening


async def test_the_main_story_with_submit_only(opening: Opening) -> None:
    """From invitation to summary, on the oldest client there is."""
    async with opening(submit=True) as world:
        anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
        await ways.links_the_channel(anna)
        for one in (anna, sven):
            await one.installs()
        await world.looks_at_the_calendar()
        anna.reads_the_newest()
        await anna.presses("Starta")
        await anna.presses("Var för sig", employees="12")
        chat = len(anna.inbox)
        await anna.presses("Nej", comment="hemlig kommentar")
        await anna.presses("Planera", what="Ta upp det på APT", due="2027-01-31")
        await anna.presses("Delvis")
        await anna.presses("Klart direkt", what="Satte upp listan")
        await anna.answers_everything("Ja")
        await anna.presses("Lämna över")
        assert len(anna.inbox) == chat  # one card, edited
        assert anna.post.edits > 25
        await world.delivers_mail()
        sven.reads_the_newest()
        await sven.presses("Titta på svaren")
        await sven.presses("Ser annorlunda", 3)
        await sven.presses("Delvis", comment="inte på natten")
        await ways.confirms_everything(sven)
        await world.delivers_mail()
        anna.reads_the_newest()
        await anna.presses(anna.buttons[0])
        await anna.presses("Låt båda stå")
        await ways.signs(world, sven, anna)
        summary = world.channel_posts()[-1]
        assert "Ta upp det på APT" in cards.text(summary.card)
        assert "hemlig" not in str(summary.card)
        assert "Action.Execute" not in str([post.card for post in world.teams.chats.posts])


async def test_a_card_that_was_deleted_is_answered_with_a_new_one(opening: Opening) -> None:
    """An edit of something that is gone must not end in silence."""
    async with opening(submit=True) as world:
        anna = world.somebody("Anna Ek")
        await ways.begins(anna)
        before = len(anna.inbox)
        world.teams.answer_next(404, body={"error": {"code": "ActivityNotFoundInConversation"}})
        await anna.presses("Ja")
        assert len(anna.inbox) == before + 1
        assert "Fråga 2 av 26" in anna.reads_the_newest()
