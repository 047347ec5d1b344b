"""What the start page works on."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.handover.pages.leaving import LeftPage
from dialogs.home.pages import NodeBelow, OwedDecision, SupportWanted, UnreadAnswer, WaitingAnalysis
from dialogs.matters.pages import LiftedToMe
from dialogs.measures.pages import MyMeasure
from dialogs.organisation.rules.organisation import Role
from dialogs.reviews.rules.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies on a person's desk."""

    roles: tuple[Role, ...]
    reviews: tuple[Review, ...] = ()
    measures: tuple[MyMeasure, ...] = ()
    lifted: tuple[LiftedToMe, ...] = ()
    we_lifted: int = 0
    support: tuple[SupportWanted, ...] = ()
    support_below: int | None = None
    below: tuple[NodeBelow, ...] = ()
    left: LeftPage | None = None
    decisions: tuple[OwedDecision, ...] = ()
    analyses: tuple[WaitingAnalysis, ...] = ()
    unread: tuple[UnreadAnswer, ...] = ()
    may_start_extra: bool = False
    first_meeting: bool = False
