"""How a review, or where a measure belongs, is called on a card."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import ReviewId
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.method import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewName:
    """How a review is called on a card."""

    id: ReviewId
    year: int
    units: tuple[str, ...]  # one, or several that answer together
    revision: int
    version: int
    extra: ExtraKind | None = None  # None: the yearly one
    method: Method | None = None  # gained another way than in Teams
    entered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureHome:
    """Whose measure it is, on a card."""

    units: tuple[str, ...]
    year: int
    review: ReviewId | None = None  # None: it stands on its own
