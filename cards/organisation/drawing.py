"""The cards of channels: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.organisation import channel
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.organisation.pages import ChannelPage, LinkedPage, LinksPage, Page


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case ChannelPage():
            return channel.channel(page, t)
        case LinksPage():
            return channel.links(page, t)
        case LinkedPage():
            return channel.linked(page, t)
        case _:
            assert_never(page)
