"""Whose turn it is in a review, and since when: what reminders are worked out from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from dialogs.ground.turn import Actor
from dialogs.reviews import landing
from dialogs.reviews.pages.desk import Step
from dialogs.reviews.rules.owed import OwedReview, WaitsFor
from dialogs.reviews.rules.review import Review, SeatKind

WAITS = {
    Step.START: WaitsFor.ANSWERS,
    Step.ANSWER: WaitsFor.ANSWERS,
    Step.LATE: WaitsFor.ANSWERS,
    Step.CONFIRM: WaitsFor.VIEW,
    Step.TALK: WaitsFor.TALK,
    Step.SIGN: WaitsFor.SIGNATURE,
}


def owed(review: Review, actor: Actor, zone: tzinfo, invited: date | None = None) -> OwedReview | None:
    """None when nothing is wanted from this person now. `invited` is the day on which they got the invitation."""
    seat = review.seat_kind(actor.person.id)
    if seat is None or review.withdrawn:
        return None
    step = landing.step(review, actor)
    waits_for = WAITS.get(step)
    if step is Step.NOT_OPEN and seat is SeatKind.MANAGER:
        waits_for = WaitsFor.ANSWERS
    if waits_for is None:
        return None
    since = _asked(review, zone, invited) if waits_for is WaitsFor.ANSWERS else _last_change(review, zone)
    return OwedReview(person=actor.person.id, review=review.id, waits_for=waits_for, window=review.window, since=since)


def _asked(review: Review, zone: tzinfo, invited: date | None) -> date | None:
    return invited or (review.started_at.astimezone(zone).date() if review.started_at else None)


def _last_change(review: Review, zone: tzinfo) -> date | None:
    """Who works on it is not reminded of it: every change begins the waiting anew."""
    last = max(_changes(review), default=None)
    return last.astimezone(zone).date() if last else None


def _changes(review: Review) -> Iterator[datetime]:
    if review.handed_over_at is not None:
        yield review.handed_over_at
    yield from (answer.at for answer in review.answers.values())
    yield from (view.at for view in review.views.values())
    yield from (measure.at for measure in review.measures)
    yield from (signature.at for signature in review.signatures)
