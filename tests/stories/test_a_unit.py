"""The main story: a unit's yearly follow-up, from invitation to the summary in its channel."""

from __future__ import annotations

from tests.stories.world import Someone, World


async def test_the_invitation_comes_when_the_bot_meets_the_manager(world: World, anna: Someone) -> None:
    """Somebody who has not installed the app yet must not miss the round."""
    await world.looks_at_the_calendar()
    assert anna.inbox == []

    await anna.installs()
    assert "Hej Anna" in anna.sees
    await world.delivers_mail()

    assert "Medicinkliniken avd. 32" in anna.reads_the_newest()
    await anna.presses("Se vad det gäller")
    assert "26 frågor" in anna.sees
    assert "Sven Lindqvist-Åkerström" in anna.sees


async def test_no_invitation_comes_to_somebody_who_has_begun(world: World, anna: Someone) -> None:
    """Whoever found the way alone is not asked in once more, in the middle of a question."""
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    await world.looks_at_the_calendar()
    assert "Fråga 1 av 26" in anna.reads_the_newest()


async def test_a_manager_walks_the_questions_and_hands_over(world: World, anna: Someone, sven: Someone) -> None:
    """One press answers; a shortcoming asks what is done about it; then it is the rep's turn."""
    await sven.installs()
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    assert "Fråga 1 av 26" in anna.sees

    await anna.presses("Ja", comment="Varje måndag")
    assert "Fråga 2 av 26" in anna.sees
    await anna.presses("Nej")
    assert "Fråga 2" in anna.sees
    await anna.presses("Planera", what="Ta upp policyn på APT", due="2027-01-31", who="anna")
    assert "Fråga 3 av 26" in anna.sees
    await anna.presses("Delvis")
    await anna.presses("Klart direkt", what="Satte upp årshjulet i personalrummet")
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    assert "Sven Lindqvist-Åkerström" in anna.sees

    await world.delivers_mail()
    assert "Anna Ek" in sven.reads_the_newest()


async def test_the_whole_way_to_the_summary(world: World, anna: Someone, sven: Someone) -> None:
    """Manager and rep sign, and the channel gets the summary once, without comments or names of answers."""
    await link_channel(world, anna)
    await sven.installs()
    await answered(world, anna)
    sven.reads_the_newest()
    await sven.presses("Öppna") if "Öppna" in sven.buttons else await sven.says("starta")
    await confirms_everything(sven)
    await sven.presses("Skriv under")
    await world.delivers_mail()
    anna.reads_the_newest()
    await anna.says("starta")
    await anna.presses("Skriv under")
    await world.delivers_mail()

    posts = world.channel_posts()
    assert len(posts) == 2  # the linking, and the summary
    assert "hemlig kommentar" not in str(posts[-1].card)
    await world.delivers_mail()
    assert len(world.channel_posts()) == 2


async def link_channel(world: World, anna: Someone) -> None:
    from tests.fake_teams import Chat
    from tests.stories.world import CHANNEL, TEAM

    data = {
        "teamsChannelId": CHANNEL,
        "teamsTeamId": TEAM,
        "channel": {"id": CHANNEL, "name": "Arbetsmiljö"},
        "team": {"id": TEAM, "name": "Avd 32", "aadGroupId": "b1"},
    }
    there = anna.at(Chat("channel", f"{CHANNEL};messageid=1", data))
    await there.says("koppla")
    await there.presses("Koppla")


async def answered(world: World, anna: Someone) -> None:
    """All questions but one Ja, one Nej with a measure; handed over."""
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    await anna.presses("Nej", comment="hemlig kommentar")
    await anna.presses("Planera", what="Ta upp det på APT", due="2027-01-31", who="anna")
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await world.delivers_mail()


async def confirms_everything(rep: Someone) -> None:
    for _ in range(20):
        agree = [title for title in rep.buttons if title.startswith("Håller med")]
        if not agree:
            return
        await rep.presses(agree[0])
    raise AssertionError("the areas never end")
