"""News of a review, to one reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.reviews.pages.names import ReviewName


class NewsKind(StrEnum):
    HANDED_OVER = "handed_over"  # to the rep
    ASKED_AGAIN = "asked_again"  # to the rep: an answer has changed
    TALK = "talk"  # to the manager
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    REOPENED = "reopened"
    JOINED = "joined"  # to a manager whose unit now answers together with another
    NOT_MINE = "not_mine"  # to the coordinator
    REMINDER = "reminder"  # asked for with remind later
    SUPPORT = "support"  # to the support function
    RESULTS_ENTERED = "results_entered"  # to the manager, who confirms them


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage(Shown):
    """Something happened in a review that concerns the reader: what, by whom, and one button to it."""

    kind: NewsKind
    review: ReviewName
    by: str
    days_left: int | None = None
    question: Text | None = None
    number: int | None = None
    text: str = ""
    may_open: bool = True

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="review")


Page = NewsPage
