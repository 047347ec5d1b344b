"""Answering: a question, what follows an answer, the overview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dialogs.checklists.rules.checklist import Choice, Document, LawReference
from dialogs.ground.ids import AreaId, ChoiceId, MatterId, MeasureId, PersonId, QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.organisation.rules.receivers import ReceiverChoice
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import MeasureKind, PastAnswer, Priority, SeatKind, Stage
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Standing
from dialogs.risk.pages import UnitRisk


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    choice: ChoiceId
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBefore:
    """A shortcoming of last year's, or a measure that is still open, shown at the question about them (V27)."""

    number: int
    question: Text
    choice: Choice
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeasure:
    """A measure that came along into this follow-up, still open, with the way to it."""

    measure: MeasureId
    what: str
    standing: Standing
    due: date | None
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatter:
    """A matter that was lifted about this question in an earlier year, and has had no answer yet."""

    matter: MatterId
    what: str
    state: MatterState
    overdue: bool
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage(Shown):
    review: ReviewName
    question: QuestionId
    number: int
    total: int
    answered: int
    area: Text
    text: Text
    help: Text
    law: tuple[LawReference, ...]
    documents: tuple[Document, ...]
    see_also: tuple[tuple[int, Text], ...]
    scale: tuple[Choice, ...]
    chosen: GivenAnswer | None
    comment: str
    manager_only: bool
    sensitive: bool
    support_wanted: bool
    past: PastAnswer | None
    past_choice: Choice | None
    open_before: tuple[OpenBefore, ...] = ()
    open_measures: tuple[OpenMeasure, ...] = ()  # of this question; at the one about last year's, all of them
    open_matters: tuple[OpenMatter, ...] = ()
    risks: tuple[UnitRisk, ...] = ()  # of the review's units, at the question about risk assessments
    before: QuestionId | None = None
    after: QuestionId | None = None
    measures: int = 0
    may_answer: bool = True  # False: put to the manager personally, and this is the rep
    in_group: bool = False
    pressed_by: str | None = None  # in a group chat: who pressed last

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="question", question=self.question)

    def holding(self, typed: str) -> QuestionPage:
        """In the comment's field, after what stands there: nothing that somebody wrote is replaced."""
        return replace(self, comment=f"{self.comment}\n{typed}".strip()) if self.may_answer else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed on a measure's form, to be shown again."""

    what: str = ""
    due: str = ""
    who: str = ""
    who_name: str = ""
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    person: PersonId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeasure:
    """A measure as it stands in a plan."""

    id: MeasureId
    number: int | None  # of its question
    what: str
    kind: MeasureKind
    state: str
    due: date | None
    accountable: str
    priority: Priority
    done_at_once: bool
    proposed_by: str | None
    reason: str | None = None
    seen: str | None = None  # the mark of it as it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedBefore:
    """A matter about this question, and how it stands."""

    matter: MatterId
    what: str
    state: MatterState


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPage(Shown):
    """What is done about an answer: plan, done at once, lift, or no measure. For the rep: a proposal."""

    review: ReviewName
    question: QuestionId | None
    number: int | None
    short: Text | None
    choice: Choice | None
    kind: MeasureKind
    slot: int
    editing: MeasureId | None
    proposing: bool
    suggestions: tuple[Text, ...]
    candidates: tuple[Candidate, ...]
    draft: Draft
    earliest: date
    measures: tuple[PlannedMeasure, ...]
    no_measure_reason: str | None
    lifted: tuple[str, ...]
    lift_to: str | None  # the level above, by name
    receivers: tuple[ReceiverChoice, ...] = ()  # to whom it can be lifted; empty: only to the level above
    returnable: bool = False  # a task can be handed back to the superior
    to: str = ""  # the chosen receiver, and a typed one, shown again
    to_name: str = ""
    lifted_before: tuple[LiftedBefore, ...] = ()  # in earlier years, about the same question
    picker: bool = False  # the client can search the directory
    seen: str | None = None  # the mark of what is done about the answer

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="follow_up", question=self.question)

    def holding(self, typed: str) -> FollowUpPage:
        return replace(self, draft=replace(self.draft, what=f"{self.draft.what}\n{typed}".strip()))


class Mark(StrEnum):
    """How a question stands on the overview."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"
    NEEDS_FOLLOW_UP = "needs_follow_up"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewQuestion:
    question: QuestionId
    number: int
    short: Text
    choice: Choice | None
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewArea:
    area: AreaId
    title: Text
    answered: int
    total: int
    to_do: int  # unanswered, or without follow-up
    differs: int
    questions: tuple[OverviewQuestion, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage(Shown):
    review: ReviewName
    stage: Stage
    seat: SeatKind
    areas: tuple[OverviewArea, ...]
    answered: int
    total: int
    missing: tuple[OverviewQuestion, ...]  # what is missing before hand-over, first ones first
    participants_missing: bool
    measures: int
    reps: tuple[str, ...]
    rep_missing: bool
    together: bool
    next_question: QuestionId | None
    in_group: bool = False
    pressed_by: str | None = None

    @property
    def ready(self) -> bool:
        return not self.missing and not self.participants_missing

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="overview")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRepPage(Shown):
    """No safety representative, not even a huvudskyddsombud: hand over as "saknas", with the reason."""

    review: ReviewName
    typed: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="no_rep")


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage(Shown):
    """It is somebody else's turn: who, and what they will do."""

    review: ReviewName
    stage: Stage
    waiting_for: tuple[str, ...]
    just_done: bool  # the person has just done their part

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="review")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichPage(Shown):
    """An answer was typed where no question is on the screen: which one is it about? Nothing is saved."""

    review: ReviewName
    typed: str
    questions: tuple[tuple[int, Text], ...]

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="which")


Page = QuestionPage | FollowUpPage | OverviewPage | NoRepPage | WaitingPage | WhichPage
