"""Looking at a level: a node of any height, a year, and what of it. Nothing here changes anything."""

from __future__ import annotations

from enum import StrEnum

from dialogs.ground.event import event
from dialogs.ground.ids import AreaId, NodeId, QuestionId


class LevelView(StrEnum):
    RESULT = "result"
    BELOW = "below"  # the nodes under it
    MORE = "more"  # measures, matters, seen alike, what stood in the way
    TALK = "talk"  # questions for the conversation
    PICTURE = "picture"  # the answers drawn: of the question or area that is named, else of all areas


@event("level")
class ShowLevel:
    """Without a node the reader's own, without a year the newest. A question, then an area, comes before `show`."""

    node: NodeId | None = None
    year: int | None = None
    show: LevelView = LevelView.RESULT
    area: AreaId | None = None
    question: QuestionId | None = None
    number: int | None = None  # a question by its number, as it is typed
    beneath: str | None = None  # a part of the level by its name, as it is typed


Event = ShowLevel
