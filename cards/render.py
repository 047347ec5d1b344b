"""From facts to a card: the one entrance of this package. The notice comes first, then the page."""

from __future__ import annotations

from cards import notes
from cards.parts import Sheet
from cards.subjects import sheet
from cards.texts import Texts
from cards.wire import Card, to_card
from dialogs.ground.notices import Notice, Reply
from dialogs.ground.page import Page


def render(reply: Reply, t: Texts, *, submit_only: bool = False) -> Card:
    """`submit_only`: for clients whose Action.Execute is broken."""
    shown = with_notice(reply.notice, sheet(reply.page, t), t, reply.page)
    return to_card(shown, t.language, submit_only=submit_only)


def with_notice(notice: Notice | None, page: Sheet, t: Texts, below: Page | None = None) -> Sheet:
    if notice is None:
        return page
    note = notes.note(notice, t, below)
    return Sheet(body=(*note.body, *page.body), summary=f"{note.summary} {page.summary}")
