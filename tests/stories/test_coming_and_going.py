"""People remove the app, block the bot, and come back: what is for them waits, and is not lost or sent twice."""

from __future__ import annotations

from pathlib import Path

from dialogs.ground.ids import PersonId
from storage.database import transaction
from storage.organisation import contacts
from tests.stories import cards, ways
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


async def test_the_welcome_is_the_invitation_to_what_it_begins_with(world: World, anna: Someone) -> None:
    """One card at the first contact, not two; and what the invitation says is one press away."""
    await anna.installs()
    await world.looks_at_the_calendar()
    (welcome,) = anna.inbox
    assert "Starta" in anna.buttons
    assert anna.letters("Dags för årets uppföljning") == []
    await anna.presses("Se vad det gäller")
    assert "Inte min enhet" in anna.buttons
    anna.looking_at = welcome
    await anna.says("starta")
    assert "Vilka deltar?" in anna.sees


async def test_who_was_invited_by_the_welcome_is_reminded_like_the_others(world: World, anna: Someone) -> None:
    """They were asked on that day, and have not begun."""
    await anna.installs()
    await world.looks_at_the_calendar()
    world.passes(days=7)  # Monday 23 November, seven days before the last day
    await world.looks_at_the_calendar()
    assert len(anna.letters("7 dagar kvar")) == 1


async def test_a_manager_of_several_units_is_invited_to_each(world: World, tmp_path: Path, anna: Someone) -> None:
    """The welcome begins with one of them; the other has an invitation of its own, once."""
    world.imports(tmp_path, roles={"eva;chef;avd34": "anna;chef;avd34"})
    await anna.installs()
    await world.looks_at_the_calendar()
    await world.looks_at_the_calendar()
    (invitation,) = anna.letters("Dags för årets uppföljning")
    unit = "avd. 34" if "avd. 34" in invitation.summary else "avd. 32"
    other = {"avd. 34": "avd. 32", "avd. 32": "avd. 34"}[unit]
    assert other in cards.text(anna.inbox[0].card).split("Annat som väntar")[0]
    assert other not in invitation.summary


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
