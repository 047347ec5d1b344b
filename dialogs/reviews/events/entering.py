"""Getting into a review."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import ReviewId
from dialogs.reviews.rules.owed import Cause


@event("open")
class OpenReview:
    """To where this review stands for this person: the next question, the next area, the talk, the signing."""

    review: ReviewId


@event("invitation")
class ShowInvitation:
    review: ReviewId


@event("remind-later")
class RemindLater:
    review: ReviewId
    day: str | None = typed()


@event("not-mine")
class NotMine:
    review: ReviewId
    reason: str | None = typed()


@event("participants")
class ShowParticipants:
    review: ReviewId


@event("save-participants")
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


@event("late-reason")
class GiveLateReason:
    review: ReviewId
    reason: str | None = typed()


@event("show-cause")
class ShowCause:
    """The last day has passed: what stood in the way?"""

    review: ReviewId


@event("cause")
class GiveCause:
    review: ReviewId
    cause: Cause


@event("ask-support")
class AskSupport:
    """With the follow-up as such, not with one question."""

    review: ReviewId
