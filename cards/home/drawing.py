"""The cards of the start page: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.home import helping, home, topic
from cards.measures import standing
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.home.pages import BelowPage, HelpPage, HomePage, MeasuresPage, NoRolePage, Page, TopicPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case HomePage():
            return home.home(page, t)
        case NoRolePage():
            return home.no_role(page, t)
        case HelpPage():
            return helping.help_page(page, t)
        case MeasuresPage():
            return standing.measures(page, t)
        case BelowPage():
            return standing.below(page, t)
        case TopicPage():
            return topic.topic(page, t)
        case _:
            assert_never(page)
