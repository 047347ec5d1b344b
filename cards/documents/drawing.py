"""The cards of files: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.documents import files
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.documents.pages import FilePage, Page


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case FilePage():
            return files.file(page, t)
        case _:
            assert_never(page)
