"""What channels get by themselves: a line a week while the round goes on, and a line a month about measures. Counts, never who."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from dialogs.ground.ids import NodeId
from storage.database import transaction
from storage.organisation.contacts import Purpose
from storage.tables.organisation import ChannelRow
from tests.stories import ways
from tests.stories.conftest import Opening
from tests.stories.teams import Post
from tests.stories.world import CHANNEL, IN_CHANNEL, TEAM, Someone, World

THURSDAY = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)  # 9 in Stockholm; the last day is Monday 30 November
BODY = "19:ledning@thread.tacv2"


@pytest.fixture
async def world(opening: Opening) -> AsyncIterator[World]:
    async with opening() as world:
        world.clock.now = THURSDAY
        yield world


async def mornings_until(world: World, day: date) -> None:
    """The bot looks every day at nine, also when nobody works."""
    while world.clock.now.date() < day:
        world.clock.now = datetime.combine(world.clock.now.date() + timedelta(days=1), THURSDAY.timetz())
        await world.looks_at_the_calendar()


def body_has_a_channel(world: World, node: str, purpose: Purpose) -> None:
    """From the import, in a team where the bot is already."""
    row = {"node_id": NodeId(node), "team_id": TEAM, "channel_id": BODY, "purpose": purpose.value, "name": "Ledning"}
    with transaction(world.sessions) as session:
        session.execute(insert(ChannelRow).values(**row, state="unknown"))


def about_measures(world: World, channel: str = CHANNEL) -> list[Post]:
    return [post for post in world.channel_posts(channel) if "åtgärd" in post.summary and "klar" in post.summary]


async def plans(world: World, manager: Someone, rep: Someone, what: str = "Skriva rutinen") -> None:
    """A signed review with one measure, to be done by 31 January."""
    await ways.hands_over(world, manager, comment="Saknas", what=what)
    await ways.confirms_everything(rep)
    await ways.signs(world, rep, manager)


async def test_the_channel_is_told_each_month_how_far_the_measures_have_come(
    world: World, anna: Someone, sven: Someone
) -> None:
    """On the first working day, under the summary; what is next, and never who."""
    await ways.links_the_channel(anna)
    await plans(world, anna, sven)
    summary = world.channel_posts()[-1]
    await mornings_until(world, date(2027, 1, 3))
    (december,) = about_measures(world)
    assert december.summary.endswith("0 av 1 åtgärd klar. Härnäst: Skriva rutinen, senast 31 januari 2027.")
    assert december.conversation == f"{CHANNEL};messageid={summary.id}"
    assert "Anna" not in str(december.card)

    await mornings_until(world, date(2027, 1, 10))
    await anna.says("åtgärder")
    await anna.presses("Öppna")
    await anna.presses("Klar", what="Den finns")
    await mornings_until(world, date(2027, 4, 2))
    _, january, february, march, april = about_measures(world)
    assert "0 av 1 åtgärd klar" in january.summary
    assert "1 av 1 åtgärd klar" in february.summary
    assert "väntar på att kontrolleras" not in march.summary
    assert "1 väntar på att kontrolleras" in april.summary
    assert {post.conversation for post in (january, april)} == {december.conversation}


async def test_a_unit_without_measures_is_left_in_peace(world: World, anna: Someone, sven: Someone) -> None:
    """No line to say that there is nothing."""
    await ways.links_the_channel(anna)
    await ways.is_signed(world, anna, sven)
    there = len(world.channel_posts())
    await mornings_until(world, date(2027, 3, 2))
    assert world.channel_posts()[there:] == []


async def test_after_an_outage_only_this_months_line_comes(world: World, anna: Someone, sven: Someone) -> None:
    """Down from before Christmas until the tenth of February: one line, and it is February's."""
    await ways.links_the_channel(anna)
    await plans(world, anna, sven)
    world.clock.now = datetime(2027, 2, 10, 9, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    await mornings_until(world, date(2027, 2, 26))
    (told,) = about_measures(world)
    assert "1 har passerat sin dag" in told.summary
    await mornings_until(world, date(2027, 3, 2))
    assert len(about_measures(world)) == 2


async def test_a_plan_of_this_month_waits_for_the_next(world: World, anna: Someone, sven: Someone) -> None:
    """The summary has just said it all."""
    await ways.links_the_channel(anna)
    await plans(world, anna, sven)
    await mornings_until(world, date(2026, 11, 30))
    assert about_measures(world) == []


async def test_what_is_planned_about_a_sensitive_question_is_counted_and_never_named(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Question 12 asks about victimisation: what is planned there stays in the own line."""
    await ways.links_the_channel(anna)
    await ways.begins(anna)
    await anna.answers_everything("Ja")
    await anna.says("12: nej: brister")
    await anna.presses("Planera", what="Samtal om det som hände", due="2027-01-15")
    await anna.says("starta")
    await anna.presses("Lämna över")
    await world.delivers_mail()
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    await mornings_until(world, date(2026, 12, 2))
    (told,) = about_measures(world)
    assert told.summary.endswith("0 av 1 åtgärd klar. Nästa ska vara klar senast 15 januari 2027.")
    assert "Samtal" not in str(told.card)


@pytest.mark.parametrize("purpose", [one for one in Purpose if one is not Purpose.UNIT])
async def test_a_bodys_channel_gets_both_lines_for_its_level(
    world: World, anna: Someone, sven: Someone, purpose: Purpose
) -> None:
    """The management group of the clinic: sums of everything below, and no unit's measure by name."""
    await ways.links_the_channel(anna)  # the bot is in the team
    body_has_a_channel(world, "med", purpose)
    await plans(world, anna, sven)
    await mornings_until(world, date(2026, 12, 2))
    *weekly, monthly = world.channel_posts(BODY)
    assert len(weekly) == 3
    assert all("Under oss: 1 av 3 underskrivna" in one.summary for one in weekly)
    assert weekly[2].conversation == f"{BODY};messageid={weekly[0].id}" == monthly.conversation
    assert monthly.summary.startswith("Medicinkliniken: 0 av 1 åtgärd klar. Nästa ska vara klar senast 31 januari")
    assert "Skriva rutinen" not in str(monthly.card)


async def test_posts_are_swedish_and_answers_speak_the_askers_language(world: World, anna: Someone) -> None:
    """A post is for the whole team; who asks in the channel is answered in their own language."""
    await ways.links_the_channel(anna)
    await anna.says("in english")
    there = anna.at(IN_CHANNEL)
    await there.says("hej")
    assert "This is what I do in the channel" in there.sees
    await mornings_until(world, date(2026, 11, 16))
    assert world.channel_posts()[-1].summary.startswith("Årets uppföljning pågår")


async def test_a_week_that_began_with_an_outage_has_its_line_all_the_same(world: World, anna: Someone) -> None:
    """The bot was down on Monday and is back on Wednesday: once, and not again on Thursday."""
    await ways.links_the_channel(anna)
    there = len(world.channel_posts())
    world.clock.now = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert len(world.channel_posts()[there:]) == 1
    await mornings_until(world, date(2026, 11, 20))
    assert len(world.channel_posts()[there:]) == 1
