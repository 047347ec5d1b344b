"""When to remind whom. Everything the bot sends unasked because of a date starts here, as functions of facts and a day.

Nothing is scheduled: what is due is looked for, and only the latest milestone counts, so that a week's outage sends one
reminder and not four. A milestone's key carries the deadline: one that is moved brings milestones of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId, ReviewId
from dialogs.reminders.rules import duties
from dialogs.reminders.rules.duties import Duty, DutyId, DutyIntervals, OwedDuty, Waiting
from dialogs.reviews.rules.owed import OwedReview, WaitsFor
from dialogs.risk.rules.risk import RiskIntervals, milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """In days. All of them can be set; the defaults are meant to be kind."""

    opening: int = 7  # before the window opens, to prepare
    closing: tuple[int, ...] = (30, 14, 7, 3, 1)  # before the last day
    waiting: int = 3  # working days that somebody is left alone with their turn
    waiting_again: int = 7
    measure: tuple[int, ...] = (30, 7, 1)  # before a measure is to be done
    overdue_again: int = 28
    risk: RiskIntervals = field(default_factory=RiskIntervals)
    answer: tuple[int, ...] = (7, 1)  # before an answer to a lifted matter is wished for
    answer_again: int = 28  # after that day, or (without one) after it was received
    duties: DutyIntervals = field(default_factory=DutyIntervals)


DEFAULT = Intervals()


class Why(StrEnum):
    """Why somebody is reminded, the most urgent first."""

    CLOSED = "closed"  # the last day has passed
    CLOSING = "closing"
    OVERDUE = "overdue"  # a measure
    LEFT = "left"  # a measure whose accountable person has left: the manager hands it on
    UNANSWERED = "unanswered"  # a lifted matter, after the day on which an answer was wished for
    EXPECTED = "expected"  # a decision that was to be made before today
    FEEDBACK = "feedback"  # a decision without an answer to those beneath
    SIGNATURE = "signature"
    TALK = "talk"
    VIEW = "view"
    LEVEL_VIEW = "level_view"  # a level's analysis waits for its representative
    AGENDA = "agenda"  # a body is to see the year's result
    CONTROL = "control"  # a measure was done eight weeks ago: did it help?
    MEASURE = "measure"
    ANSWER = "answer"  # a lifted matter waits
    RECEIPT = "receipt"  # an answer from a level above that is not read
    RISK_ASSESSMENT = "risk_assessment"  # of the year
    OPENING = "opening"


URGENCY = {why: place for place, why in enumerate(Why)}
DUTIES = {one: Why(one.value) for one in Duty}
WAITING = {WaitsFor.VIEW: Why.VIEW, WaitsFor.TALK: Why.TALK, WaitsFor.SIGNATURE: Why.SIGNATURE}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedMeasure:
    """Planned, or (`done`) to be looked at again: `due` is then the day to see whether it helped."""

    person: PersonId
    measure: MeasureId
    due: date
    since: date  # it was planned, or last handed on
    done: bool = False
    left: PersonId | None = None  # the accountable person, who has left; `person` sees to it meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedAnswer:
    """A matter is lifted to this person's role. `since`: the day the role got it."""

    person: PersonId
    matter: MatterId
    wanted_by: date | None
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedRiskAssessment:
    """A unit of this manager's: when its risk assessment was done, and its review signed, as far as is known."""

    person: PersonId
    node: NodeId
    assessed_on: date | None
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One milestone that has been reached. `days` until the date it is about; negative when it has passed."""

    key: str
    why: Why
    days: int
    about: ReviewId | MeasureId | MatterId | NodeId | DutyId

    @property
    def urgency(self) -> tuple[int, int, str]:
        return URGENCY[self.why], self.days, self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What people owe, what they have been told already, and until when they asked to be left alone."""

    reviews: tuple[OwedReview, ...] = ()
    measures: tuple[OwedMeasure, ...] = ()
    answers: tuple[OwedAnswer, ...] = ()
    risks: tuple[OwedRiskAssessment, ...] = ()
    duties: tuple[OwedDuty, ...] = ()
    told: Mapping[PersonId, Set[str]] = field(default_factory=dict)
    snoozed: Mapping[PersonId, date] = field(default_factory=dict)


def digests(
    facts: Facts, today: date, calendar: Calendar, intervals: Intervals = DEFAULT
) -> dict[PersonId, tuple[Due, ...]]:
    """What each person is to be told today, the most urgent first. Nobody on a quiet day, and nothing twice."""
    if not calendar.is_working_day(today):
        return {}
    found: dict[PersonId, list[Due]] = defaultdict(list)
    for owed in facts.reviews:
        found[owed.person].extend(review_due(owed, today, calendar, intervals))
    for measure in facts.measures:
        found[measure.person].extend((*left_due(measure, today), *measure_due(measure, today, intervals)))
    for answer in facts.answers:
        found[answer.person].extend(answer_due(answer, today, intervals))
    for risk in facts.risks:
        found[risk.person].extend(risk_due(risk, today, intervals))
    for duty in facts.duties:
        found[duty.person].extend(duty_due(duty, today, calendar, intervals))
    new = {
        person: tuple(sorted(untold(dues, facts.told.get(person, frozenset())), key=lambda due: due.urgency))
        for person, dues in found.items()
        if facts.snoozed.get(person, today) <= today
    }
    return {person: dues for person, dues in new.items() if dues}


def untold(dues: Iterable[Due], told: Set[str]) -> list[Due]:
    return [due for due in dues if due.key not in told]


