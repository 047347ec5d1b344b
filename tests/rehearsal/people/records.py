"""What is written down of a simulated year: what Teams was given, and when. Everything shown and checked comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from tests.rehearsal.people.year_totals import Left

DELIVERED = "delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One call to Teams for a message of the outbox. `told` are the milestones on it, as the bot keeps them.

    `done` are those of them (or the message itself) that the receiver had nothing left to do about at that moment.
    """

    at: datetime
    key: str
    kind: str
    receiver: str  # a person's id, or a channel's
    to_channel: bool
    outcome: str
    summary: str = ""
    edit: bool = False
    told: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def arrived(self) -> bool:
        return self.outcome == DELIVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The latest milestone of something that a person owed on the morning and the evening of this day."""

    day: date
    person: str
    milestone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """ "Påminn mig senare": what was told before may be told again when the day has come."""

    at: datetime
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody installed the bot, or wrote to it again: what waited for them reaches them then, whatever the hour."""

    at: datetime
    person: str


@dataclass(frozen=True, kw_only=True)
class Records:
    """A whole year. `presses` by verb; `standing` is how far everything came, in counts."""

    year: int
    seed: int
    begins: date
    ends: date
    zone: tzinfo
    down: tuple[datetime, datetime]  # the bot's outage
    quiet_months: frozenset[int]
    days_off: frozenset[date]
    attempts: tuple[Attempt, ...]
    expected: tuple[Expected, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    met: tuple[Met, ...] = ()
    rows: tuple[Left, ...] = ()  # the outbox, as the year left it
    presses: Mapping[str, int] = field(default_factory=dict)
    standing: Mapping[str, int] = field(default_factory=dict)

    def day(self, moment: datetime) -> date:
        """The Swedish day."""
        return moment.astimezone(self.zone).date()
