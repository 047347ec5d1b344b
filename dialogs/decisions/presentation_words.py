"""Typed words for what a body will see: "underlag till nämnden" shows it, "underlag till nämnden som word" is the file."""

from __future__ import annotations

import re

from dialogs.decisions.events import ShowPresentation
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.levels.pages import MARK

# Not "underlag" alone: that is the other evidence of an analysis.
PAPERS = re.compile(
    r"(?:(?:underlag|underlaget)(?= till | för )|presentation|presentationen|mötesunderlag|papers|the papers)"
    r"(?: (?:till|för|to|for) (?P<body>.+?))?(?P<word> (?:som |as )?word(?:-?fil)?)?"
)


def read(head: str, bookmark: Bookmark) -> ShowPresentation | None:
    """Of the level whose card was last shown, else of the reader's own. A body by its name, or the beginning of it."""
    found = PAPERS.fullmatch(head)
    if found is None:
        return None
    node, year = None, None
    if bookmark.page.startswith(MARK):
        number, _, at = bookmark.page.removeprefix(MARK).partition(":")
        node, year = NodeId(at), int(number)
    if found["word"]:
        return None  # the file is the documents' to give
    return ShowPresentation(node=node, year=year, to=found["body"])
