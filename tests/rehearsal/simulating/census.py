"""What people should have been told by now: the latest milestones of what they owe, reckoned from the tables by hand.

It knows nothing of how the bot works it out; only the intervals and the keys are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from dialogs.reminders.rules.deadlines import Intervals
from dialogs.reviews.rules.standing import CONTROL_AFTER
from tests.rehearsal.people.records import Attempt
from tests.rehearsal.people.year_facts import OpenMeasure, Unanswered

Owed = tuple[str, str]  # person, milestone


@dataclass(frozen=True, kw_only=True)
class Census:
    zone: tzinfo
    intervals: Intervals

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def owed(
        self,
        today: date,
        reviews: Iterable[Unanswered],
        measures: Iterable[OpenMeasure],
        invited: Mapping[tuple[UUID, str], datetime],
    ) -> set[Owed]:
        found: set[Owed] = set()
        for review in reviews:
            if (since := self._since(review, invited)) is not None:
                found |= self._of_review(review, since, today)
        for measure in measures:
            found |= self._of_measure(measure, today)
        return found

    def _since(self, of: Unanswered, invited: Mapping[tuple[UUID, str], datetime]) -> date | None:
        asked = invited.get((of.review, of.person)) or of.started_at
        return self.day(asked) if asked else None

    def _of_review(self, of: Unanswered, since: date, today: date) -> set[Owed]:
        key = f"{of.review.hex}:{of.closes}"
        if today > of.closes:
            return {(of.person, f"closed:{key}")} if since <= of.closes else set()
        nearest = _nearest(self.intervals.closing, of.closes, since, today)
        return {(of.person, f"closing:{key}:{nearest}")} if nearest is not None else set()

    def _of_measure(self, of: OpenMeasure, today: date) -> set[Owed]:
        again = self.intervals.overdue_again
        if of.done_at is not None:
            asked = self.day(of.done_at + CONTROL_AFTER)
            times = (today - asked).days // again
            return {(of.person, f"control:{of.measure.hex}:{asked}:{times}")} if times >= 0 else set()
        if of.due is None:
            return set()
        key = f"{of.measure.hex}:{of.due}"
        if today > of.due:
            taken = self.day(of.taken_on_at)
            if taken > of.due and today < taken + timedelta(days=self.intervals.waiting_again):
                return set()
            return {(of.person, f"overdue:{key}:{((today - of.due).days - 1) // again}")}
        nearest = _nearest(self.intervals.measure, of.due, self.day(of.taken_on_at), today)
        return {(of.person, f"measure:{key}:{nearest}")} if nearest is not None else set()


def _nearest(milestones: Iterable[int], last: date, since: date, today: date) -> int | None:
    """The latest one that has been reached, of those that came after somebody was asked."""
    reached = [days for days in milestones if since < last - timedelta(days=days) <= today]
    return min(reached, default=None)


def invitations(attempts: Iterable[Attempt]) -> dict[tuple[UUID, str], datetime]:
    """Whom an invitation has reached, and when, as Teams saw it."""
    return {
        (UUID(one.key.split(":")[1]), one.receiver): one.at
        for one in attempts
        if one.kind == "invitation" and one.arrived
    }
