"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.notices import Lack, Notice, Saved


class DecisionSaved(Saved):
    """What was saved of decisions and answers back."""

    DECIDED = "decided"
    NO_DECISION_YET = "no_decision_yet"
    FED_BACK = "fed_back"
    ANSWER_READ = "answer_read"
    ANSWER_RAISED = "answer_raised"
    PRESENTED = "presented"


class DecisionLack(Lack):
    """What is lacking in a decision or an answer back."""

    BODY = "body"  # which body decided
    DECIDED_DAY = "decided_day"
    DECIDED_AHEAD = "decided_ahead"
    DECISION_TEXT = "decision_text"
    VERDICT_REASON = "verdict_reason"  # why something is not adopted
    ITEM_UNKNOWN = "item_unknown"  # a number of nothing that was put to the body
    EXPECTED_DAY = "expected_day"
    FEEDBACK_TEXT = "feedback_text"
    RAISED_DAY = "raised_day"
    NO_CHANNEL = "no_channel"  # the body has none


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourDecision(Notice):
    """The level's manager records, or the body's own chair or secretary."""

    managers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisNotSent(Notice):
    """There is nothing to decide on until the analysis has been sent to the level's representative."""
