"""A review on somebody's desk: the next thing to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import SeatKind


class Step(StrEnum):
    """What a person has to do next in a review, the most urgent first."""

    SIGN = "sign"
    TALK = "talk"
    CONFIRM = "confirm"
    ANSWER = "answer"
    START = "start"
    LATE = "late"  # not done, and the window has passed
    WAIT_REP = "wait_rep"
    WAIT_MANAGER = "wait_manager"
    WAIT_SIGNATURE = "wait_signature"
    NOT_OPEN = "not_open"
    SIGNED = "signed"

    @property
    def is_mine(self) -> bool:
        return self in (Step.SIGN, Step.TALK, Step.CONFIRM, Step.ANSWER, Step.START, Step.LATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskReview:
    """One review on a person's home card."""

    review: ReviewName
    seat: SeatKind
    step: Step
    answered: int
    total: int
    next_number: int | None  # the question that comes next
    minutes: int
    opens: date
    closes: date
    days_left: int
    others: tuple[str, ...]  # who sits on the other side
