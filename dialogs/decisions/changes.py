"""What a turn about decisions changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.analyses.rules.decision import Decision
from dialogs.decisions.rules.decision import Feedback
from dialogs.ground.ids import FeedbackId, MeasureId, NodeId
from dialogs.ground.turn import Change as Changed
from dialogs.reviews.rules.review import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded(Changed):
    """`measures` came of it; `dropped` came of the one that it corrects, and do not any more."""

    decision: Decision
    measures: tuple[Measure, ...] = ()
    dropped: tuple[MeasureId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackSent(Changed):
    feedback: Feedback


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNoted(Changed):
    """A node has read the answer; with a day it was taken up where the staff meet."""

    feedback: FeedbackId
    node: NodeId
    raised_on: date | None = None


Change = DecisionRecorded | FeedbackSent | ReceiptNoted
