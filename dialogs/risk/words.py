"""Typed words about the risk assessment: "riskbedömning: 2026-03-01"; with several units "riskbedömning: avd. 32; 1 mars"."""

from __future__ import annotations

from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.ground.words import Line
from dialogs.risk.events import NoteRiskAssessment, ShowRiskAssessment


def read(line: Line) -> Any | None:
    head, tail = line.head, line.tail
    if head not in v.RISK_ASSESSMENT:
        return None
    if not tail:
        return ShowRiskAssessment()
    unit, _, day = (part.strip() for part in tail.rpartition(";"))
    return NoteRiskAssessment(day=day, unit=unit or None)
