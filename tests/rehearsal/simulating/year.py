"""The year itself: what the coordinator does and when, the mornings and nights, and everybody who comes along."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from bot.delivery import holidays_of
from bot.settings import Settings
from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import ChecklistId, NodeId, PersonId, RoundId
from storage.database import Sessions, transaction
from storage.reviews import rounds
from storage.reviews.round_opening import core_for, refuse_unfit
from tests.rehearsal.people import year_facts, year_totals
from tests.rehearsal.people.agenda import Agenda, Clock
from tests.rehearsal.people.records import Attempt, Expected, Records
from tests.rehearsal.people.region import NEW, Region
from tests.rehearsal.people.somebody import Somebody
from tests.rehearsal.people.stage import Stage
from tests.rehearsal.simulating.census import Census, Owed, invitations
from tests.rehearsal.simulating.drama import Drama
from tests.rehearsal.simulating.plan import Plan

CHECKLIST = ChecklistId("vastmanland")
DAY = timedelta(days=1)


@dataclass(kw_only=True)
class Year:
    settings: Settings
    sessions: Sessions
    region: Region
    folder: Path  # for the files of the imports
    plan: Plan
    seed: int
    stage: Stage = field(init=False)
    drama: Drama = field(init=False)
    calendar: Calendar = field(init=False)
    expected: list[Expected] = field(default_factory=list, init=False)
    _morning: set[Owed] = field(default_factory=set, init=False)
    _invited: dict[tuple[UUID, str], datetime] = field(default_factory=dict, init=False)
    _read: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        plan, zone = self.plan, self.settings.timezone
        off = frozenset(day for year in range(plan.year, plan.year + 3) for day in holidays_of.days_off(year))
        self.calendar = Calendar(zone=zone, days_off=off, quiet_months=self.settings.reminders.quiet_months)
        clock = Clock(self._at(plan.begins, time(7)))
        self.stage = Stage(
            settings=self.settings,
            sessions=self.sessions,
            clock=clock,
            agenda=Agenda(clock),
            down=plan.outage(),
            seed=self.seed,
            storm=self._at(plan.opens, time(8)),
        )
        managers = {PersonId(one) for one in self.region.managers().values()}
        self.drama = Drama(stage=self.stage, calendar=self.calendar, closes=plan.closes, managers=managers)

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.settings.timezone).astimezone(UTC)

    async def run(self, step: Callable[[datetime], None] = lambda _: None) -> Records:
        """`step` is told what time it has become."""
        self._import(self.region)
        for known in self.region.known:
            self.drama.enters(Somebody.drawn(known, self.seed, self.plan.year))
        self._what_the_coordinator_does()
        self._what_people_do_unasked()
        self._days()
        await self.stage.agenda.run(self._at(self.plan.ends, time(23)), step)
        return self._records()

    # --- the coordinator

    def _import(self, region: Region) -> None:
        stage = self.stage
        region.load(self.sessions, self.folder / f"{stage.today}", stage.clock.now, stage.today)

    def _what_the_coordinator_does(self) -> None:
        plan, at = self.plan, self.stage.agenda.at
        at(self._at(plan.announced, time(10)), self._opens_the_round)
        at(self._at(plan.changes, time(7)), self._changes_a_manager)
        at(self._at(plan.moved, time(14)), self._moves_a_window)
        at(self._at(plan.ended, time(15)), self._closes_the_round)
        at(plan.outage()[1], self._comes_back)

    async def _opens_the_round(self) -> None:
        now, plan = self.stage.clock(), self.plan
        with transaction(self.sessions) as session:
            core = core_for(session, CHECKLIST, now)
            opened, _ = rounds.open_round(
                session, year=plan.year, core_row=core.row, opens=plan.opens, closes=plan.closes, now=now
            )
            refuse_unfit(session, opened, core)

    def _round(self) -> RoundId:
        with self.sessions() as session:
            return rounds.rounds(session, self.plan.year)[0].id

    async def _moves_a_window(self) -> None:
        """The last of those levels that have units below them."""
        node = next(row["parent"] for row in reversed(self.region.organisation) if row["level"] == "enhet")
        with transaction(self.sessions) as session:
            rounds.set_window(session, self._round(), NodeId(node), self.plan.opens, self.plan.moved_to)

    async def _changes_a_manager(self) -> None:
        unit = self.region.units[1]
        self.region = self.region.with_new_manager(unit)
        self._import(self.region)
        self.drama.managers.add(NEW.id)
        self.drama.enters(Somebody.drawn(NEW, self.seed, self.plan.year))

    async def _closes_the_round(self) -> None:
        of = self._round()
        with transaction(self.sessions) as session:
            rounds.close_round(session, of, self.stage.clock())

    async def _comes_back(self) -> None:
        self.stage.wakes()

    # --- the others

    def _what_people_do_unasked(self) -> None:
        chance = random.Random(self.seed)  # noqa: S311 - a made-up year
        after = self.plan.closes + 20 * DAY
        for person in sorted(self.drama.managers):
            who = self.drama.people[person]
            days = [after + (who.chance.randint(0, 30) + 38 * number) * DAY for number in range(6)]
            self.drama.looks_at_measures(who, days)
        for unit, manager in self.region.managers("enhet").items():
            if chance.random() < 0.4:
                day = self.plan.announced + chance.randrange(60) * DAY
                self.drama.links_a_channel(self.drama.people[PersonId(manager)], unit, day)

    # --- mornings and nights

    def _days(self) -> None:
        """The lookout looks all the time: here every morning, and while the round goes on at other hours, too."""
        at = self.stage.agenda.at
        for day in self._every_day():
            for hour in self._looks(day):
                at(self._at(day, hour), self._look)
            if self.calendar.is_working_day(day):
                at(self._at(day, time(8, 0)), self._counts_in_the_morning)
                at(self._at(day, time(16, 58)), self._counts_in_the_evening)

    def _looks(self, day: date) -> tuple[time, ...]:
        """Before a round is opened there is nothing to see; when it has ended, only what working days bring."""
        plan = self.plan
        if day < plan.announced:
            return (time(8, 1),) if day.weekday() == 0 else ()
        if day > plan.ended and not self.calendar.is_working_day(day):
            return ()
        if day > plan.ended or day.weekday() in (1, 2, 3):
            return (time(8, 1),)
        return time(0, 10), time(8, 1), time(12, 30), time(20, 0)

    def _every_day(self) -> Iterator[date]:
        day = self.plan.begins
        while day <= self.plan.ends:
            yield day
            day += DAY

    async def _look(self) -> None:
        self.stage.look()

    async def _counts_in_the_morning(self) -> None:
        self._morning = self._owed() if self.stage.is_up else set()

    async def _counts_in_the_evening(self) -> None:
        """What was owed in the morning already, when the bot looked, and still is."""
        if self._morning and self.stage.is_up:
            today = self.stage.today
            both = sorted(self._morning & self._owed())
            self.expected += [Expected(day=today, person=person, milestone=told) for person, told in both]

    def _owed(self) -> set[Owed]:
        """Of those who can be told."""
        new = self.stage.attempts[self._read :]
        self._read += len(new)
        self._invited |= invitations(new)
        today = self.stage.today
        census = Census(zone=self.calendar.zone, intervals=self.settings.reminders.intervals)
        with self.sessions() as session:
            reachable = year_facts.can_be_told(session, today)
            reviews, measures = year_facts.unanswered(session, today), year_facts.open_measures(session, today)
        return {one for one in census.owed(today, reviews, measures, self._invited) if one[0] in reachable}

    # --- what is written down

    def _records(self) -> Records:
        with self.sessions() as session:
            rows, standing = year_totals.outbox(session), year_totals.counts(session)
        attempts: list[Attempt] = self.stage.attempts
        return Records(
            year=self.plan.year,
            seed=self.seed,
            begins=self.plan.begins,
            ends=self.plan.ends,
            zone=self.calendar.zone,
            down=self.plan.outage(),
            quiet_months=self.calendar.quiet_months,
            days_off=self.calendar.days_off,
            attempts=tuple(attempts),
            expected=tuple(self.expected),
            snoozes=tuple(self.stage.snoozes),
            met=tuple(self.stage.met),
            rows=tuple(rows),
            presses=dict(sorted(self.stage.presses.items())),
            standing=standing,
        )
