"""The whole of a replayed year: import, round, self-checks, the region's analysis. What the command and its tests call."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.settings import Settings
from dialogs.documents.rules.report import Audience, Report
from dialogs.ground.ids import ChecklistId
from storage.database import Sessions, reading, transaction
from storage.documents import reports
from storage.reviews import rounds
from storage.reviews.round_opening import core_for
from tests.rehearsal.people import year_totals
from tests.rehearsal.people.agenda import Agenda, Clock
from tests.rehearsal.people.opening import settings_for
from tests.rehearsal.people.stage import Stage
from tests.rehearsal.replaying import winter
from tests.rehearsal.replaying.autumn import Autumn
from tests.rehearsal.replaying.cast import dealt
from tests.rehearsal.replaying.region import ROOT, MadeUp, made_up
from tests.rehearsal.replaying.source import Source

CHECKLIST = ChecklistId("vastmanland")
ZONE = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, kw_only=True)
class Replay:
    source: Source
    sessions: Sessions
    folder: Path  # for the files of the import
    seed: int = 1
    share: int = 1  # every so many of the self-checks: a tenth is enough to see that it works on another database
    step: Callable[[int, int], None] = lambda _done, _of: None

    def play(self) -> Autumn:
        return asyncio.run(self._played())

    async def _played(self) -> Autumn:
        made = made_up(self.source)
        settings = settings_for({})
        stage = self._stage(settings)
        made.region.load(self.sessions, self.folder / "import", stage.clock.now, stage.today)
        autumn = self._opened(made, stage)
        parts = dealt(self.source, made.chairs, self.seed)[:: self.share]
        for number, part in enumerate(parts, 1):
            await autumn.plays(part)
            self.step(number, len(parts))
        await winter.analyses(autumn, self.source, made.head, made.head_rep)
        return autumn

    def _stage(self, settings: Settings) -> Stage:
        begins = datetime.combine(self.source.opens - timedelta(days=7), time(8), settings.timezone).astimezone(UTC)
        clock = Clock(begins)
        never = (begins, begins)
        return Stage(
            settings=settings,
            sessions=self.sessions,
            clock=clock,
            agenda=Agenda(clock),
            down=never,
            seed=self.seed,
            storm=begins - timedelta(days=1),
        )

    def _opened(self, made: MadeUp, stage: Stage) -> Autumn:
        source = self.source
        with transaction(self.sessions) as session:
            core = core_for(session, CHECKLIST, stage.clock.now)
            opened, _ = rounds.open_round(
                session,
                year=source.year,
                core_row=core.row,
                opens=source.opens,
                closes=source.closes,
                now=stage.clock.now,
            )
            reviews = year_totals.reviews(session, opened)
        known = {one.id: one for one in made.region.known}
        return Autumn(stage=stage, known=known, reviews=reviews, year=source.year, seed=self.seed)


def reported(sessions: Sessions, source: Source, audience: Audience | None = None) -> Report:
    """As it is made in the February after. The remark says what is the source's and what is made up."""
    with reading(sessions) as session:
        on = date(source.year + 1, 2, 1)
        return reports.gather(session, ROOT, source.year, on, audience=audience, remark=source.region.remark)
