"""The ids that buttons, tables and messages carry. Each kind of thing has its own type, so that mypy refuses a mix-up."""

from __future__ import annotations

from typing import NewType
from uuid import UUID

# The organisation's own ids, as its import files write them: an import is an update because they stay the same.
NodeId = NewType("NodeId", str)
PersonId = NewType("PersonId", str)
BodyId = NewType("BodyId", str)

# Ids of the checklist's content (TOML).
ChecklistId = NewType("ChecklistId", str)
AreaId = NewType("AreaId", str)
QuestionId = NewType("QuestionId", str)
ChoiceId = NewType("ChoiceId", str)

# Ids that we give ourselves.
RoundId = NewType("RoundId", UUID)
ReviewId = NewType("ReviewId", UUID)
MeasureId = NewType("MeasureId", UUID)
MatterId = NewType("MatterId", UUID)
AnalysisId = NewType("AnalysisId", UUID)
EvidenceId = NewType("EvidenceId", UUID)
ThemeId = NewType("ThemeId", UUID)
PriorityId = NewType("PriorityId", UUID)
ProposalId = NewType("ProposalId", UUID)
DecisionId = NewType("DecisionId", UUID)
FeedbackId = NewType("FeedbackId", UUID)

# Microsoft's ids. Opaque: never parsed, only compared.
TenantId = NewType("TenantId", str)
EntraId = NewType("EntraId", str)
ConversationId = NewType("ConversationId", str)
ActivityId = NewType("ActivityId", str)
