"""Any pattern of downtime, moved last days and several processes that may die: through the real lookout, letters and outbox.

What `tests/dialogs/reminders/test_deadlines.py` promises of the rules alone, kept by everything that remembers and sends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, auto

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from bot.delivery.delivering import Letter
from bot.settings import Settings
from bot.wiring import Parts, build
from dialogs.delivery.rules.delivery import Drop, Limits, Sent
from dialogs.ground.ids import PersonId
from dialogs.reminders.rules import deadlines
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Claimed
from storage.reminders import reminding
from storage.tables import Table
from storage.tables.organisation import ContactRow, PersonRow
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import RemindedRow
from storage.tables.rounds import RoundRow
from tests.post import URL
from tests.stories.world import load_region, open_round

FIRST, DAYS = (
    date(2026, 10, 26),
    46,
)  # in the middle of the round; over weekends and the last day, as it was and as moved
CLOSES = date(2026, 11, 30)
LOCAL = Settings.from_environment({}, local=True)
WIDE = Limits(per_tenant=1000)


class Fate(Enum):
    """Of a process on one day."""

    DOWN = auto()
    WELL = auto()
    DIES_BEFORE = auto()  # it claims, and dies before it has sent anything
    DIES_AFTER = auto()  # it sends, and dies before it has recorded anything


@dataclass
class Now:
    at: datetime = datetime(2026, 10, 26, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@dataclass(kw_only=True)
class Autumn:
    """Two processes on one database, and what people got to see."""

    sessions: Sessions
    clock: Now = field(default_factory=Now)
    processes: list[Parts] = field(init=False)
    told: dict[PersonId, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    digests: dict[PersonId, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unsure: set[str] = field(default_factory=set)  # digests of which nobody knows whether they arrived

    def __post_init__(self) -> None:
        self.processes = [self._started(), self._started()]

    def _started(self) -> Parts:
        return build(LOCAL, self.sessions, now=self.clock, by_itself=False)

    def lives(self, day: date, number: int, fate: Fate) -> None:
        self.clock.at = datetime.combine(day, time(8, 10 * number), UTC)  # nine in Stockholm
        if fate is Fate.DOWN:
            return
        self.processes[number].lookout.look()
        self._delivers(self.processes[number], fate)
        if fate is not Fate.WELL:
            self.processes[number] = self._started()  # it remembers nothing
            self.clock.at += timedelta(seconds=WIDE.lease + 1)
            self._delivers(self.processes[number], Fate.WELL)

    def _delivers(self, parts: Parts, fate: Fate) -> None:
        while claimed := self._claimed():
            for each in claimed:
                self._sends(parts, each, fate)
            if fate is not Fate.WELL:
                return

    def _claimed(self) -> list[Claimed]:
        with transaction(self.sessions) as session:
            return outbox.claim(session, self.clock.at, WIDE, 25)

    def _sends(self, parts: Parts, claimed: Claimed, fate: Fate) -> None:
        letter = parts.letterbox.write(claimed)
        if fate is Fate.DIES_BEFORE:
            return
        if isinstance(letter, Letter):
            self._arrives(claimed)
        if fate is Fate.DIES_AFTER:
            self.unsure.add(claimed.key)
            return
        with transaction(self.sessions) as session:
            step = Sent() if isinstance(letter, Letter) else Drop(tag="obsolete")
            assert outbox.record(session, claimed, step, self.clock.at)

    def _arrives(self, claimed: Claimed) -> None:
        if claimed.kind != "digest" or claimed.person is None:
            return
        with transaction(self.sessions) as session:
            keys = session.scalars(select(RemindedRow.key).where(RemindedRow.message == claimed.key)).all()
        self.told[claimed.person].update(keys)
        self.digests[claimed.person][claimed.key] += 1

    def left_unsaid(self) -> object:
        """What is due now by the facts, and has not arrived."""
        calendar = LOCAL.reminders.calendar(LOCAL.timezone, self.clock.at.date())
        with transaction(self.sessions) as session:
            facts = reminding.facts(session, self.clock.at, LOCAL.timezone)
        arrived = {person: frozenset(keys) for person, keys in self.told.items()}
        return deadlines.digests(replace(facts, told=arrived), self.clock.at.date(), calendar)


@pytest.fixture(scope="module")
def region() -> Iterator[Sessions]:
    """One database in memory for all examples: a region in its round, and everybody has the app."""
    engine = engine_for("sqlite://")
    Table.metadata.create_all(engine)
    sessions = sessions_for(engine)
    load_region(sessions)
    open_round(sessions, closes=CLOSES)
    with transaction(sessions) as session:
        everybody = session.scalars(select(PersonRow.id)).all()
        met = {"service_url": URL, "state": "reachable", "seen_at": datetime.combine(FIRST, time(), UTC)}
        rows = [met | {"person_id": who, "conversation_id": f"a:{who}", "teams_user_id": who} for who in everybody]
        session.execute(insert(ContactRow), rows)
    yield sessions
    engine.dispose()


FATES = st.sampled_from([Fate.WELL, Fate.WELL, Fate.WELL, Fate.DOWN, Fate.DOWN, Fate.DIES_BEFORE, Fate.DIES_AFTER])


@settings(max_examples=5)
@given(
    fates=st.lists(st.tuples(FATES, FATES), min_size=DAYS, max_size=DAYS),
    moves=st.dictionaries(st.integers(0, DAYS - 1), st.dates(date(2026, 11, 2), date(2026, 12, 9)), max_size=3),
)
def test_each_milestone_at_most_once_and_the_latest_always(
    region: Sessions, fates: list[tuple[Fate, Fate]], moves: dict[int, date]
) -> None:
    """Whoever was up last in a morning leaves nothing unsaid; nobody hears anything twice but what a dying process may
    have said; and there is one digest a day, on working days."""
    with transaction(region) as session:
        session.execute(delete(OutboxRow))
        session.execute(delete(RemindedRow))
        session.execute(update(RoundRow).values(closes=CLOSES))
    autumn = Autumn(sessions=region)
    for number, (first, second) in enumerate(fates):
        day = FIRST + timedelta(days=number)
        if number in moves:
            with transaction(region) as session:
                session.execute(update(RoundRow).values(closes=moves[number]))
        autumn.lives(day, 0, first)
        autumn.lives(day, 1, second)
        if (first, second) != (Fate.DOWN, Fate.DOWN):
            assert autumn.left_unsaid() == {}

    for person, digests in autumn.digests.items():
        doubtful = {key for key in digests if key in autumn.unsure}
        assert all(count == 1 for key, count in digests.items() if key not in doubtful)
        assert all(count <= 2 for count in digests.values())
        assert sum(count - 1 for count in autumn.told[person].values()) == 0 or doubtful
        calendar = LOCAL.reminders.calendar(LOCAL.timezone, FIRST)
        assert all(calendar.is_working_day(date.fromisoformat(key.rsplit(":", 1)[1])) for key in digests)
