"""The cards of what changes hands: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.handover import handing_all, leaving, taking_over
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.handover.pages import Page
from dialogs.handover.pages.handing_all import HandAllPage, HandedAllPage
from dialogs.handover.pages.leaving import LeftPage
from dialogs.handover.pages.taking_over import TakeOverAnsweredPage, TakeOverPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case TakeOverPage():
            return taking_over.offer(page, t)
        case TakeOverAnsweredPage():
            return taking_over.answered(page, t)
        case HandAllPage():
            return handing_all.form(page, t)
        case HandedAllPage():
            return handing_all.handed(page, t)
        case LeftPage():
            return leaving.left(page, t)
        case _:
            assert_never(page)
