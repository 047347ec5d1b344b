"""Typed words about sharing comments: "dela", "dela 3, 9", "dela inte 3", "dela inget"."""

from __future__ import annotations

import re
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.ground.ids import QuestionId
from dialogs.ground.words import Line
from dialogs.reviews.rules.review import Review
from dialogs.reviews.rules.shared import shared
from dialogs.reviews.said import spot_of
from dialogs.sharing.events import ShareComments, ShowSharing

SAID = re.compile(r"(?P<words>[^\d]+?)\s*(?P<numbers>(?:\d{1,3}[\s,]*(?:och|and)?[\s,]*)+)")


def of_review(head: str, review: Review) -> Any | None:
    """None: about something else."""
    if head in v.SHARE:
        return ShowSharing(review=review.id)
    if head in v.SHARE_NOTHING:
        return _share(review, set())
    match = SAID.fullmatch(head)
    if match is None or match["words"] not in v.SHARE | v.SHARE_NOT:
        return None
    named = {review.checklist.by_number(int(one)) for one in re.findall(r"\d+", match["numbers"])}
    questions = {one.id for one in named if one is not None}
    now = set(shared(review))
    return _share(review, now | questions if match["words"] in v.SHARE else now - questions)


def _share(review: Review, wanted: set[QuestionId]) -> Any:
    return ShareComments(
        review=review.id, version=review.version, revision=review.revision, shared=",".join(sorted(wanted))
    )


def read(line: Line) -> Any | None:
    spot = spot_of(line.reviews, line.bookmark)
    return of_review(line.head, spot.review) if spot is not None else None
