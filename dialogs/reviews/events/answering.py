"""Answering a question, or leaving it."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import AreaId, ChoiceId, QuestionId, ReviewId
from dialogs.ground.typed import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowQuestion:
    """To a question. `comment_on` is the question whose comment field was on the card: what was typed there is kept."""

    review: ReviewId
    question: QuestionId
    comment_on: QuestionId | None = None
    revision: int = 0
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAnswer:
    review: ReviewId
    question: QuestionId
    choice: ChoiceId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    review: ReviewId
    question: QuestionId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class WantSupport:
    review: ReviewId
    question: QuestionId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOverview:
    review: ReviewId
    area: AreaId | None = None  # the area that is unfolded
    comment_on: QuestionId | None = None
    revision: int = 0
    comment: str | None = typed()
