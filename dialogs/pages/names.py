"""How a review is called on a card."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ids import ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewName:
    """How a review is called on a card."""

    id: ReviewId
    year: int
    units: tuple[str, ...]  # one, or several that answer together
    revision: int
    version: int
