"""What was said about a review: the words, the review, and the page that is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dialogs.ground.ids import QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.turn import Actor
from dialogs.reviews.rules.review import Review

QUESTION_PAGES = frozenset({"question", "follow_up", "differ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the person is: the review the words are about, and the page that was last shown."""

    review: Review
    bookmark: Bookmark | None

    @property
    def here(self) -> bool:
        """The review is what is on the screen."""
        return self.bookmark is not None and self.bookmark.review == self.review.id and self.bookmark.page != ""

    @property
    def question(self) -> QuestionId | None:
        """The one that is on the screen; None: no question is, and nothing that is typed answers one."""
        if self.bookmark is None or not self.here or self.bookmark.page not in QUESTION_PAGES:
            return None
        marked = self.bookmark.question
        return marked if marked is not None and marked in self.review.checklist else None

    @property
    def page(self) -> str:
        return self.bookmark.page if self.bookmark and self.here else ""


def spot_of(reviews: tuple[Review, ...], bookmark: Bookmark | None) -> Spot | None:
    if not reviews:
        return None
    marked = next((one for one in reviews if bookmark and one.id == bookmark.review), reviews[0])
    return Spot(review=marked, bookmark=bookmark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    spot: Spot
    question: QuestionId | None
    tail: str
    rep: bool
    actor: Actor

    @property
    def review(self) -> Review:
        return self.spot.review


Saying = Callable[[Said], Any | None]
