"""How this employer is reminded: the calendar and the intervals. And what is looked for once on a working day's morning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.delivery import holidays_of
from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import PersonId
from dialogs.reminders.messages import ReminderMessage
from dialogs.reminders.rules import deadlines
from dialogs.reminders.rules.deadlines import Intervals
from storage.delivery.outbox import Outgoing
from storage.reminders import channel_posts, monthly_posts, reminding, weekly_posts
from storage.reminders.channel_posts import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    quiet_months: frozenset[int] = frozenset()
    intervals: Intervals = field(default_factory=Intervals)

    def calendar(self, zone: ZoneInfo, day: date) -> Calendar:
        return holidays_of.calendar(zone, self.quiet_months, day)


def digest_key(person: PersonId, day: date) -> str:
    """One for each person and day, whatever it says."""
    return f"{ReminderMessage.DIGEST.value}:{person}:{day}"


def due(session: Session, now: datetime, calendar: Calendar, intervals: Intervals, zone: ZoneInfo) -> list[Outgoing]:
    """Digests of this morning, and the channels' lines of this week and this month."""
    return [*_digests(session, now, calendar, intervals, zone), *_to_channels(session, calendar.today(now), calendar)]


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
            kind=ReminderMessage.DIGEST.value,
            subject={"mark": today.isoformat()},
            person=person,
        )
        for person in sorted(found)
        if known[person].reachable and person not in waits
    ]


def _to_channels(session: Session, today: date, calendar: Calendar) -> list[Outgoing]:
    return channel_posts.outgoing(session, lines(session, today, calendar))


def lines(session: Session, today: date, calendar: Calendar) -> list[Line]:
    """On the first working day of a week and of a month; after an outage later in the same one. Only what is not sent."""
    week, month = first_days(today, calendar)
    found = (*weekly_posts.lines(session, week, today), *monthly_posts.lines(session, month, today))
    return channel_posts.unsent(session, found)


def first_days(today: date, calendar: Calendar) -> tuple[date, date]:
    """The first working day of the week, and of the month, that this working day is in."""
    monday = date.fromisocalendar(*today.isocalendar()[:2], 1)
    return calendar.next_working_day(monday), calendar.next_working_day(today.replace(day=1))
