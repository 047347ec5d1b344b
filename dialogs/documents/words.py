"""Typed words for a level's report as a file: "rapport", "rapport 2025", "rapport excel"; on a level's card, of that level."""

from __future__ import annotations

import re
from typing import Any

from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.ground.words import Line
from dialogs.levels.pages import MARK

NAME = r"(?:rapport|rapporten|årsrapport|report|the report)"
REPORT = re.compile(NAME + r"(?: (?:för |of |for )?(20\d\d))?(?: (?:som |as |in )?(word|excel)(?:-?fil)?)?")


def report(head: str, bookmark: Bookmark) -> GetFile | None:
    found = REPORT.fullmatch(head)
    if found is None:
        return None
    year, form = int(found[1]) if found[1] else None, FileForm(found[2] or FileForm.WORD)
    node = None
    if bookmark.page.startswith(MARK):
        of_page, _, at = bookmark.page.removeprefix(MARK).partition(":")
        node, year = NodeId(at), year or int(of_page)
    return GetFile(document=DocumentKind.REPORT, form=form, node=node, year=year)


PLAN = re.compile(
    r"(?:enhetens |vår )?(?:handlingsplan|handlingsplanen|plan|planen)(?: som)? (word|excel)(?:-?fil)?"
    r"|(?:the )?(?:unit )?plan (?:as |in )?(word|excel)",
)


def plan_file(head: str) -> GetFile | None:
    found = PLAN.fullmatch(head)
    return GetFile(form=FileForm(found[1] or found[2])) if found else None


def read(line: Line) -> Any | None:
    return plan_file(line.head) or report(line.head, line.bookmark)
