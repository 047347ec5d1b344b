"""The base of every page: facts without words, worked out, in the order they are read.

Each subject closes its own pages (`Page = X | Y` in its pages.py) and draws them in its own folder of `cards`. Texts of the
checklist are in both languages; names and what people typed are plain strings, made inert where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogs.ground.ids import AreaId, MatterId, MeasureId, QuestionId, ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """What is on a person's screen: what a typed "ja" answers."""

    review: ReviewId | None
    page: str
    question: QuestionId | None = None
    area: AreaId | None = None
    measure: MeasureId | None = None
    matter: MatterId | None = None


NOWHERE = Bookmark(review=None, page="")


class Page:
    """A page: holds everything that its card needs, and says what typed words below it are about."""

    __slots__ = ()

    @property
    def bookmark(self) -> Bookmark:
        """NOWHERE on a page that asks for nothing: an answer typed there belongs to no question."""
        return NOWHERE

    def holding(self, typed: str) -> Page:
        """The page with a sentence that was not understood in its field, where it has one for words."""
        fields = getattr(self, "__dataclass_fields__", {})
        return replace(self, typed=typed) if "typed" in fields else self  # type: ignore[type-var]
