"""A person's digest: what they are reminded of on one morning, worked out from how things stand when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import PersonId, ReviewId
from dialogs.ground.turn import Actor
from dialogs.handover.pages.leaving import LeftMeasure
from dialogs.matters.pages import LiftedToMe
from dialogs.measures.pages import MyMeasure
from dialogs.reminders.pages import DigestLine, DigestPage, DueDuty, DueRisk
from dialogs.reminders.rules import deadlines
from dialogs.reminders.rules.deadlines import Due, Facts, Intervals, OwedAnswer, OwedMeasure, OwedRiskAssessment, Why
from dialogs.reminders.rules.duties import OwedDuty
from dialogs.reviews import build, landing, owing
from dialogs.reviews.rules.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePerson:
    """What one person may be reminded of, and has been."""

    reviews: tuple[Review, ...]
    measures: tuple[tuple[OwedMeasure, MyMeasure], ...]
    answers: tuple[tuple[OwedAnswer, LiftedToMe], ...] = ()
    risks: tuple[tuple[OwedRiskAssessment, DueRisk], ...] = ()
    duties: tuple[tuple[OwedDuty, DueDuty], ...] = ()
    invited: Mapping[tuple[ReviewId, PersonId], date]
    left: tuple[LeftMeasure, ...] = ()
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
    left = [due for due in dues if due.why is Why.LEFT]  # one line, however many they are
    first = {due.about: due for due in reversed(dues) if due.why is not Why.LEFT}  # the most urgent of each
    shown = sorted([*first.values(), *left[:1]], key=lambda due: due.urgency)
    lines = tuple(_line(due, of, reader) for due in shown)
    return Digest(page=DigestPage(lines=lines), keys=tuple(due.key for due in dues))


def _facts(of: OnePerson, reader: Actor, calendar: Calendar) -> Facts:
    person = reader.person.id
    owed = (owing.owed(one, reader, calendar.zone, of.invited.get((one.id, person))) for one in of.reviews)
    return Facts(
        reviews=tuple(one for one in owed if one is not None),
        measures=tuple(one for one, _ in of.measures),
        answers=tuple(one for one, _ in of.answers),
        risks=tuple(one for one, _ in of.risks),
        duties=tuple(one for one, _ in of.duties),
        told={person: of.told},
        snoozed={person: of.snoozed_until} if of.snoozed_until else {},
    )


def _line(due: Due, of: OnePerson, reader: Actor) -> DigestLine:
    if due.why is Why.LEFT:
        return DigestLine(why=due.why, days=due.days, left=of.left)
    review = next((one for one in of.reviews if one.id == due.about), None)
    if review is not None:
        step = landing.step(review, reader)
        return DigestLine(why=due.why, days=due.days, review=build.name_of(review), step=step)
    matter = next((one for owed, one in of.answers if owed.matter == due.about), None)
    if matter is not None:
        return DigestLine(why=due.why, days=due.days, matter=matter)
    risk = next((one for owed, one in of.risks if owed.node == due.about), None)
    if risk is not None:
        return DigestLine(why=due.why, days=due.days, risk=risk)
    duty = next((one for owed, one in of.duties if owed.id == due.about), None)
    if duty is not None:
        return DigestLine(why=due.why, days=due.days, duty=duty)
    measure = next(one for owed, one in of.measures if owed.measure == due.about)
    return DigestLine(why=due.why, days=due.days, measure=measure)
