"""Answering a question, or leaving it."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import AreaId, ChoiceId, QuestionId, ReviewId


@event("question")
class ShowQuestion:
    """To a question. `comment_on` is the question whose comment field was on the card: what was typed there is kept."""

    review: ReviewId
    question: QuestionId
    comment_on: QuestionId | None = None
    revision: int = 0
    comment: str | None = typed()


@event("answer")
class GiveAnswer:
    review: ReviewId
    question: QuestionId
    choice: ChoiceId
    revision: int
    comment: str | None = typed()


@event("skip")
class Skip:
    review: ReviewId
    question: QuestionId
    revision: int
    comment: str | None = typed()


@event("support")
class WantSupport:
    review: ReviewId
    question: QuestionId
    revision: int
    comment: str | None = typed()


@event("overview")
class ShowOverview:
    review: ReviewId
    area: AreaId | None = None  # the area that is unfolded
    comment_on: QuestionId | None = None
    revision: int = 0
    comment: str | None = typed()


@event("which-question")
class AskWhich:
    """An answer where no question is on the screen: which one is it about? With a number that one is shown, and nothing saved."""

    review: ReviewId
    text: str | None = typed()
    number: str | None = typed()
