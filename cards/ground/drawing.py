"""The cards of no subject in particular: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.ground import sorry
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.ground.pages import Page
from dialogs.ground.pages.refusals import RefusedPage, SorryPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case RefusedPage():
            return sorry.refused(page, t)
        case SorryPage():
            return sorry.sorry(page, t)
        case _:
            assert_never(page)
