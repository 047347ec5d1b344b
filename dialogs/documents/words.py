"""Typed words for a level's report as a file: "rapport", "rapport 2025", "rapport excel"; on a level's card, of that level."""

from __future__ import annotations

import re
from typing import Any

from dialogs.decisions.presentation_words import PAPERS
from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.ground import vocabulary as v
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
    node, of_page = _level(bookmark)
    return GetFile(document=DocumentKind.REPORT, form=form, node=node, year=year or of_page)


PLAN = re.compile(
    r"(?:enhetens |vår )?(?:handlingsplan|handlingsplanen|plan|planen)(?: som)? (word|excel)(?:-?fil)?"
    r"|(?:the )?(?:unit )?plan (?:as |in )?(word|excel)",
)


def plan_file(head: str) -> GetFile | None:
    found = PLAN.fullmatch(head)
    return GetFile(form=FileForm(found[1] or found[2])) if found else None


def presentation(head: str, bookmark: Bookmark) -> GetFile | None:
    """ "underlag till nämnden som word": what a body will see, as a file."""
    found = PAPERS.fullmatch(head)
    if found is None or not found["word"]:
        return None
    node, year = _level(bookmark)
    return GetFile(form=FileForm.WORD, document=DocumentKind.PRESENTATION, node=node, year=year, to=found["body"])


def picture(head: str, bookmark: Bookmark) -> GetFile | None:
    """Of the level whose card is on the screen."""
    node, year = _level(bookmark)
    if head not in v.PICTURE_FILE or node is None:
        return None
    return GetFile(
        document=DocumentKind.CHART,
        form=FileForm.PICTURE,
        node=node,
        year=year,
        area=bookmark.area,
        question=bookmark.question,
    )


def _level(bookmark: Bookmark) -> tuple[NodeId | None, int | None]:
    if not bookmark.page.startswith(MARK):
        return None, None
    year, _, node = bookmark.page.removeprefix(MARK).partition(":")
    return NodeId(node), int(year)


def read(line: Line) -> Any | None:
    head, on = line.head, line.bookmark
    return plan_file(head) or report(head, on) or presentation(head, on) or picture(head, on)
