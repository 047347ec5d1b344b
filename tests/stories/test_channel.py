"""The unit's channel: it is linked there, gets the summary, and never a review; channels and teams come and go."""

from __future__ import annotations

from typing import Any

import pytest

from storage.database import transaction
from storage.organisation import contacts
from tests.stories import cards, ways
from tests.stories.conftest import Opening
from tests.stories.world import CHANNEL, IN_CHANNEL, Someone, World


def posts(world: World, words: str) -> int:
    return sum(1 for post in world.channel_posts() if words in cards.text(post.card))


def state(world: World) -> str:
    with transaction(world.sessions) as session:
        return contacts.links_of(session, CHANNEL)[0].state.value


async def happens(world: World, anna: Someone, event: str, **channel_data: Any) -> None:
    data = {**IN_CHANNEL.data, "tenant": world.teams.activity("x")["channelData"]["tenant"], "eventType": event}
    body = world.teams.activity("conversationUpdate", anna.who, IN_CHANNEL, channelData={**data, **channel_data})
    assert (await world.send(body)).status == 200


async def test_only_a_mention_is_answered(world: World, anna: Someone) -> None:
    """People talk in their channel; the bot listens to its name."""
    there = anna.at(IN_CHANNEL)
    await there.says("koppla", mention=False)
    assert world.channel_posts() == []
    await there.says("hej")
    assert len(world.channel_posts()) == 1


@pytest.mark.parametrize("said", ["starta", "översikt", "status", "1 ja", "mina åtgärder", "plan", "skriv under"])
async def test_a_review_is_never_shown_in_a_channel(world: World, anna: Someone, said: str) -> None:
    """Whatever is said there, and whatever a button from a private chat would do there."""
    await ways.begins(anna)
    await anna.presses("Nej", comment="Hemlig kommentar")
    there, private = anna.at(IN_CHANNEL), anna.button("Senare")
    await there.says(said)
    assert "Fråga" not in there.sees
    assert "Hemlig kommentar" not in str(there.card)
    before = world.history()
    await there.presses_again(private, there.post)
    assert "aldrig i en kanal" in there.sees
    assert world.history() == before
    body = world.teams.press(private["verb"], private["data"], anna.who, IN_CHANNEL, automatic=True)
    shown = (await (await world.send(body)).json())["value"]
    assert "Fråga" not in cards.text(shown)


async def test_only_nodes_that_one_manages_are_offered(world: World, anna: Someone) -> None:
    """Somebody else's summary must not end in my channel."""
    there = anna.at(IN_CHANNEL)
    await there.says("koppla")
    assert "Medicinkliniken avd. 32" in there.sees
    assert "avd. 33" not in there.sees
    await there.presses_again({"verb": "link", "data": {"v": 1, "node": "avd33"}}, there.post)
    with transaction(world.sessions) as session:
        assert contacts.links_of(session, CHANNEL) == ()


@pytest.mark.parametrize("name", ["Sven Lindqvist-Åkerström", "Nils Utanroll", "Okänd Person"])
async def test_who_manages_nothing_links_nothing(world: World, name: str) -> None:
    """Refused kindly, and the button of somebody else's card does not help."""
    there = world.somebody(name).at(IN_CHANNEL)
    await there.says("koppla")
    assert "Koppla" not in there.buttons
    await there.presses_again({"verb": "link", "data": {"v": 1, "node": "avd32"}}, there.post)
    assert "gick fel" not in there.sees
    with transaction(world.sessions) as session:
        assert contacts.links_of(session, CHANNEL) == ()


async def test_what_the_summary_says(world: World, anna: Someone, sven: Someone) -> None:
    """Counts, what both saw alike, what is planned and when. No comment, no single answer, no dissent by name."""
    await ways.links_the_channel(anna)
    await ways.begins(anna)
    await anna.presses("Nej", comment="Hemlig kommentar")
    await anna.presses("Planera", what="Ta upp policyn på APT", due="2027-01-31")
    await anna.presses("Delvis", comment="Också hemlig")
    await anna.presses("Ingen åtgärd", what="Hemligt skäl")
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await sven.says("starta")
    await sven.presses("Ser annorlunda", 2)
    await sven.presses("Nej", comment="Hemlig skillnad")
    await ways.confirms_everything(sven)
    await anna.says("låt stå")
    await ways.signs(world, sven, anna)
    summary = cards.text(world.channel_posts()[-1].card)
    for told in ("Ja 24", "Delvis 1", "Nej 1", "Ta upp policyn på APT", "31 januari", "Medicinkliniken avd. 32"):
        assert told in summary, summary
    for untold in ("emlig", "Ser annorlunda", "Hemligt skäl"):
        assert untold not in str(world.channel_posts()[-1].card)
    assert f"{len(world.review().to_confirm) - 1} av" in summary


