"""Over to the safety representative, and back."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import AreaId, ChoiceId, QuestionId, ReviewId


@event("hand-over")
class HandOver:
    """`reason` is needed only where there is no safety representative at all."""

    review: ReviewId
    revision: int
    reason: str | None = typed()


@event("area")
class ShowArea:
    """To an area. `comment_on` is the question that the rep was writing about: what was typed is kept as a remark."""

    review: ReviewId
    area: AreaId
    comment_on: QuestionId | None = None
    comment: str | None = typed()


@event("agree-area")
class AgreeArea:
    """Agrees with everything in the area that the rep has not said anything else about."""

    review: ReviewId
    area: AreaId
    revision: int


@event("agree-plan")
class AgreePlan:
    review: ReviewId
    mark: str  # the plan that was looked at


@event("agree-all")
class AgreeAll:
    """Only where the pair sits together: the rep has taken part in every answer."""

    review: ReviewId
    revision: int


@event("show-differ")
class ShowDiffer:
    review: ReviewId
    question: QuestionId


@event("differ")
class Differ:
    """The rep's own answer. The manager's own choice, chosen by the rep, is agreement."""

    review: ReviewId
    question: QuestionId
    choice: ChoiceId
    revision: int
    comment: str | None = typed()


@event("remark")
class Remark:
    """A comment of the rep's without another answer."""

    review: ReviewId
    question: QuestionId
    revision: int = 0
    comment: str | None = typed()


@event("talk")
class ShowTalk:
    review: ReviewId


@event("let-stand")
class LetStand:
    review: ReviewId
    question: QuestionId
    revision: int
