"""What is shown while a round goes on, and after its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.reviews.pages.names import ReviewName


@dataclass(frozen=True, slots=True, kw_only=True)
class CausePage(Shown):
    """What stood in the way? Asked of the manager alone, once, when the last day has passed."""

    review: ReviewName

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="cause")


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseNotedPage(Shown):
    review: ReviewName
    support: bool  # support has been asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPage(Shown):
    """The weekly line in a channel while the round goes on. Counts; never who has not answered."""

    review: ReviewName
    days_left: int
    closes: date
    signed: bool  # this node's own
    below: tuple[int, int] | None = None  # signed, of expected


Page = CausePage | CauseNotedPage | WeeklyPage
