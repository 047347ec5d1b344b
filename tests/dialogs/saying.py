"""Something typed by somebody on a page, for the tests of what words mean."""

from __future__ import annotations

from typing import Any

from dialogs import words
from dialogs.ground.ids import AreaId, PersonId, QuestionId
from dialogs.ground.page import NOWHERE, Bookmark
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor
from dialogs.ground.words import Line, Unclear
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.rules.review import Review
from dialogs.subjects import Event
from tests.dialogs.reviews.review_factory import ANNA, REVIEW, RISKS, actor, new_review


class _AnyUnclear:
    """Equal to whatever was not understood."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unclear)

    __hash__ = None  # type: ignore[assignment]


UNCLEAR: Any = _AnyUnclear()


def line(head: str, tail: str = "", bookmark: Bookmark = NOWHERE, who: Actor | None = None) -> Line:
    """For the reader of one subject: said by somebody without a review of their own."""
    reader = who or actor(ANNA)
    text = f"{head}: {tail}" if tail else head
    return Line(text=text, head=head, tail=tail, reviews=(), bookmark=bookmark, actor=reader, shown=Language.SV)


def on(page: str, question: QuestionId | None = None, area: AreaId | None = None) -> Bookmark:
    return Bookmark(review=REVIEW, page=page, question=question, area=area)


def said(
    text: str,
    bookmark: Bookmark | None = None,
    *,
    who: PersonId = ANNA,
    review: Review | None = None,
    in_group: bool = False,
    shown: Language = Language.SV,
) -> Event | Unclear:
    reviews = (review or new_review(revision=41),)
    return words.read(text, reviews, bookmark, actor(who, in_group=in_group), shown)


def answers(choice: Any, question: QuestionId = RISKS, comment: str | None = None) -> Event:
    return GiveAnswer(review=REVIEW, question=question, choice=choice, revision=41, comment=comment)
