"""An extra follow-up: the form that starts one, that it has begun, and the letter that offers one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import AreaId, NodeId
from dialogs.ground.page import NOWHERE, Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.review import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraPage(Shown):
    """The form. `units` is empty where it is clear which unit it is about."""

    node: NodeId | None
    unit: str
    units: tuple[tuple[NodeId, str], ...]
    total: int  # questions in the whole checklist; 0: there has been no yearly round yet
    few: int  # in the small set
    areas: tuple[tuple[AreaId, Text, int], ...]
    weeks: int
    kind: str = ""  # as chosen or typed before
    questions: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraStartedPage(Shown):
    """It has begun (or, where not `new`, had already). Without a seat in it the reader cannot open it."""

    review: ReviewName
    closes: date
    questions: int
    new: bool
    may_open: bool
    managers: tuple[str, ...]

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review.id, page="review") if self.may_open else NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What waits in a unit for whoever becomes its manager."""

    reviews: tuple[tuple[ReviewName, Stage], ...] = ()
    measures: int = 0
    overdue: int = 0
    matters: int = 0  # lifted by the unit, or to it, without an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPage(Shown):
    """To a new manager, or after a reorganisation: what they take over, and a small extra follow-up."""

    node: NodeId
    unit: str
    kind: ExtraKind
    questions: tuple[Text, ...]
    weeks: int
    waiting: TakenOver


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinePage(Shown):
    """Not now: why?"""

    node: NodeId
    unit: str
    kind: ExtraKind
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAnsweredPage(Shown):
    """`again` is the day on which it is offered again; without it, it is not."""

    unit: str
    node: NodeId
    again: date | None = None


Page = ExtraPage | ExtraStartedPage | OfferPage | DeclinePage | OfferAnsweredPage
