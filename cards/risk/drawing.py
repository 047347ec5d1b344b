"""The cards of the yearly risk assessment: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.parts import Sheet
from cards.risk import risk
from cards.texts import Texts
from dialogs.risk.pages import Page, RiskPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case RiskPage():
            return risk.risk(page, t)
        case _:
            assert_never(page)
