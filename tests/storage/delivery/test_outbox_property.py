"""Whatever Teams answers and whenever processes die: nothing is lost unseen, and nothing is said too often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from dialogs.delivery.rules.delivery import (
    Delivered,
    Gone,
    GoneWhy,
    Limits,
    Sent,
    Throttled,
    Unclear,
    next_step,
    repeats,
)
from dialogs.ground.ids import ActivityId, ConversationId
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Claimed
from storage.tables import Table
from storage.tables.outbox import OutboxRow
from tests.post import NOW, claim, people, put, seconds, team, to, to_channel

LIMITS = Limits(attempts=6)
MESSAGES = (
    to("anna", 1),
    to("anna", 2, kind="invitation"),
    to("anna", 3),
    to("sven", 1, kind="handed_over"),
    to_channel(1),
    to_channel(2),
)


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What happens to one sending. `arrives` is what the process may not get to know."""

    outcome: Delivered | Throttled | Gone | Unclear | None  # None: the process dies before it can record anything
    arrives: bool


def delivered() -> Delivered:
    return Delivered(conversation=ConversationId("c"), activity=ActivityId("a"))


fates = st.one_of(
    st.builds(lambda: Fate(outcome=delivered(), arrives=True)),
    st.builds(lambda arrives: Fate(outcome=None, arrives=arrives), st.booleans()),
    st.builds(lambda arrives: Fate(outcome=Unclear(error="TimeoutError"), arrives=arrives), st.booleans()),
    st.builds(
        lambda status, after: Fate(outcome=Throttled(status=status, after=after), arrives=False),
        st.sampled_from([412, 429, 503]),
        st.none() | st.floats(0, 300),
    ),
    st.builds(
        lambda why: Fate(outcome=Gone(why=why, status=403), arrives=False),
        st.sampled_from([why for why in GoneWhy if why is not GoneWhy.DISABLED_BY_ADMIN]),
    ),
)


@dataclass(kw_only=True)
class World:
    """Processes that claim, send, die and come back, as the fates have it; after the last, everything goes well."""

    sessions: Sessions
    fates: Iterator[Fate]
    now: datetime = NOW
    arrived: Counter[str] = field(default_factory=Counter)
    recorded: Counter[str] = field(default_factory=Counter)

    def passes(self, time: float) -> None:
        self.now += seconds(time)
        claimed = claim(self.sessions, self.now, LIMITS, most=3)
        lanes = [each.lane for each in claimed]
        assert len(set(lanes)) == len(lanes), "two messages on their way in one conversation"
        waiting = {each.id: each.lane for each in self.rows() if each.state in ("pending", "retry", "sending")}
        for each in claimed:
            earlier = [id_ for id_, lane in waiting.items() if lane == each.lane and id_ < each.id]
            assert not earlier, "a message overtakes one that has not come to its end"
            self._sends(each, next(self.fates, Fate(outcome=delivered(), arrives=True)))

    def _sends(self, claimed: Claimed, fate: Fate) -> None:
        self.arrived[claimed.key] += fate.arrives
        if fate.outcome is None:
            return
        step = next_step(fate.outcome, claimed.sending(edits=False, now=self.now), 0.5, LIMITS)
        with transaction(self.sessions) as session:
            if outbox.record(session, claimed, step, self.now):
                self.recorded[claimed.key] += isinstance(step, Sent)

    def is_unfinished(self) -> bool:
        with transaction(self.sessions) as session:
            return outbox.is_due(session, self.now + seconds(86400))

    def rows(self) -> list[OutboxRow]:
        with transaction(self.sessions) as session:
            return list(session.scalars(select(OutboxRow)))


@pytest.fixture(scope="module")
def shared() -> Iterator[Sessions]:
    """One database in memory for all examples; each begins by emptying the outbox."""
    engine = engine_for("sqlite://")
    Table.metadata.create_all(engine)
    sessions = sessions_for(engine)
    people(sessions, "anna", "sven")
    team(sessions)
    yield sessions
    engine.dispose()


@settings(max_examples=60, deadline=None)
@given(st.lists(fates, max_size=25), st.lists(st.floats(0, 400), min_size=5, max_size=25))
def test_nothing_is_lost_unseen_and_nothing_is_said_too_often(
    shared: Sessions, fates: list[Fate], times: list[float]
) -> None:
    """The promise of the outbox, for any weather: recorded as sent at most once; a summary seen at most once, any other
    message at most once more than it should; none overtakes an earlier one in its conversation; and in the end everything is
    sent, dead with a reason, or waits with one."""
    with transaction(shared) as session:
        session.execute(delete(OutboxRow))
    put(shared, *MESSAGES)
    world = World(sessions=shared, fates=iter(fates))
    for time in times:
        world.passes(time)
    while world.is_unfinished():
        world.passes(1000)

    assert all(count <= 1 for count in world.recorded.values())
    rows = world.rows()
    assert {each.key for each in rows} == {message.key for message in MESSAGES}
    for each in rows:
        assert world.arrived[each.key] <= 1 + repeats(each.kind)
        if each.state == "sent":
            assert world.recorded[each.key] == 1
            assert world.arrived[each.key] >= 1
        elif each.lane is None:
            assert each.state in ("pending", "retry")
        else:
            assert each.state == "dead"
            assert each.outcome
            assert world.recorded[each.key] == 0
