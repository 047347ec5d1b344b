"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dialogs.ground.notices import Lack, Saved


class RiskSaved(Saved):
    """What was saved about the yearly risk assessment."""

    RISK_ASSESSED = "risk_assessed"


class RiskLack(Lack):
    """What is lacking about the yearly risk assessment."""

    RISK_DAY = "risk_day"  # no day that can be read
    RISK_DAY_AHEAD = "risk_day_ahead"
