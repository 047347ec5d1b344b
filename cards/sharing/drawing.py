"""The cards of which comments may be read above: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.parts import Sheet
from cards.sharing import sharing
from cards.texts import Texts
from dialogs.sharing.pages import Page, SharingPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case SharingPage():
            return sharing.sharing(page, t)
        case _:
            assert_never(page)
