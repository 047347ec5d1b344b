"""The month's line about measures in a channel: counts and what is next. Never who, and never who has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.reminders.pages import Counted, MonthlyPage, NextMeasure
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.standing import Facts, Standing

SHOWN_FOR = timedelta(days=365)  # after it was closed, a measure is counted for a year
NEWS_FOR = timedelta(days=31)  # when everything is closed that is told once, and then it is quiet
FINISHED = (MeasureState.DONE, MeasureState.CONTROLLED)
COUNTED = (*FINISHED, MeasureState.PLANNED, MeasureState.CANNOT)  # what was not enough has another in its place


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlan:
    """A measure of the channel's node or of one below. `named`: what it is may stand in the channel."""

    facts: Facts
    what: str
    closed_on: date | None
    named: bool


def page(unit: str, plan: Sequence[InPlan], today: date, *, level: bool) -> MonthlyPage | None:
    """None: there is nothing to tell. `level`: with what is planned below."""
    counted = [one for one in plan if one.facts.state in COUNTED and _is_of_today(one, today)]
    if not any(_is_news(one, today) for one in counted):
        return None
    standings = [one.facts.standing(today) for one in counted]
    return MonthlyPage(
        unit=unit,
        level=level,
        improve=_counted(counted, MeasureKind.IMPROVE),
        preserve=_counted(counted, MeasureKind.PRESERVE),
        late=standings.count(Standing.OVERDUE),
        to_control=standings.count(Standing.TO_CONTROL),
        next=_next(counted, today),
    )


def _is_of_today(one: InPlan, today: date) -> bool:
    return one.facts.is_open or one.closed_on is None or one.closed_on > today - SHOWN_FOR


def _is_news(one: InPlan, today: date) -> bool:
    return one.facts.is_open or (one.closed_on is not None and one.closed_on > today - NEWS_FOR)


def _counted(plan: Sequence[InPlan], kind: MeasureKind) -> Counted:
    states = [one.facts.state for one in plan if one.facts.kind is kind]
    return Counted(done=sum(state in FINISHED for state in states), total=len(states))


def _next(plan: Sequence[InPlan], today: date) -> NextMeasure | None:
    """The first that may be named; where none may, only the day."""
    coming = [
        (one.facts.due, one)
        for one in plan
        if one.facts.state is MeasureState.PLANNED and one.facts.due is not None and one.facts.due >= today
    ]
    in_order = sorted(coming, key=lambda pair: (pair[0], not pair[1].named))
    named = next(((due, one.what) for due, one in in_order if one.named), None)
    if named is not None:
        return NextMeasure(due=named[0], what=named[1])
    return NextMeasure(due=in_order[0][0]) if in_order else None
