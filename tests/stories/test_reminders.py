"""Through the round: whoever owes something is reminded, in one card a morning, and nobody who is done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.settings import Settings
from bot.wiring import build
from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.owed import Cause
from storage.database import transaction
from storage.reviews import rounds
from storage.tables.reminders import CauseRow
from tests.stories import ways
from tests.stories.conftest import Opening
from tests.stories.world import CHANNEL, Someone, World, open_round

THURSDAY = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)  # 9 in Stockholm; the last day is Monday 30 November
TITLES = ("dagar kvar", "dag kvar", "Sista dagen", "väntar på dig", "väntar på din")


@pytest.fixture
async def world(opening: Opening) -> AsyncIterator[World]:
    """On a day that is no milestone."""
    async with opening() as world:
        world.clock.now = THURSDAY
        yield world


async def mornings_until(world: World, day: date) -> None:
    """The bot looks every hour of every day, at night and at weekends, too."""
    while world.clock.now.date() < day:
        world.passes(hours=3)
        await world.looks_at_the_calendar()


def at_work(world: World) -> None:
    """What people press is told to the others in working hours only."""
    world.clock.now = world.clock.now.replace(hour=9)


def digests(one: Someone) -> list[str]:
    return [post.summary for post in one.inbox if any(title in post.summary for title in TITLES)]


async def invited(world: World, *people: Someone) -> None:
    for one in people:
        await one.installs()
    await world.looks_at_the_calendar()


async def test_a_manager_who_has_not_begun_is_reminded_and_not_after_signing(
    world: World, anna: Someone, sven: Someone
) -> None:
    """14, 7, 3 and 1 days before; then it is signed and the bot is silent, also when the last day has passed."""
    await invited(world, anna, sven)
    await mornings_until(world, date(2026, 11, 24))
    assert [told.split(":")[0] for told in digests(anna)] == ["14 dagar kvar", "7 dagar kvar"]
    assert "14 dagar kvar" in digests(anna)[0]
    assert digests(sven) == []

    at_work(world)
    anna.looking_at = anna.letters("7 dagar kvar")[0]
    await anna.presses("Starta")
    assert "Vilka deltar?" in anna.sees

    await ways.is_signed(world, anna, sven)
    before = len(anna.inbox), len(sven.inbox)
    await mornings_until(world, date(2026, 12, 10))
    assert (len(anna.inbox), len(sven.inbox)) == before


async def test_on_the_last_working_day_what_falls_on_the_weekend_is_told(world: World, anna: Someone) -> None:
    """Three days before is a Friday, one day before a Sunday: Friday and Monday, and nothing in between."""
    await invited(world, anna)
    await mornings_until(world, date(2026, 11, 30))
    world.clock.now = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert digests(anna)[-1].startswith("3 dagar kvar")
    world.clock.now = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert digests(anna)[-1].startswith("Sista dagen är i dag")
    assert len(digests(anna)) == 4


async def test_a_rep_who_owes_a_view_is_reminded_after_three_working_days(
    world: World, anna: Someone, sven: Someone
) -> None:
    """The manager, who waits, is left alone; the rep is not reminded once it is confirmed."""
    await invited(world, anna, sven)
    await ways.hands_over(world, anna)  # on Thursday
    await mornings_until(world, date(2026, 11, 17))
    assert [told for told in digests(sven) if "Svaren väntar" in told] == []
    await mornings_until(world, date(2026, 11, 18))
    assert [told.split(":")[0] for told in digests(sven)][-1] == "Svaren väntar på dig"
    anna_heard = len(digests(anna))
    sven.looking_at = sven.letters("Svaren väntar på dig")[0]
    await sven.presses("Gå igenom svaren")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    heard = len(digests(sven))
    await mornings_until(world, date(2026, 12, 3))
    assert (len(digests(sven)), len(digests(anna))) == (heard, anna_heard)


async def test_the_bot_was_down_for_two_weeks_and_says_one_thing(world: World, anna: Someone) -> None:
    """An outage must not end in a pile of reminders."""
    await invited(world, anna)
    world.clock.now = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    for _ in range(3):
        await world.looks_at_the_calendar()
    assert [told.split(":")[0] for told in digests(anna)] == ["3 dagar kvar"]


async def test_a_restart_in_the_morning_reminds_nobody_twice(world: World, anna: Someone) -> None:
    """Another process, or the same one started again: the rows remember."""
    await invited(world, anna)
    world.clock.now = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    settings = Settings.from_environment(world.teams.environ, local=False)
    other = build(settings, world.sessions, now=world.clock, by_itself=False)
    other.lookout.look()
    await world.delivers_mail()
    assert len(digests(anna)) == 1


async def test_what_is_done_before_it_is_sent_is_not_sent(world: World, anna: Someone, sven: Someone) -> None:
    """The row was put in the morning; the card is written when it goes."""
    await invited(world, anna, sven)
    await ways.hands_over(world, anna)
    await ways.confirms_everything(sven)
    world.clock.now = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
    world.parts.lookout.look()
    await ways.signs(world, sven, anna)
    assert digests(anna) == digests(sven) == []


async def test_a_digest_that_comes_too_late_waits_for_the_next_morning(world: World, anna: Someone) -> None:
    """Teams was down until the evening: nobody's phone rings at night, and nothing is lost."""
    await invited(world, anna)
    world.clock.now = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    world.parts.lookout.look()
    world.clock.now = datetime(2026, 11, 16, 20, 0, tzinfo=UTC)
    await world.delivers_mail()
    assert digests(anna) == []
    world.clock.now = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert [told.split(":")[0] for told in digests(anna)] == ["13 dagar kvar"]


