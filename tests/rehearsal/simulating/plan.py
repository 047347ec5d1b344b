"""The days of a made-up year: what its coordinator does when, and when the bot is down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The days of a year. It goes on into the next one: what is signed in November lives in March."""

    year: int

    @property
    def begins(self) -> date:
        return date(self.year, 1, 1)

    @property
    def ends(self) -> date:
        return date(self.year + 1, 8, 15)

    @property
    def announced(self) -> date:
        return date(self.year, 8, 24)

    @property
    def opens(self) -> date:
        return date(self.year, 9, 1)

    @property
    def closes(self) -> date:
        return date(self.year, 11, 30)

    @property
    def moved(self) -> date:
        """On this day one division gets more time ..."""
        return date(self.year, 11, 10)

    @property
    def moved_to(self) -> date:
        """... until this day."""
        return date(self.year, 12, 18)

    @property
    def changes(self) -> date:
        """A unit gets another manager."""
        return date(self.year, 10, 12)

    @property
    def ended(self) -> date:
        """The coordinator closes the round."""
        return date(self.year + 1, 1, 29)

    def outage(self) -> tuple[datetime, datetime]:
        """More than a week, over two milestones."""
        return datetime(self.year, 11, 15, 22, tzinfo=UTC), datetime(self.year, 11, 24, 5, tzinfo=UTC)
