"""Typed words about a level: "nivån", "resultat 2025", and on its cards "fråga 9", "under", "under avd. 32", "prata".

A level is no review, so its bookmark says which in the page itself: "level:2026:k-med".
"""

from __future__ import annotations

import re
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.ground.words import Line
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import MARK

NUMBERED = re.compile(r"(?:fråga|question|nr|nummer)?\s*(\d{1,3})")
BENEATH = re.compile(r"(?:under|enhet|enheten|unit|below)\s+(.{2,80})")
NAMED = re.compile(r"(?:nivån|nivå|level|the level)\s+(?!under$|below$)(.{2,80})")
YEAR = re.compile(r"(?:år|year)?\s*(20\d\d)")


def general(head: str) -> ShowLevel | None:
    """Wherever one is."""
    words, _, last = head.rpartition(" ")
    year = YEAR.fullmatch(last)
    if year and words in v.LEVEL:
        return ShowLevel(year=int(year[1]))
    if named := NAMED.fullmatch(head):
        return ShowLevel(show=LevelView.BELOW, beneath=named[1])
    return ShowLevel() if head in v.LEVEL else None


def on_card(head: str, bookmark: Bookmark) -> ShowLevel | None:
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
    if head in LEVEL_VIEWS[LevelView.PICTURE]:
        return ShowLevel(
            node=here.node, year=here.year, area=bookmark.area, question=bookmark.question, show=LevelView.PICTURE
        )
    if found := BENEATH.fullmatch(head):
        return ShowLevel(node=here.node, year=here.year, show=LevelView.BELOW, beneath=found[1])
    show = next((view for view, words in LEVEL_VIEWS.items() if head in words), None)
    return ShowLevel(node=here.node, year=here.year, show=show) if show else None


def read(line: Line) -> Any | None:
    """On a level's card what is said of it; a level anywhere."""
    return on_card(line.head, line.bookmark) or general(line.head)


LEVEL_VIEWS = {
    LevelView.BELOW: frozenset({"under", "enheter", "units"}),
    LevelView.MORE: frozenset({"åtgärder och mer", "mer", "measures and more", "more"}),
    LevelView.PICTURE: frozenset({"bild", "som bild", "diagram", "picture", "as a picture", "chart"}),
    LevelView.TALK: frozenset({"prata", "värt att prata om", "samtal", "talk", "worth a talk"}),
}
