"""The base of every page: facts without words, worked out, in the order they are read.

Each subject closes its own pages (`Page = X | Y` in its pages.py) and draws them in its own folder of `cards`. Texts of the
checklist are in both languages; names and what people typed are plain strings, made inert where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import AreaId, MatterId, MeasureId, QuestionId, ReviewId


class Page:
    """A page: holds everything that its card needs."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """What was last shown to a person: what a typed "ja" answers."""

    review: ReviewId | None
    page: str
    question: QuestionId | None = None
    area: AreaId | None = None
    measure: MeasureId | None = None
    matter: MatterId | None = None
