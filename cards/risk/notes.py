"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.texts import Texts
from dialogs.ground.notices import Lacking
from dialogs.risk.notices import RiskLack, RiskSaved


def saved(what: RiskSaved, t: Texts) -> str:
    match what:
        case RiskSaved.RISK_ASSESSED:
            return t("The day of the risk assessment is saved")
        case _:
            assert_never(what)


def lack(lack: RiskLack, _notice: Lacking, t: Texts) -> str:
    match lack:
        case RiskLack.RISK_DAY:
            return t("I could not read the day. Write year-month-day, for example 2026-03-01.")
        case RiskLack.RISK_DAY_AHEAD:
            return t("That day is yet to come. Note the risk assessment when it has been done.")
        case _:
            assert_never(lack)
