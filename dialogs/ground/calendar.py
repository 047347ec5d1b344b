"""When people may be disturbed: working hours of working days. Which days are off is somebody else's knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """`quiet_months` are for employers that let everybody be in July."""

    zone: tzinfo = UTC
    days_off: frozenset[date] = frozenset()
    quiet_months: frozenset[int] = frozenset()
    begins: time = time(8, 0)
    ends: time = time(17, 0)

    def __post_init__(self) -> None:
        if len(self.quiet_months) > 11:
            raise ValueError("a year with nothing but quiet months never reminds anybody")

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.days_off and day.month not in self.quiet_months

    def is_working_time(self, now: datetime) -> bool:
        local = now.astimezone(self.zone)
        return self.is_working_day(local.date()) and self.begins <= local.time() < self.ends

    def next_working_time(self, now: datetime) -> datetime:
        """Now, if it is one; else the next morning on which people work."""
        if self.is_working_time(now):
            return now
        local = now.astimezone(self.zone)
        day = local.date() if local.time() < self.begins else local.date() + DAY
        return datetime.combine(self.next_working_day(day), self.begins, self.zone)

    def next_working_day(self, day: date) -> date:
        """The day itself, if people work then."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def working_days_after(self, day: date, number: int) -> date:
        """The third working day after a Friday is the Wednesday."""
        for _ in range(number):
            day = self.next_working_day(day + DAY)
        return day
