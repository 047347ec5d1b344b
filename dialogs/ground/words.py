"""What was said: the words, the review they are about and the page that was last shown. The other words_ modules read it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from dialogs.ground.ids import QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.turn import Actor
from dialogs.reviews import build
from dialogs.reviews.rules.review import Review
from dialogs.subjects import Event


def split(text: str) -> tuple[str, str]:
    """What is said, and what comes after the colon."""
    plain = unicodedata.normalize("NFKC", text).strip()
    head, _, tail = plain.partition(":")
    return " ".join(head.lower().split()).strip(" .!"), tail.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the person is: the review the words are about, and the page that was last shown."""

    review: Review
    bookmark: Bookmark | None

    @property
    def question(self) -> QuestionId | None:
        marked = self.bookmark.question if self.bookmark and self.bookmark.review == self.review.id else None
        known = marked is not None and marked in self.review.checklist
        return marked if known else build.next_unanswered(self.review)

    @property
    def page(self) -> str:
        return self.bookmark.page if self.bookmark and self.bookmark.review == self.review.id else ""


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


Saying = Callable[[Said], Event | None]
