"""What a turn about a level's analysis changes."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.analyses.rules.analysis import Analysis, AnalysisStep, Outcome
from dialogs.ground.ids import ProposalId
from dialogs.ground.turn import Change as Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisChanged(Changed):
    """One step of what a level says of its year. Without `before` it is the first."""

    before: Analysis | None
    after: Analysis
    step: AnalysisStep


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeNoted(Changed):
    """What has become of a proposal of the year before."""

    of: Analysis
    proposal: ProposalId
    outcome: Outcome
    note: str


Change = AnalysisChanged | OutcomeNoted
