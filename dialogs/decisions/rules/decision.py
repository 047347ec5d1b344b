"""What a level's bodies decide, and what is owed back down: a decision without an answer to those beneath is unfinished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialogs.analyses.rules.decision import Decision
from dialogs.ground.ids import BodyId, DecisionId, FeedbackId, NodeId, PersonId


class BodyKind(StrEnum):
    """One duty under several names: a samverkansgrupp is a skyddskommitté by collective agreement (AML 6 kap. 9 a §)."""

    MANAGEMENT_GROUP = "management_group"  # ledningsgrupp
    COOPERATION_GROUP = "cooperation_group"  # samverkansgrupp
    SAFETY_COMMITTEE = "safety_committee"  # skyddskommitté
    BOARD = "board"  # nämnd, styrelse
    STAFF_COMMITTEE = "staff_committee"  # personalutskott


class MemberRole(StrEnum):
    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    SAFETY_REP = "safety_rep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    id: BodyId
    node: NodeId
    kind: BodyKind
    name: str
    decides: bool = False
    place: int = 0  # in which order a level's bodies see the result
    members: tuple[tuple[PersonId, MemberRole], ...] = ()
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    on: date
    presented_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    node: NodeId
    read_by: PersonId | None = None
    read_at: datetime | None = None
    raised_on: date | None = None  # taken up where the staff meet (APT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    id: FeedbackId
    decision: DecisionId
    text: str
    texts: Mapping[str, str] = field(default_factory=dict)  # adjusted, by level
    by: PersonId
    at: datetime
    to: tuple[NodeId, ...] = ()  # every node beneath, when it was sent
    receipts: tuple[Receipt, ...] = ()

    def text_for(self, level: str) -> str:
        return self.texts.get(level, self.text)

    def receipt_of(self, node: NodeId) -> Receipt | None:
        return next((one for one in self.receipts if one.node == node), None)

    @property
    def not_raised(self) -> tuple[NodeId, ...]:
        return tuple(one.node for one in self.receipts if one.raised_on is None)

    @property
    def unread(self) -> tuple[NodeId, ...]:
        read = {one.node for one in self.receipts if one.read_at is not None}
        return tuple(node for node in self.to if node not in read)


class Unfinished(StrEnum):
    """What the decider still owes, and sees on the home card."""

    NO_FEEDBACK = "no_feedback"
    UNREAD = "unread"
    STILL_NONE = "still_none"  # "inget beslut ännu", and the day it was expected has passed


def unfinished(decision: Decision, feedback: Feedback | None, today: date) -> Unfinished | None:
    """ "Inget beslut ännu" is an answer, too, and is fed back as one."""
    if decision.none_yet and decision.expected_on is not None and decision.expected_on < today:
        return Unfinished.STILL_NONE
    if feedback is None:
        return Unfinished.NO_FEEDBACK
    return Unfinished.UNREAD if feedback.unread else None


# --- the way to the annual report, backwards


class Milestone(StrEnum):
    """From the last day for answers to the annual report, in this order (G11)."""

    ANSWERS = "answers"  # the window's last day
    ANALYSIS = "analysis"  # every level has its analysis confirmed by its rep
    BODIES = "bodies"  # ledningsgrupp and samverkansgrupp have seen it
    DECISION = "decision"
    FEEDBACK = "feedback"
    ANNUAL_REPORT = "annual_report"


# How long before the annual report each must be there. Weeks: meetings are seldom on the day one wishes.
BEFORE = {
    Milestone.ANNUAL_REPORT: timedelta(0),
    Milestone.FEEDBACK: timedelta(weeks=1),
    Milestone.DECISION: timedelta(weeks=3),
    Milestone.BODIES: timedelta(weeks=6),
    Milestone.ANALYSIS: timedelta(weeks=8),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    milestone: Milestone
    on: date
    slack: int | None = None  # days between the one before and this; negative: there is not time enough


def laid_out(closes: date, annual_report: date) -> tuple[Planned, ...]:
    """Backwards from the annual report; the first step shows whether there is time after the last day for answers."""
    latest = [(one, annual_report - BEFORE[one]) for one in Milestone if one in BEFORE]
    plan = [Planned(milestone=Milestone.ANSWERS, on=closes)]
    for milestone, on in sorted(latest, key=lambda one: list(Milestone).index(one[0])):
        plan.append(Planned(milestone=milestone, on=on, slack=(on - plan[-1].on).days))
    return tuple(plan)
