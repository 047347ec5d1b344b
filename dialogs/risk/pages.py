"""When a unit last did its overall risk assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import NodeId, QuestionId, ReviewId
from dialogs.ground.page import Page as Shown
from dialogs.risk.rules.risk import RiskAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPage(Shown):
    """`others` are the reader's other units; `review` and `question` the way back, where somebody came from one."""

    node: NodeId
    unit: str
    last: RiskAssessed | None
    earliest: date
    latest: date
    typed: str = ""
    others: tuple[tuple[NodeId, str], ...] = ()
    review: ReviewId | None = None
    question: QuestionId | None = None


Page = RiskPage


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRisk:
    """On the card of the question about risk assessments: one of the review's units, and what is noted last."""

    node: NodeId
    unit: str
    last: RiskAssessed | None
