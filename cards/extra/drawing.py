"""The cards of extra follow-ups and offers of them: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.extra import follow_up
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.extra.pages import DeclinePage, ExtraPage, ExtraStartedPage, OfferAnsweredPage, OfferPage, Page


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case ExtraPage():
            return follow_up.form(page, t)
        case ExtraStartedPage():
            return follow_up.started(page, t)
        case OfferPage():
            return follow_up.offer(page, t)
        case DeclinePage():
            return follow_up.decline(page, t)
        case OfferAnsweredPage():
            return follow_up.answered(page, t)
        case _:
            assert_never(page)
