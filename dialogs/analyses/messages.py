"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


class AnalysisMessage(MessageKind):
    """News of a level's analysis."""

    ANALYSIS_ASKED = "analysis_asked"  # to the level's safety representatives
    ANALYSIS_AGAIN = "analysis_again"  # it has changed since they said something of it
    ANALYSIS_SAID = "analysis_said"  # to the level's managers: what a representative says
