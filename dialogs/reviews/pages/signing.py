"""Signing, what was signed, and the channel's summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.reviews.pages.answering import PlannedMeasure
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import Participants, SeatKind
from dialogs.reviews.rules.shared import sign_mark
from dialogs.reviews.rules.worth_a_talk import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`percent` is of those that count (Ej aktuellt does not), or None."""

    choice: Choice
    count: int
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    shares: tuple[Share, ...]
    total: int
    counted: int  # the denominator of the percentages
    seen_alike: int
    asked_of_rep: int
    rep_missing: bool
    participants: Participants | None
    strengths: tuple[str, ...]
    measures: tuple[PlannedMeasure, ...]
    lifted: int
    local: int = 0  # answered questions that a node has added: told apart, never in the shares (G07)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPage(Shown):
    review: ReviewName
    seat: SeatKind
    sums: Sums
    judgement: str
    waiting_for: tuple[str, ...]
    signed_by: tuple[str, ...]
    may_sign: bool
    topics: tuple[Topic, ...] = ()  # worth a talk before it is signed
    comments: int = 0  # that could be shared above the own line
    shared: tuple[int, ...] = ()  # the numbers of the questions whose comments are

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page=sign_mark(self.shared))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPage(Shown):
    """What was signed, for those who were in it."""

    review: ReviewName
    sums: Sums
    judgement: str
    signatures: tuple[tuple[str, SeatKind, datetime], ...]
    no_rep_reason: str | None
    reopened_reason: str | None
    may_reopen: bool
    node: NodeId | None = None  # the reader's own: whose measures live on

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="review")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenPage(Shown):
    review: ReviewName
    typed: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="reopen")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPage(Shown):
    """The post in the unit's channel. No comments, no single answers, no names of who has not answered."""

    review: ReviewName
    sums: Sums
    signed_on: date


Page = SignPage | SignedPage | ReopenPage | SummaryPage