async def test_remind_me_later_is_respected(world: World, anna: Someone) -> None:
    """A day, not for ever; and on that day once more what was put off."""
    await invited(world, anna)
    await mornings_until(world, date(2026, 11, 17))
    anna.looking_at = anna.letters("14 dagar kvar")[0]
    await anna.presses("Påminn mig senare")
    assert "När ska jag påminna dig igen?" in anna.sees
    await anna.presses("Påminn mig då", day="2027-11-16")
    assert "dag" in anna.sees
    assert "Inga påminnelser" not in anna.sees
    await anna.presses("Påminn mig då", day="2026-11-26")
    assert "Inga påminnelser förrän torsdag 26 november" in anna.sees
    await mornings_until(world, date(2026, 11, 25))
    assert len(digests(anna)) == 1
    await mornings_until(world, date(2026, 11, 27))
    assert digests(anna)[-1].startswith("4 dagar kvar")


async def test_remind_me_later_can_be_typed(world: World, anna: Someone) -> None:
    """For phones whose buttons fail."""
    await invited(world, anna)
    await anna.says("pausa: 20 november")
    assert "Inga påminnelser förrän fredag 20 november" in anna.sees


async def test_a_moved_last_day_brings_its_own_reminders(world: World, anna: Someone) -> None:
    """The unit got another month: nothing on the old day, everything before the new one."""
    await invited(world, anna)
    assert world.round is not None
    with transaction(world.sessions) as session:
        rounds.set_window(session, world.round, NodeId("avd32"), date(2026, 9, 1), date(2026, 12, 21))
    await mornings_until(world, date(2026, 12, 15))
    assert [told.split(":")[0] for told in digests(anna)] == ["28 dagar kvar", "14 dagar kvar", "7 dagar kvar"]


async def test_managers_are_told_to_prepare_a_week_before_it_opens(opening: Opening) -> None:
    """Before the invitation, which says the rest."""
    async with opening(with_round=False) as world:
        world.round = open_round(world.sessions, opens=date(2026, 11, 26), closes=date(2026, 12, 18))
        anna = world.somebody("Anna Ek")
        await invited(world, anna)
        await mornings_until(world, date(2026, 11, 20))
        assert len(anna.letters("öppnar snart")) == 1
        anna.looking_at = anna.letters("öppnar snart")[0]
        await anna.presses("Se vad det gäller")
        assert "26 november" in anna.sees


