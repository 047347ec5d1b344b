"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.notices import Lack, Notice, Saved


class AnalysisSaved(Saved):
    """What was saved of a level's analysis."""

    ANALYSIS_TEXT = "analysis_text"
    ANALYSIS_PRIORITY = "analysis_priority"
    ANALYSIS_PROPOSAL = "analysis_proposal"
    ANALYSIS_EVIDENCE = "analysis_evidence"
    ANALYSIS_THEME = "analysis_theme"
    ANALYSIS_TAKEN_OUT = "analysis_taken_out"
    ANALYSIS_MOVED = "analysis_moved"
    ANALYSIS_SENT = "analysis_sent"
    ANALYSIS_NO_REP = "analysis_no_rep"
    ANALYSIS_VIEW = "analysis_view"
    ANALYSIS_OPEN = "analysis_open"
    ANALYSIS_OUTCOME = "analysis_outcome"


class AnalysisLack(Lack):
    """What is lacking in a level's analysis."""

    PRIORITY = "priority"  # what a level puts first
    PROPOSAL = "proposal"
    OWNER = "owner"  # which organisation owns a proposal
    SOURCE = "source"  # where other evidence comes from
    EVIDENCE = "evidence"  # what it says
    THEMES = "themes"  # which are one
    THEME_NAME = "theme_name"
    DIFFERS = "differs"  # what is seen differently
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourAnalysis(Notice):
    """The reader reads it; the level's manager writes, and its representative says something of it."""

    managers: tuple[str, ...]
    for_rep: bool = False  # it is the representative's part that was tried


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisAdopted(Notice):
    """A body has decided: it is locked until it is opened again, with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisNotThere(Notice):
    """Outside the own line it is read when the representative has said something of it; and nobody hands over nothing."""

    empty: bool = False
