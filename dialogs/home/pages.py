"""The start page and the lists behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.decisions.rules.decision import Unfinished
from dialogs.ground.ids import DecisionId, NodeId
from dialogs.ground.page import NOWHERE, Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.handover.pages.leaving import LeftPage
from dialogs.home.events import Topic
from dialogs.matters.pages import LiftedToMe
from dialogs.measures.pages import MyMeasure
from dialogs.reviews.pages.desk import DeskReview, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportWanted:
    """For the support function only: who wants support with which question."""

    unit: str
    question: Text
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeBelow:
    name: str
    signed: int
    expected: int
    optional: bool = False
    joint: bool = False  # answered together by units of several of these; it has no name


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedDecision:
    """A decision that is not finished: `since` the day it was recorded or answered."""

    decision: DecisionId
    level: str
    body: str
    on: date
    owed: Unfinished
    unread: int = 0
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingAnalysis:
    """What a level says, sent on and not adopted. `mine`: for the reader to look at as the level's representative."""

    node: NodeId
    level: str
    year: int
    mine: bool
    stage: AnalysisStage


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadAnswer:
    """What a unit of the reader's was answered, and nobody there has read."""

    decision: DecisionId
    node: NodeId
    unit: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Shown):
    """The first line is always the next thing to do. `reviews` come most urgent first."""

    name: str
    welcome: bool = False  # the first meeting: what the bot is, and what is kept about people
    reviews: tuple[DeskReview, ...] = ()
    measures: tuple[MyMeasure, ...] = ()
    lifted: tuple[LiftedToMe, ...] = ()
    we_lifted: int = 0  # matters of the reader's units that are not answered yet
    support: tuple[SupportWanted, ...] = ()
    support_below: int | None = None  # for the coordinator: how many wishes for support there are, never whose
    below: tuple[NodeBelow, ...] = ()
    left: LeftPage | None = None
    decisions: tuple[OwedDecision, ...] = ()  # what the reader owes those beneath
    analyses: tuple[WaitingAnalysis, ...] = ()
    unread: tuple[UnreadAnswer, ...] = ()
    has_receipt: bool = False  # a follow-up of a unit of theirs is signed: what came of it can be followed
    may_start_extra: bool = False
    has_unit: bool = False  # whose plan is theirs to see

    @property
    def bookmark(self) -> Bookmark:
        """The welcome invites to the review that is to begin: no invitation comes beside it."""
        first = self.reviews[0] if self.welcome and self.reviews else None
        if first is None or first.step is not Step.START:
            return NOWHERE
        return Bookmark(review=first.review.id, page="review")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRolePage(Shown):
    """Somebody the organisation has given no role (`known`), or does not know at all."""

    name: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage(Shown):
    in_channel: bool = False
    is_manager: bool = False
    is_rep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresPage(Shown):
    measures: tuple[MyMeasure, ...]
    has_unit: bool = False  # manages a unit or represents its staff: its plan is theirs to see


@dataclass(frozen=True, slots=True, kw_only=True)
class BelowPage(Shown):
    nodes: tuple[NodeBelow, ...]
    support: int | None = None  # as on the start page


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(Shown):
    """An answer about the bot itself. `questions` and `minutes` are of the reader's own follow-up, if there is one."""

    topic: Topic
    questions: int = 0
    minutes: int = 0


Page = TopicPage | HomePage | NoRolePage | HelpPage | MeasuresPage | BelowPage
