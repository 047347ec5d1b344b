"""What somebody is like at work: drawn once for each person, from the seed and their id, so that a year can be played again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Begins(StrEnum):
    """When a manager gets round to the year's follow-up."""

    EARLY = "early"
    MIDWAY = "midway"
    LAST_MINUTE = "last_minute"
    LATE = "late"  # after the last day, with a reason
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    installs_on: date | None  # None: never
    begins: Begins
    diligence: float  # how likely they are to do what a reminder asks, the same day or the next
    sitting: int  # presses before they go back to other things
    between: timedelta  # sittings
    strict: float  # how often an answer is not Ja
    differs: float  # how often a safety representative sees an answer differently
    forgets_measures: bool
    says_why: bool  # what stood in the way
    snoozes: float
    evenings: bool
    english: bool
    blocks_on: date | None  # the bot; and lets it in again some weeks later
    away: tuple[tuple[date, date], ...]  # first and last day


def drawn(chance: random.Random, year: int) -> Habits:
    """Plausible and not measured: what happens in a region with some hundred managers."""
    begins = chance.choices(tuple(Begins), (25, 30, 25, 8, 12))[0]
    return Habits(
        installs_on=_installs(chance, year),
        begins=begins,
        diligence=chance.uniform(0.15, 0.7),
        sitting=chance.randint(6, 14),
        between=timedelta(hours=chance.choice((3, 24, 26, 48, 72, 96))),
        strict=chance.uniform(0.08, 0.35),
        differs=chance.choice((0.0, 0.0, 0.02, 0.06)),
        forgets_measures=chance.random() < 0.15,
        says_why=chance.random() < 0.5,
        snoozes=chance.choice((0.0, 0.0, 0.05, 0.2)),
        evenings=chance.random() < 0.12,
        english=chance.random() < 0.06,
        blocks_on=date(year, 10, 1) + timedelta(days=chance.randrange(60)) if chance.random() < 0.02 else None,
        away=_away(chance, year),
    )


def _installs(chance: random.Random, year: int) -> date | None:
    """Some try it when IT first offers it, most when the year's round is talked of, some when it has begun."""
    when = chance.choices(("spring", "august", "autumn", "never"), (25, 50, 17, 8))[0]
    first, days = {
        "spring": (date(year, 2, 2), 100),
        "august": (date(year, 8, 10), 20),
        "autumn": (date(year, 9, 1), 75),
        "never": (date.max, 0),
    }[when]
    return first + timedelta(days=chance.randrange(days)) if days else None


def _away(chance: random.Random, year: int) -> tuple[tuple[date, date], ...]:
    """Four weeks in summer, Christmas, and often a week in autumn or winter; a few are ill for long."""
    found = [(date(year, 12, 23), date(year + 1, 1, 6))]
    for summer in (year, year + 1):
        leaves = date(summer, 6, 22) + timedelta(days=7 * chance.randrange(5))
        found.append((leaves, leaves + timedelta(days=27)))
    if chance.random() < 0.6:
        week = chance.choice((date(year, 10, 26), date(year + 1, 2, 22), date(year, 11, 9)))
        found.append((week, week + timedelta(days=6)))
    if chance.random() < 0.03:
        ill = date(year, 9, 15) + timedelta(days=chance.randrange(60))
        found.append((ill, ill + timedelta(days=50)))
    return tuple(found)
