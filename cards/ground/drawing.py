"""The cards of no subject in particular: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.ground import news, sorry
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.ground.pages import Page
from dialogs.ground.pages.news import NewsPage
from dialogs.ground.pages.refusals import RefusedPage, SorryPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case NewsPage():
            return news.news(page, t)
        case RefusedPage():
            return sorry.refused(page, t)
        case SorryPage():
            return sorry.sorry(page, t)
        case _:
            assert_never(page)
