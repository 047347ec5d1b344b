"""The cards of matters: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.matters import lift, lists, matter, news
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.matters.pages import LiftPage, MatterNewsPage, MatterPage, MattersPage, Page


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case LiftPage():
            return lift.lift(page, t)
        case MatterPage():
            return matter.matter(page, t)
        case MattersPage():
            return lists.matters(page, t)
        case MatterNewsPage():
            return news.matter_news(page, t)
        case _:
            assert_never(page)