def review_due(owed: OwedReview, today: date, calendar: Calendar, intervals: Intervals = DEFAULT) -> tuple[Due, ...]:
    """The latest milestone of each kind."""
    if owed.window.is_before(today):
        return _opening(owed, today, intervals)
    if owed.since is None:  # the invitation comes first
        return ()
    return (*_closing(owed, owed.since, today, intervals), *_waiting(owed, owed.since, today, calendar, intervals))


def _opening(owed: OwedReview, today: date, intervals: Intervals) -> tuple[Due, ...]:
    opens = owed.window.opens
    if today < opens - timedelta(days=intervals.opening):
        return ()
    key = f"opening:{owed.review.hex}:{opens}"
    return (Due(key=key, why=Why.OPENING, days=(opens - today).days, about=owed.review),)


def _closing(owed: OwedReview, since: date, today: date, intervals: Intervals) -> tuple[Due, ...]:
    """What had passed when the person was asked is not told: the invitation said when the last day is."""
    closes, days = owed.window.closes, owed.window.days_left(today)
    key = f"{owed.review.hex}:{closes}"
    if owed.window.is_over(today):
        told_by_asking = since > closes
        closed = Due(key=f"closed:{key}", why=Why.CLOSED, days=days, about=owed.review)
        return () if told_by_asking else (closed,)
    passed = [one for one in intervals.closing if since < closes - timedelta(days=one) <= today]
    if not passed:
        return ()
    return (Due(key=f"closing:{key}:{min(passed)}", why=Why.CLOSING, days=days, about=owed.review),)


def _waiting(owed: OwedReview, since: date, today: date, calendar: Calendar, intervals: Intervals) -> tuple[Due, ...]:
    """The others wait for this person; that they have begun moves `since`, and with it everything here."""
    why = WAITING.get(owed.waits_for)
    first = calendar.working_days_after(since, intervals.waiting)
    if why is None or today < first:
        return ()
    times = (today - first).days // intervals.waiting_again
    key = f"{why}:{owed.review.hex}:{since}:{times}"
    return (Due(key=key, why=why, days=owed.window.days_left(today), about=owed.review),)


def left_due(owed: OwedMeasure, today: date) -> tuple[Due, ...]:
    """Once, and again each month that nobody has taken it over."""
    if owed.left is None:
        return ()
    key = f"left:{owed.measure.hex}:{owed.left}:{today:%Y-%m}"
    return (Due(key=key, why=Why.LEFT, days=0, about=owed.measure),)


def measure_due(owed: OwedMeasure, today: date, intervals: Intervals = DEFAULT) -> tuple[Due, ...]:
    key, days = f"{owed.measure.hex}:{owed.due}", (owed.due - today).days
    if owed.done:
        times = -days // intervals.overdue_again
        return (Due(key=f"control:{key}:{times}", why=Why.CONTROL, days=days, about=owed.measure),) if days <= 0 else ()
    if days < 0:
        if owed.since > owed.due and today < owed.since + timedelta(days=intervals.waiting_again):
            return ()  # taken over when its day had passed: they know, and get some days
        times = (-days - 1) // intervals.overdue_again
        return (Due(key=f"overdue:{key}:{times}", why=Why.OVERDUE, days=days, about=owed.measure),)
    passed = [one for one in intervals.measure if owed.since < owed.due - timedelta(days=one) <= today]
    if not passed:
        return ()
    return (Due(key=f"measure:{key}:{min(passed)}", why=Why.MEASURE, days=days, about=owed.measure),)


def answer_due(owed: OwedAnswer, today: date, intervals: Intervals = DEFAULT) -> tuple[Due, ...]:
    """Before and after the day that was wished for; without one, some weeks after it was received, and again."""
    if owed.wanted_by is None:
        times = (today - owed.since).days // intervals.answer_again
        key = f"answer:{owed.matter.hex}:{owed.since}:{times}"
        waited = -(today - owed.since).days
        return (Due(key=key, why=Why.ANSWER, days=waited, about=owed.matter),) if times > 0 else ()
    key, days = f"{owed.matter.hex}:{owed.since}:{owed.wanted_by}", (owed.wanted_by - today).days
    if days < 0:
        times = (-days - 1) // intervals.answer_again
        return (Due(key=f"unanswered:{key}:{times}", why=Why.UNANSWERED, days=days, about=owed.matter),)
    passed = [one for one in intervals.answer if owed.since < owed.wanted_by - timedelta(days=one) <= today]
    if not passed:
        return ()
    return (Due(key=f"answer:{key}:{min(passed)}", why=Why.ANSWER, days=days, about=owed.matter),)


def risk_due(owed: OwedRiskAssessment, today: date, intervals: Intervals = DEFAULT) -> tuple[Due, ...]:
    reached = milestone(owed.assessed_on, owed.signed_on, today, intervals.risk)
    if reached is None:
        return ()
    key = f"risk:{owed.node}:{reached.mark}"
    return (Due(key=key, why=Why.RISK_ASSESSMENT, days=reached.days, about=owed.node),)


def duty_due(owed: OwedDuty, today: date, calendar: Calendar, intervals: Intervals = DEFAULT) -> tuple[Due, ...]:
    waiting = Waiting(first=intervals.waiting, again=intervals.waiting_again)
    reached = duties.milestone(owed, today, calendar, intervals.duties, waiting)
    if reached is None:
        return ()
    return (Due(key=f"{owed.id}:{reached.mark}", why=DUTIES[owed.duty], days=reached.days, about=owed.id),)
