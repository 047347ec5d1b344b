"""What a level says of a year as it is kept: each record with its table."""

from __future__ import annotations

from dialogs.analyses.rules.analysis import (
    Analysis,
    AnalysisText,
    AnalysisView,
    Correction,
    LevelPriority,
    OtherEvidence,
    Proposal,
    Theme,
)
from storage.mapped import Mapped
from storage.tables.levels import (
    AnalysisRow,
    AnalysisTextRow,
    AnalysisVersionRow,
    AnalysisViewRow,
    EvidenceRow,
    PriorityRow,
    ProposalRow,
    ThemeRow,
)

ANALYSES = Mapped(
    record=Analysis,
    table=AnalysisRow.__table__,
    without=frozenset(
        {
            *("year", "node", "managers", "reps", "people", "taken_out", "adopted_version"),
            *("texts", "evidence", "themes", "priorities", "proposals", "views", "corrections"),
        }
    ),
    beside=frozenset({"node_id"}),
)
TEXTS = Mapped(record=AnalysisText, table=AnalysisTextRow.__table__, beside=frozenset({"analysis_id", "question_id"}))
VIEWS = Mapped(
    record=AnalysisView,
    table=AnalysisViewRow.__table__,
    named={"at": "viewed_at"},
    beside=frozenset({"analysis_id"}),
)
CORRECTIONS = Mapped(
    record=Correction, table=AnalysisVersionRow.__table__, beside=frozenset({"analysis_id", "content"})
)
EVIDENCE = Mapped(record=OtherEvidence, table=EvidenceRow.__table__, beside=frozenset({"analysis_id", "removed"}))
_KEPT = frozenset({"analysis_id", "removed", "by", "at"})
PRIORITIES = Mapped(record=LevelPriority, table=PriorityRow.__table__, beside=_KEPT)
PROPOSALS = Mapped(record=Proposal, table=ProposalRow.__table__, beside=_KEPT)
THEMES = Mapped(record=Theme, table=ThemeRow.__table__, named={"rows": "measures"}, beside=_KEPT - {"removed"})
