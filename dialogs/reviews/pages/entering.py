"""Getting into a review: the invitation, who takes part, a late start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import Participants, SeatKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPage(Shown):
    review: ReviewName
    seat: SeatKind
    questions: int
    minutes: int
    opens: date
    closes: date
    is_open: bool
    managers: tuple[str, ...]
    reps: tuple[str, ...]  # empty: there is none, not even a huvudskyddsombud
    stage: Stage
    reason: str = ""  # of an extra one

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="review")


class NoteKind(StrEnum):
    REMIND_LATER = "remind_later"
    NOT_MINE = "not_mine"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePage(Shown):
    """Asks for a day (remind later) or for a line (not my unit) before it is noted."""

    review: ReviewName
    kind: NoteKind
    earliest: date | None = None
    latest: date | None = None
    typed: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="note")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedPage(Shown):
    """It is noted: `remind_on`, or that the coordinator has been told that the unit is not theirs."""

    review: ReviewName
    remind_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinableNode:
    node: NodeId
    name: str
    manager: str
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsPage(Shown):
    review: ReviewName
    managers: tuple[str, ...]
    reps: tuple[str, ...]
    counts: Participants | None
    suggested: Participants  # own role prefilled (V11)
    joinable: tuple[JoinableNode, ...]
    together: bool | None
    in_group: bool = False

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="participants")


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePage(Shown):
    """The window has passed (or the round is closed): it can still be done, with a reason."""

    review: ReviewName
    closed: date
    typed: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="late")


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherPage(Shown):
    """How the pair gets a group chat with the bot in it."""

    review: ReviewName
    others: tuple[str, ...]

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="review")


Page = InvitationPage | NotePage | NotedPage | ParticipantsPage | LatePage | TogetherPage
