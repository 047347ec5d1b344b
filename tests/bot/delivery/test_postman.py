"""The postman delivers: what is due, once, at the pace that Teams allows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.delivery.delivering import Letter, Obsolete
from dialogs.delivery.rules.delivery import Delivered, Throttled
from dialogs.ground.ids import ActivityId, ConversationId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Landed
from tests.post import (
    NOW,
    Arrival,
    Teams,
    chat_of,
    people,
    postman,
    put,
    row,
    seconds,
    team,
    to,
    to_channel,
)


@pytest.fixture
def teams() -> Teams:
    return Teams()


async def test_a_message_arrives_and_is_remembered(sessions: Sessions, teams: Teams) -> None:
    """Where it landed is kept, so that the post can be edited."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    assert await postman(sessions, teams).deliver_all(NOW) == 1
    assert teams.arrivals == [Arrival(call="send", conversation="chat-anna", activity=None, text="reminder:anna:1")]
    with transaction(sessions) as session:
        landed = outbox.sent_activity(session, "reminder:anna:1")
    assert landed == Landed(conversation=chat_of("anna"), activity=ActivityId("a1"))


async def test_a_message_is_sent_once(sessions: Sessions, teams: Teams) -> None:
    """However often the postman looks."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    for hour in range(3):
        await postman(sessions, teams).deliver_all(NOW + seconds(3600 * hour))
    assert len(teams.arrivals) == 1


async def test_a_channel_gets_a_new_post(sessions: Sessions, teams: Teams) -> None:
    """A post starts a thread of its own, and the thread is what is remembered."""
    team(sessions)
    put(sessions, to_channel())
    thread = Delivered(conversation=ConversationId("19:unit;messageid=5"), activity=ActivityId("5"))
    teams.will_answer(thread)
    await postman(sessions, teams).deliver_all(NOW)
    assert [(each.call, each.conversation) for each in teams.arrivals] == [("channel", "19:unit")]
    with transaction(sessions) as session:
        landed = outbox.sent_activity(session, "summary:1")
    assert landed == Landed(conversation=thread.conversation, activity=ActivityId("5"))


async def test_what_became_obsolete_is_dropped_unsent(sessions: Sessions, teams: Teams) -> None:
    """Whoever has signed since is not reminded."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    await postman(sessions, teams, letters=lambda _: Obsolete()).deliver_all(NOW)
    assert teams.arrivals == []
    assert (row(sessions, "reminder:anna:1").state, row(sessions, "reminder:anna:1").outcome) == ("dropped", "obsolete")


async def test_the_card_is_built_when_it_is_sent(sessions: Sessions, teams: Teams) -> None:
    """A message that waited shows what is true today, also at its second try."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    today = ["monday"]
    postie = postman(sessions, teams, letters=lambda _: Letter(activity={"text": today[0]}))
    teams.will_answer(Throttled(status=503))
    await postie.deliver_all(NOW)
    today[0] = "tuesday"
    await postie.deliver_all(NOW + seconds(86400))
    assert teams.texts == ["monday", "tuesday"]


@pytest.mark.parametrize("status", [412, 429, 503])
async def test_a_throttled_message_comes_back_when_it_may(sessions: Sessions, teams: Teams, status: int) -> None:
    """Retry-After stands in the row, where a restart finds it, and not in a sleeping task."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(Throttled(status=status, after=47))
    await postman(sessions, teams).deliver_all(NOW)
    await postman(sessions, teams).deliver_all(NOW + seconds(46))
    assert len(teams.arrivals) == 1
    await postman(sessions, teams).deliver_all(NOW + seconds(47))
    assert len(teams.arrivals) == 2
    assert row(sessions, "reminder:anna:1").state == "sent"


async def test_the_delay_grows_with_every_try(sessions: Sessions, teams: Teams) -> None:
    """A service in trouble is not helped by a bot that hammers it."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(*[Throttled(status=503)] * 5)
    delays: list[float] = []
    now = NOW
    for _ in range(5):
        await postman(sessions, teams).deliver_all(now)
        due = row(sessions, "reminder:anna:1").due
        delays.append((due - now).total_seconds())
        now = due
    assert delays == [2, 4, 8, 16, 32]


async def test_the_delay_is_spread_by_chance(sessions: Sessions, teams: Teams) -> None:
    """What failed in one second must not come back in one second."""
    people(sessions, "anna", "sven")
    put(sessions, to("anna"), to("sven"))
    teams.will_answer(Throttled(status=503), Throttled(status=503))
    chances = iter((0.0, 0.9))
    await postman(sessions, teams, jitter=lambda: next(chances)).deliver_all(NOW)
    assert row(sessions, "reminder:anna:1").due != row(sessions, "reminder:sven:1").due


async def test_one_throttled_chat_does_not_stop_the_others(sessions: Sessions, teams: Teams) -> None:
    """Each conversation has its own limit."""
    people(sessions, "anna", "sven")
    put(sessions, to("anna"))
    teams.will_answer(Throttled(status=429, after=600))
    await postman(sessions, teams).deliver_all(NOW)
    put(sessions, to("sven"), now=NOW + seconds(5))
    await postman(sessions, teams).deliver_all(NOW + seconds(5))
    assert row(sessions, "reminder:sven:1").state == "sent"


async def test_several_throttled_chats_pause_the_tenant(sessions: Sessions, teams: Teams) -> None:
    """Then it is our pace as a whole, and every further message makes it worse."""
    names = ("anna", "bo", "cilla")
    people(sessions, *names, "sven")
    put(sessions, *(to(name) for name in names))
    teams.will_answer(*[Throttled(status=429, after=90)] * 3)
    await postman(sessions, teams).deliver_all(NOW)

    put(sessions, to("sven"), now=NOW + seconds(1))
    another_process = postman(sessions, teams)
    await another_process.step(NOW + seconds(89))
    assert len(teams.arrivals) == 3
    await another_process.step(NOW + seconds(90))
    assert len(teams.arrivals) == 7


async def test_everything_that_is_due_is_delivered_within_the_limits(sessions: Sessions, teams: Teams) -> None:
    """`deliver_all` does not break the pace, it only does not wait for it."""
    names = [f"p{n}" for n in range(60)]
    people(sessions, *names)
    put(sessions, *(to(name) for name in names), *(to("p0", mark) for mark in range(2, 12)))
    assert await postman(sessions, teams).deliver_all(NOW) == 70
    assert [text for text in teams.texts if text.startswith("reminder:p0:")] == [
        f"reminder:p0:{mark}" for mark in range(1, 12)
    ]
    claimed = sorted(row(sessions, f"reminder:{name}:1").claimed_at or NOW for name in names)
    assert all(later - earlier >= timedelta(seconds=1) for earlier, later in zip(claimed, claimed[25:], strict=False))


async def test_what_is_due_later_is_left(sessions: Sessions, teams: Teams) -> None:
    """Not today's, and not what comes back for another try."""
    people(sessions, "anna", "sven")
    put(sessions, to("anna", not_before=NOW + seconds(5)), to("sven"), to("sven", 2))
    teams.will_answer(Throttled(status=429, after=5))
    assert await postman(sessions, teams).deliver_all(NOW) == 1
    assert teams.texts == ["reminder:sven:1"]
