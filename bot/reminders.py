"""How this employer is reminded: the calendar and the intervals. And what is looked for once on a working day's morning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import holidays_of
from dialogs.ids import PersonId
from dialogs.messages import MessageKind
from dialogs.rules import deadlines
from dialogs.rules.calendar import Calendar
from dialogs.rules.deadlines import Intervals
from storage import reminding, weekly_posts
from storage.outbox import Outgoing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    quiet_months: frozenset[int] = frozenset()
    intervals: Intervals = field(default_factory=Intervals)

    def calendar(self, zone: ZoneInfo, day: date) -> Calendar:
        return holidays_of.calendar(zone, self.quiet_months, day)


def digest_key(person: PersonId, day: date) -> str:
    """One for each person and day, whatever it says."""
    return f"{MessageKind.DIGEST.value}:{person}:{day}"


def due(session: Session, now: datetime, calendar: Calendar, intervals: Intervals, zone: ZoneInfo) -> list[Outgoing]:
    """Digests of this morning, and on the week's first working day the channels' lines."""
    today = calendar.today(now)
    return [*_digests(session, now, calendar, intervals, zone), *_weekly(session, today, calendar)]


def _digests(
    session: Session, now: datetime, calendar: Calendar, intervals: Intervals, zone: ZoneInfo
) -> list[Outgoing]:
    """To those whom the bot can write to, and who have not one on its way already."""
    today = calendar.today(now)
    found = deadlines.digests(reminding.facts(session, now, zone), today, calendar, intervals)
    known, waits = reminding.reached(session, found), reminding.digest_waits(session)
    return [
        Outgoing(
            key=digest_key(person, today),
            kind=MessageKind.DIGEST.value,
            subject={"mark": today.isoformat()},
            person=person,
        )
        for person in sorted(found)
        if known[person].reachable and person not in waits
    ]


def _weekly(session: Session, today: date, calendar: Calendar) -> list[Outgoing]:
    monday = date.fromisocalendar(*today.isocalendar()[:2], 1)
    return weekly_posts.due(session, today) if calendar.next_working_day(monday) == today else []
