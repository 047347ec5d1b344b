"""Over to the safety representative, and back."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import AreaId, ChoiceId, QuestionId, ReviewId
from dialogs.ground.typed import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """`reason` is needed only where there is no safety representative at all."""

    review: ReviewId
    revision: int
    reason: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowArea:
    """To an area. `comment_on` is the question that the rep was writing about: what was typed is kept as a remark."""

    review: ReviewId
    area: AreaId
    comment_on: QuestionId | None = None
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeArea:
    """Agrees with everything in the area that the rep has not said anything else about."""

    review: ReviewId
    area: AreaId
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreePlan:
    review: ReviewId
    mark: str  # the plan that was looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeAll:
    """Only where the pair sits together: the rep has taken part in every answer."""

    review: ReviewId
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDiffer:
    review: ReviewId
    question: QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Differ:
    """The rep's own answer. The manager's own choice, chosen by the rep, is agreement."""

    review: ReviewId
    question: QuestionId
    choice: ChoiceId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment of the rep's without another answer."""

    review: ReviewId
    question: QuestionId
    revision: int = 0
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTalk:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class LetStand:
    review: ReviewId
    question: QuestionId
    revision: int
