"""Getting into a review."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import ReviewId
from dialogs.ground.typed import typed
from dialogs.reminders.rules.deadlines import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReview:
    """To where this review stands for this person: the next question, the next area, the talk, the signing."""

    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowInvitation:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindLater:
    review: ReviewId
    day: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMine:
    review: ReviewId
    reason: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowParticipants:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveParticipants:
    """`together` says whether the pair sits together; `joined` are the other units that answer in the same review."""

    review: ReviewId
    together: bool | None = None  # None leaves it as it is
    revision: int = 0
    managers: str | None = typed()
    employees: str | None = typed()
    safety_reps: str | None = typed()
    union_reps: str | None = typed()
    joined: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveLateReason:
    review: ReviewId
    reason: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCause:
    """The last day has passed: what stood in the way?"""

    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveCause:
    review: ReviewId
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupport:
    """With the follow-up as such, not with one question."""

    review: ReviewId
