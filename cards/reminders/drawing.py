"""The cards of reminders: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.parts import Sheet
from cards.reminders import digest, monthly
from cards.texts import Texts
from dialogs.reminders.pages import DigestPage, MonthlyPage, Page, SnoozedPage, SnoozePage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case DigestPage():
            return digest.digest(page, t)
        case SnoozePage():
            return digest.snooze(page, t)
        case SnoozedPage():
            return digest.snoozed(page, t)
        case MonthlyPage():
            return monthly.monthly(page, t)
        case _:
            assert_never(page)
