"""Letters keep working hours: what somebody does in the evening reaches the others when they are at work."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from bot.settings import Settings
from bot.wiring import build
from storage.database import transaction
from storage.tables.outbox import OutboxRow
from tests.stories import ways
from tests.stories.conftest import Opening
from tests.stories.test_together import edited, sit_together
from tests.stories.world import Someone, World, open_round

MONDAY_EVENING = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)  # 19 in Stockholm
TUESDAY_MORNING = datetime(2026, 11, 17, 7, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 15, 22, 40, tzinfo=UTC)


async def test_what_the_rep_does_at_seven_in_the_evening_the_manager_hears_next_morning(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Sven may work when he likes; Anna's phone is silent until eight. Replies to one's own press come at once."""
    await anna.installs()
    await ways.links_the_channel(anna)
    await ways.hands_over(world, anna)
    world.clock.now = MONDAY_EVENING
    heard, posted = len(anna.inbox), len(world.channel_posts())
    await ways.confirms_everything(sven)
    assert "Skriv under" in sven.buttons
    await ways.signs(world, sven)
    assert len(anna.inbox) == heard
    await ways.signs(world, anna)  # she found her own way, at home
    assert world.review().signed_at is not None
    assert len(world.channel_posts()) == posted, "the channel's summary waits, too"
    world.clock.now = TUESDAY_MORNING
    await world.delivers_mail()
    assert len(world.channel_posts()) == posted + 1


async def test_an_invitation_found_on_a_sunday_night_goes_on_monday(opening: Opening) -> None:
    """The round opened on Sunday; nobody is invited to work at twenty to midnight."""
    async with opening(with_round=False) as world:
        anna = world.somebody("Anna Ek")
        await anna.installs()
        world.round = open_round(world.sessions)
        world.clock.now = SUNDAY_NIGHT
        await world.looks_at_the_calendar()
        assert not anna.letters("Dags för årets uppföljning")
        world.clock.now = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
        await world.delivers_mail()
        assert len(anna.letters("Dags för årets uppföljning")) == 1


async def test_a_reminder_asked_for_on_a_sunday_comes_on_monday(world: World, anna: Someone) -> None:
    """A day was wished for, and not a Sunday morning at eight."""
    world.clock.now = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
    await anna.installs()
    await world.looks_at_the_calendar()
    await anna.presses("Se vad det gäller")
    await anna.presses("Påminn mig senare")
    await anna.presses("Påminn mig då", day="2026-11-15")
    heard = len(anna.inbox)
    world.clock.now = datetime(2026, 11, 15, 9, 0, tzinfo=UTC)
    await world.delivers_mail()
    assert len(anna.inbox) == heard
    world.clock.now = datetime(2026, 11, 16, 7, 1, tzinfo=UTC)
    await world.delivers_mail()
    assert len(anna.inbox) == heard + 1


async def test_edits_of_a_card_that_a_pair_shares_do_not_wait(world: World, anna: Someone, sven: Someone) -> None:
    """They sit together on a Saturday, and both look at the same card."""
    world.clock.now = SATURDAY
    here, there = await sit_together(world, anna, sven)
    await there.presses("Ja")
    await edited(world)
    assert "Fråga 2 av 26" in here.sees


async def test_an_employer_may_let_letters_come_at_any_time(world: World, anna: Someone, sven: Someone) -> None:
    """A fire brigade has no evening."""
    environ = world.teams.environ | {"SAM_LETTERS_ANY_TIME": "on"}
    parts = build(Settings.from_environment(environ, local=False), world.sessions, now=world.clock, by_itself=False)
    world.clock.now = SUNDAY_NIGHT
    parts.lookout.look()
    with transaction(world.sessions) as session:
        due = session.scalars(select(OutboxRow.due).where(OutboxRow.kind == "invitation")).all()
    assert due
    assert all(one.date() == SUNDAY_NIGHT.date() for one in due)
