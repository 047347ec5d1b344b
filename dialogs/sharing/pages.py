"""What of a unit's comments may be read above its own line."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import SeatKind
from dialogs.reviews.rules.sharing import Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    question: QuestionId
    number: int
    short: Text
    comment: str
    sharing: Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingPage(Shown):
    """For the representative only what the manager wants to share. `may_change`: until it is signed."""

    review: ReviewName
    seat: SeatKind
    lines: tuple[CommentLine, ...]
    may_change: bool

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="sharing")


Page = SharingPage
