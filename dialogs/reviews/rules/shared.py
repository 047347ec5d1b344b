"""What there is to share in a review, and what of it is shared."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.ground.ids import QuestionId
from dialogs.reviews.rules.review import Review
from dialogs.reviews.rules.sharing import Sharing


def shareable(review: Review) -> tuple[QuestionId, ...]:
    """Answered questions with a comment, but for the sensitive ones, in the checklist's order."""
    return tuple(
        asked.id
        for asked in review.checklist
        if not asked.sensitive
        and (answer := review.answers.get(asked.id)) is not None
        and answer.choice is not None
        and answer.comment
    )


def shared(review: Review) -> tuple[QuestionId, ...]:
    return tuple(one for one in shareable(review) if review.answers[one].sharing is Sharing.SHARED)


def shared_since(review: Review, revision: int) -> bool:
    """Something is shared that was not when a card of this revision was made: whoever signs shall have seen it."""
    return any(review.answers[one].revision > revision for one in shared(review))


def sign_mark(numbers: Iterable[int]) -> str:
    """The card to sign as a bookmark: it says what was shared on it, because a typed word carries nothing itself."""
    return ":".join(("sign", *(str(one) for one in numbers)))
