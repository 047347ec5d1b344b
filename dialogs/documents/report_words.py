"""Typed words for a level's report as a file: "rapport", "rapport 2025", "rapport excel"; on a level's card, of that level."""

from __future__ import annotations

import re

from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.levels import words as levels_words

NAME = r"(?:rapport|rapporten|årsrapport|report|the report)"
REPORT = re.compile(NAME + r"(?: (?:för |of |for )?(20\d\d))?(?: (?:som |as |in )?(word|excel)(?:-?fil)?)?")


def read(head: str, bookmark: Bookmark | None) -> GetFile | None:
    found = REPORT.fullmatch(head)
    if found is None:
        return None
    year, form = int(found[1]) if found[1] else None, FileForm(found[2] or FileForm.WORD)
    node = None
    if bookmark is not None and bookmark.page.startswith(levels_words.MARK):
        of_page, _, at = bookmark.page.removeprefix(levels_words.MARK).partition(":")
        node, year = NodeId(at), year or int(of_page)
    return GetFile(document=DocumentKind.REPORT, form=form, node=node, year=year)
