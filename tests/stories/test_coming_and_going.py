"""People remove the app, block the bot, and come back: what is for them waits, and is not lost or sent twice."""

from __future__ import annotations

from dialogs.ids import PersonId
from storage import contacts
from storage.database import transaction
from tests.stories import ways
from tests.stories.world import Someone, World


def state(world: World, person: str) -> str:
    with transaction(world.sessions) as session:
        found = contacts.contact(session, PersonId(person))
    assert found is not None
    return found.state.value


async def test_what_waited_comes_when_the_app_is_installed_again(world: World, anna: Someone, sven: Someone) -> None:
    """Sven removed it in the summer; the hand-over in November must reach him when he is back."""
    await sven.installs()
    await sven.removes_the_app()
    assert state(world, "sven") == "uninstalled"
    before = len(sven.inbox)
    await ways.hands_over(world, anna)
    assert len(sven.inbox) == before
    await sven.installs()
    assert state(world, "sven") == "reachable"
    await world.delivers_mail()
    assert len(sven.inbox) == before + 1
    assert "Anna Ek har svarat" in sven.reads_the_newest()
    await world.delivers_mail()
    assert len(sven.inbox) == before + 1


async def test_the_welcome_is_said_once_in_a_life(world: World, anna: Someone) -> None:
    """Teams tells of one installation twice, and people install again."""
    await anna.installs()
    assert len(anna.letters("Jag hjälper chefer och skyddsombud")) == 1
    await anna.removes_the_app()
    await anna.installs()
    assert len(anna.letters("Jag hjälper chefer och skyddsombud")) == 1


async def test_who_blocks_the_bot_is_known_as_blocked(world: World, anna: Someone, sven: Someone) -> None:
    """A refusal for ever: stored, shown to the coordinator, not tried again and again."""
    await sven.installs()
    await ways.answers(anna)
    await anna.presses("Lämna över")
    refusal = {"error": {"code": "MessageWritesBlocked", "message": "The user has blocked the bot"}}
    world.teams.answer_next(403, body=refusal)
    await world.delivers_mail()
    assert state(world, "sven") in ("blocked", "not_in_roster")
    calls = len(world.teams.calls)
    await world.looks_at_the_calendar()
    world.passes(hours=2)
    await world.delivers_mail()
    assert len(world.teams.calls) == calls
    with transaction(world.sessions) as session:
        unreached = {one.person for one in contacts.unreachable(session, [PersonId("sven"), PersonId("anna")])}
    assert unreached == {"sven"}

    await sven.says("hej")
    assert state(world, "sven") == "reachable"
    await sven.says("starta")
    assert "Område 1 av 8" in sven.sees


async def test_an_invitation_that_waited_until_it_was_done_is_not_sent(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Anna removed the app, and installs it when everything is signed: no invitation to what is done."""
    await world.looks_at_the_calendar()
    await ways.is_signed(world, anna, sven)
    before = len(anna.inbox)
    await anna.installs()
    await world.delivers_mail()
    assert not anna.letters("Dags för årets uppföljning")
    assert len(anna.inbox) >= before


async def test_a_slow_teams_is_tried_again(world: World, anna: Someone, sven: Someone) -> None:
    """Throttled once, then taken: one letter."""
    await sven.installs()
    await ways.answers(anna)
    await anna.presses("Lämna över")
    world.teams.answer_next(429, {"Retry-After": "1"}, {"error": {"code": "ThrottledError"}})
    await world.delivers_mail()
    assert not sven.letters("Anna Ek har svarat")
    world.passes(minutes=2)
    await world.delivers_mail()
    assert len(sven.letters("Anna Ek har svarat")) == 1