async def test_after_the_last_day_the_manager_is_asked_once_what_stood_in_the_way(
    world: World, anna: Someone, sven: Someone
) -> None:
    """In private, never told to anybody; support is one press away, and so is doing it late."""
    await invited(world, anna, sven)
    hanna = world.somebody("Hanna Åström")
    await hanna.installs()
    await mornings_until(world, date(2026, 12, 21))
    at_work(world)
    late = anna.letters("Sista dagen har passerat")
    assert len(late) == 1
    assert digests(sven) == []

    anna.looking_at = late[0]
    await anna.presses("Vad stod i vägen?")
    await anna.presses("Tid")
    assert "Tack, det hjälper" in anna.sees
    await anna.presses("Vill ha stöd")
    await world.delivers_mail()
    assert "Anna Ek vill ha stöd" in hanna.reads_the_newest()
    with transaction(world.sessions) as session:
        said = session.execute(select(CauseRow.cause, CauseRow.support_wanted)).one()
    assert tuple(said) == (Cause.TIME.value, True)

    await anna.presses("Gör klart")
    assert "Sista dagen var 30 november" in anna.sees


async def test_what_stood_in_the_way_can_be_typed(world: World, anna: Someone) -> None:
    """And it is asked of nobody while there is time."""
    await invited(world, anna)
    await anna.says("vad stod i vägen")
    assert "Vad stod i vägen?" not in anna.sees
    world.clock.now = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
    await anna.says("vad stod i vägen")
    await anna.says("saknar tillgång")
    assert "Tack, det hjälper" in anna.sees


async def test_a_measure_is_reminded_of_until_it_is_done_and_then_whether_it_helped(
    world: World, anna: Someone, sven: Someone
) -> None:
    """What is signed in November must live in March."""
    await ways.hands_over(world, anna, comment="Saknas", what="Skriva rutinen")  # by 31 January, a Sunday
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    await invited(world, anna)
    for day, told in (
        (date(2027, 1, 4), "En åtgärd ska vara klar snart"),
        (date(2027, 1, 25), "En åtgärd ska vara klar snart"),
        (date(2027, 2, 1), "En åtgärd är försenad"),
    ):
        before = len(anna.inbox)
        for ahead in (0, 1, 2):  # and on the days after nothing more
            world.clock.now = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC) + timedelta(days=ahead)
            await world.looks_at_the_calendar()
        (digest,) = anna.inbox[before:]
        assert digest.summary.startswith(f"{told}: Skriva rutinen")
    anna.looking_at = anna.inbox[-1]
    await anna.presses("Öppna åtgärden")
    assert "Skriva rutinen" in anna.sees
    await anna.presses("Klar", what="Rutinen finns i ledningssystemet")
    world.clock.now = datetime(2027, 4, 2, 9, 0, tzinfo=UTC)
    before = len(anna.inbox)
    await world.looks_at_the_calendar()
    (control,) = anna.inbox[before:]
    assert control.summary.startswith("Se efter om åtgärden hjälpte: Skriva rutinen")


async def test_the_channel_gets_a_line_a_week_in_one_thread(world: World, anna: Someone, sven: Someone) -> None:
    """How long it goes on; never who has not answered. When it is signed there is the summary, and no more lines."""
    await ways.links_the_channel(anna)
    there = len(world.channel_posts())
    await mornings_until(world, date(2026, 11, 25))
    weekly = world.channel_posts()[there:]
    assert [post.summary.split(":")[0] for post in weekly] == ["Årets uppföljning pågår"] * 2
    assert weekly[0].conversation == CHANNEL
    assert weekly[1].conversation == f"{CHANNEL};messageid={weekly[0].id}"
    assert all("Anna" not in post.summary and "Sven" not in str(post.card) for post in weekly)
    at_work(world)
    await ways.is_signed(world, anna, sven)
    there = len(world.channel_posts())
    await mornings_until(world, date(2026, 12, 8))
    assert world.channel_posts()[there:] == []


async def test_a_level_s_channel_is_told_how_many_are_signed(world: World, anna: Someone, sven: Someone) -> None:
    """Counts of everything below, for the body that the channel belongs to."""
    await ways.links_the_channel(world.somebody("Kaj Berg"))  # manager of the clinic
    await ways.is_signed(world, anna, sven)
    there = len(world.channel_posts(CHANNEL))
    world.clock.now = datetime(2026, 11, 16, 9, 0, tzinfo=UTC) + timedelta(minutes=1)
    await world.looks_at_the_calendar()
    (weekly,) = world.channel_posts(CHANNEL)[there:]
    assert "Under oss: 1 av 3 underskrivna" in weekly.summary
