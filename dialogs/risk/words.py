"""Typed words about the risk assessment: "riskbedömning: 2026-03-01"; with several units "riskbedömning: avd. 32; 1 mars"."""

from __future__ import annotations

from dialogs import events as e
from dialogs.ground import vocabulary as v


def read(head: str, tail: str) -> e.RiskEvent | None:
    if head not in v.RISK_ASSESSMENT:
        return None
    if not tail:
        return e.ShowRiskAssessment()
    unit, _, day = (part.strip() for part in tail.rpartition(";"))
    return e.NoteRiskAssessment(day=day, unit=unit or None)
