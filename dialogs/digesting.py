"""A person's digest: what they are reminded of on one morning, worked out from how things stand when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from dialogs import build, landing, owing
from dialogs.ids import PersonId, ReviewId
from dialogs.pages import DigestLine, DigestPage, MyMeasure
from dialogs.rules import deadlines
from dialogs.rules.calendar import Calendar
from dialogs.rules.deadlines import Due, Facts, Intervals, OwedMeasure
from dialogs.rules.review import Review
from dialogs.turn import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePerson:
    """What one person may be reminded of, and has been."""

    reviews: tuple[Review, ...]
    measures: tuple[tuple[OwedMeasure, MyMeasure], ...]
    invited: Mapping[tuple[ReviewId, PersonId], date]
    told: Set[str]
    snoozed_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """`keys` are the milestones that the page tells: all of them, also where one line stands for two."""

    page: DigestPage
    keys: tuple[str, ...]


def digest(of: OnePerson, reader: Actor, calendar: Calendar, intervals: Intervals) -> Digest | None:
    """None: there is nothing to remind of any more, or this is no time for it."""
    if not calendar.is_working_time(reader.now):
        return None
    dues = deadlines.digests(_facts(of, reader, calendar), reader.today, calendar, intervals).get(reader.person.id, ())
    if not dues:
        return None
    first = {due.about: due for due in reversed(dues)}  # the most urgent of each
    shown = sorted(first.values(), key=lambda due: due.urgency)
    lines = tuple(_line(due, of, reader) for due in shown)
    return Digest(page=DigestPage(lines=lines), keys=tuple(due.key for due in dues))


def _facts(of: OnePerson, reader: Actor, calendar: Calendar) -> Facts:
    person = reader.person.id
    owed = (owing.owed(one, reader, calendar.zone, of.invited.get((one.id, person))) for one in of.reviews)
    return Facts(
        reviews=tuple(one for one in owed if one is not None),
        measures=tuple(one for one, _ in of.measures),
        told={person: of.told},
        snoozed={person: of.snoozed_until} if of.snoozed_until else {},
    )


def _line(due: Due, of: OnePerson, reader: Actor) -> DigestLine:
    review = next((one for one in of.reviews if one.id == due.about), None)
    if review is not None:
        step = landing.step(review, reader)
        return DigestLine(why=due.why, days=due.days, review=build.name_of(review), step=step)
    measure = next(one for owed, one in of.measures if owed.measure == due.about)
    return DigestLine(why=due.why, days=due.days, measure=measure)
