"""What a review waits for, from whom; and what stood in the way when its last day has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.ground.ids import PersonId, ReviewId
from dialogs.reviews.rules.windows import Window


class Cause(StrEnum):
    """What stood in the way, as the manager says when the last day has passed. Seen only in counts."""

    TIME = "time"
    USE = "use"  # does not see what it is good for
    ACCESS = "access"  # lacks access or permission
    OTHER = "other"


class WaitsFor(StrEnum):
    """What a review waits for from a person."""

    ANSWERS = "answers"
    VIEW = "view"
    TALK = "talk"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedReview:
    """It is this person's turn. `since`: the day they were asked, None if nobody has asked them yet."""

    person: PersonId
    review: ReviewId
    waits_for: WaitsFor
    window: Window
    since: date | None
