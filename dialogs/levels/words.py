"""Typed words about a level: "nivån", "resultat 2025", and on its cards "fråga 9", "under", "under avd. 32", "prata".

A level is no review, so its bookmark says which in the page itself: "level:2026:k-med".
"""

from __future__ import annotations

import re

from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.ground import vocabulary as v
from dialogs.ground.ids import AreaId, NodeId
from dialogs.ground.page import Bookmark, Page
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import (
    LevelAreaPage,
    LevelBelowPage,
    LevelMorePage,
    LevelName,
    LevelPage,
    LevelPicturePage,
    LevelQuestionPage,
    LevelTalkPage,
)

MARK = "level:"
NUMBERED = re.compile(r"(?:fråga|question|nr|nummer)?\s*(\d{1,3})")
BENEATH = re.compile(r"(?:under|enhet|enheten|unit|below)\s+(.{2,80})")
YEAR = re.compile(r"(?:år|year)?\s*(20\d\d)")


def mark(page: Page) -> Bookmark | None:
    """None for a page that is about something else."""
    match page:
        case LevelQuestionPage() | LevelPicturePage():
            return Bookmark(review=None, page=_mark(page.level), question=page.question, area=_area(page))
        case LevelAreaPage():
            return Bookmark(review=None, page=_mark(page.level), area=page.area)
        case LevelPage() | LevelBelowPage() | LevelMorePage() | LevelTalkPage():
            return Bookmark(review=None, page=_mark(page.level))
        case _:
            return None


def _mark(level: LevelName) -> str:
    return f"{MARK}{level.year}:{level.node}"


def _area(page: LevelQuestionPage | LevelPicturePage) -> AreaId | None:
    """Of a question's own card the question says enough."""
    return page.area if isinstance(page, LevelPicturePage) else None


def general(head: str) -> ShowLevel | None:
    """Wherever one is."""
    words, _, last = head.rpartition(" ")
    year = YEAR.fullmatch(last)
    if year and words in v.LEVEL:
        return ShowLevel(year=int(year[1]))
    return ShowLevel() if head in v.LEVEL else None


def read(head: str, bookmark: Bookmark) -> ShowLevel | GetFile | None:
    """On a level's card. None: about something else."""
    if not bookmark.page.startswith(MARK):
        return None
    year, _, node = bookmark.page.removeprefix(MARK).partition(":")
    here = ShowLevel(node=NodeId(node), year=int(year))
    if found := YEAR.fullmatch(head):
        return ShowLevel(node=here.node, year=int(found[1]))
    if found := NUMBERED.fullmatch(head):
        return ShowLevel(node=here.node, year=here.year, number=int(found[1]))
    if head in v.BACK:
        return here
    if head in v.LEVEL_VIEWS[LevelView.PICTURE]:
        return ShowLevel(
            node=here.node, year=here.year, area=bookmark.area, question=bookmark.question, show=LevelView.PICTURE
        )
    if head in v.PICTURE_FILE:
        return GetFile(
            document=DocumentKind.CHART,
            form=FileForm.PICTURE,
            node=here.node,
            year=here.year,
            area=bookmark.area,
            question=bookmark.question,
        )
    if found := BENEATH.fullmatch(head):
        return ShowLevel(node=here.node, year=here.year, show=LevelView.BELOW, beneath=found[1])
    show = next((view for view, words in v.LEVEL_VIEWS.items() if head in words), None)
    return ShowLevel(node=here.node, year=here.year, show=show) if show else None
