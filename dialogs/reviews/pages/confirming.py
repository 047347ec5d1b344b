"""The safety representative's pages, the plan, and the talk."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import AreaId, ChoiceId, QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.reviews.pages.answering import PlannedMeasure
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import SeatKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAnswer:
    question: QuestionId
    number: int
    short: Text
    choice: Choice | None
    comment: str
    measures: tuple[PlannedMeasure, ...]
    no_measure_reason: str | None
    lifted: tuple[str, ...]
    manager_only: bool
    agrees: bool | None  # the rep's own view of what stands there now
    own_choice: Choice | None
    own_comment: str
    changed: bool  # the manager has changed the answer since the rep looked


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage(Shown):
    review: ReviewName
    area: AreaId
    index: int
    total: int
    title: Text
    manager: str
    answers: tuple[AreaAnswer, ...]
    left: int  # questions in the area that the rep has not said anything about
    before: AreaId | None
    after: AreaId | None
    may_change: bool
    may_agree: bool = False  # the others have signed already: a rep who came later agrees, or opens it again

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="area", area=self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferPage(Shown):
    """The rep's own answer to one question, or just a comment."""

    review: ReviewName
    area: AreaId
    question: QuestionId
    number: int
    text: Text
    scale: tuple[Choice, ...]
    manager: str
    manager_choice: Choice | None
    manager_comment: str
    own_choice: ChoiceId | None
    comment: str
    remark_only: bool  # put to the manager personally: comment, but no answer

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="differ", question=self.question, area=self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage(Shown):
    """The plan of a review: measures, activities, what is lifted. The rep confirms it, the manager changes it."""

    review: ReviewName
    stage: Stage
    seat: SeatKind
    mark: str
    measures: tuple[PlannedMeasure, ...]
    lifted: tuple[str, ...]
    to_confirm: bool
    may_change: bool

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    question: QuestionId
    number: int
    short: Text
    manager_choice: Choice
    manager_comment: str
    views: tuple[tuple[str, Choice | None, str], ...]  # who, their answer, their comment
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPage(Shown):
    review: ReviewName
    differences: tuple[Difference, ...]
    proposals: tuple[PlannedMeasure, ...]
    remarks: tuple[tuple[int, str, str], ...]  # question number, who, comment
    may_decide: bool

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="review")


Page = AreaPage | DifferPage | PlanPage | TalkPage