async def test_a_reopened_review_is_summed_up_again_when_it_is_signed_again(
    world: World, anna: Someone, sven: Someone
) -> None:
    """One post for each version, never two for one."""
    await ways.links_the_channel(anna)
    await ways.is_signed(world, anna, sven)
    await anna.says("öppna igen: fel på fråga 8")
    await world.delivers_mail()
    assert posts(world, "Medicinkliniken avd. 32") == 2
    await anna.says("lämna över")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    await world.delivers_mail()
    assert posts(world, "Medicinkliniken avd. 32") == 3


async def test_the_summary_bears_the_swedish_date(world: World, anna: Someone, sven: Someone) -> None:
    """Signed after midnight in Sweden is signed that day, whatever the clock in Greenwich shows."""
    await ways.links_the_channel(anna)
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    world.clock.now = world.clock.now.replace(day=19, hour=23, minute=30)
    await ways.signs(world, sven, anna)
    world.passes(hours=9)  # the summary keeps working hours; the day on it is the day of the signature
    await world.delivers_mail()
    assert "20 november" in cards.text(world.channel_posts()[-1].card)


@pytest.mark.parametrize(
    ("event", "known", "back"),
    [
        ("channelDeleted", "deleted", "channelRestored"),
        ("teamArchived", "archived", "teamUnarchived"),
        ("teamDeleted", "deleted", "teamRestored"),
    ],
)
async def test_a_summary_waits_for_a_channel_that_is_away(
    world: World, anna: Someone, sven: Someone, event: str, known: str, back: str
) -> None:
    """Stored, nothing crashes, and when the channel is back the summary comes."""
    await ways.links_the_channel(anna)
    await happens(world, anna, event)
    assert state(world) == known
    await ways.is_signed(world, anna, sven)
    before = len(world.channel_posts())
    await world.delivers_mail()
    assert len(world.channel_posts()) == before
    await happens(world, anna, back)
    await world.delivers_mail()
    assert state(world) == "reachable"
    assert len(world.channel_posts()) == before + 1


async def test_a_renamed_channel_and_team_are_known_by_their_new_names(world: World, anna: Someone) -> None:
    """For the coordinator's list."""
    await ways.links_the_channel(anna)
    await happens(world, anna, "channelRenamed", channel={"id": CHANNEL, "name": "Nytt namn"})
    await happens(world, anna, "teamRenamed", team={"id": IN_CHANNEL.data["team"]["id"], "name": "Nytt team"})
    with transaction(world.sessions) as session:
        assert [one.name for one in contacts.links_of(session, CHANNEL)] == ["Nytt namn"]
    assert state(world) == "reachable"


async def test_removed_from_the_team_and_added_again(world: World, anna: Someone, sven: Someone) -> None:
    """What waited comes when the bot is back."""
    await ways.links_the_channel(anna)
    there = anna.at(IN_CHANNEL)
    await there.removes_the_app()
    assert state(world) == "uninstalled"
    await ways.is_signed(world, anna, sven)
    before = len(world.channel_posts())
    await there.installs()
    await world.delivers_mail()
    assert posts(world, "26") >= 1
    assert len(world.channel_posts()) > before


async def test_a_refused_post_is_remembered(world: World, anna: Someone, sven: Someone) -> None:
    """The team was archived and nobody told the bot: the refusal does."""
    await ways.links_the_channel(anna)
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    await sven.says("starta")
    await sven.presses("Skriv under")
    await world.delivers_mail()
    await anna.says("starta")
    await anna.presses("Skriv under")
    for _ in range(2):  # one letter goes to Sven
        world.teams.answer_next(404, body={"error": {"code": "ConversationNotFound", "message": "gone"}})
    await world.delivers_mail()
    assert state(world) != "reachable"


async def test_with_submit_linking_works_too(opening: Opening) -> None:
    """A client without Execute."""
    async with opening(submit=True) as world:
        await ways.links_the_channel(world.somebody("Anna Ek"))
        assert state(world) == "reachable"
