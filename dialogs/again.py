"""The event that shows again what is on the screen, from the bookmark that the page left."""

from __future__ import annotations

from typing import Any

from dialogs.analyses.events import ShowAnalysis
from dialogs.analyses.pages import MARK as ANALYSIS
from dialogs.analyses.rules.analysis import AnalysisPart
from dialogs.ground.ids import NodeId, ReviewId
from dialogs.ground.page import Bookmark
from dialogs.levels.events import ShowLevel
from dialogs.levels.pages import MARK as LEVEL
from dialogs.matters.events import ShowLift, ShowMatter
from dialogs.measures.events import ShowMeasure
from dialogs.reviews.events.answering import AskWhich, ShowOverview, ShowQuestion
from dialogs.reviews.events.confirming import ShowArea, ShowDiffer, ShowTalk
from dialogs.reviews.events.entering import (
    GiveLateReason,
    NotMine,
    OpenReview,
    ShowCause,
    ShowInvitation,
    ShowParticipants,
)
from dialogs.reviews.events.following_up import ShowFollowUp, ShowPlan
from dialogs.reviews.events.signing import ShowReopen, ShowSign
from dialogs.reviews.rules.review import Review
from dialogs.sharing.events import ShowSharing


def again(on: Bookmark, own: tuple[Review, ...]) -> Any | None:
    """None: the start page."""
    if on.page.startswith(LEVEL):
        year, _, node = on.page.removeprefix(LEVEL).partition(":")
        return ShowLevel(node=NodeId(node), year=int(year), question=on.question)
    if on.page.startswith(ANALYSIS):
        year, _, rest = on.page.removeprefix(ANALYSIS).partition(":")
        part, _, node = rest.partition(":")
        return ShowAnalysis(node=NodeId(node), year=int(year), part=AnalysisPart(part), question=on.question)
    if on.page == "lift":
        return ShowLift(review=on.review, question=on.question, measure=on.measure)
    if on.matter is not None:
        return ShowMatter(matter=on.matter)
    if on.measure is not None:
        return ShowMeasure(measure=on.measure)
    mine = next((one for one in own if one.id == on.review), None)
    return _in_review(on, mine.id, begun=mine.started_at is not None) if mine is not None else None


def _in_review(on: Bookmark, review: ReviewId, *, begun: bool) -> Any | None:
    match on.page.partition(":")[0]:
        case "question" if on.question is not None:
            return ShowQuestion(review=review, question=on.question)
        case "follow_up":
            return ShowFollowUp(review=review, question=on.question)
        case "differ" if on.question is not None:
            return ShowDiffer(review=review, question=on.question)
        case "area" if on.area is not None:
            return ShowArea(review=review, area=on.area)
        case "plan":
            return ShowPlan(review=review)
        case "sign":
            return ShowSign(review=review)
        case "sharing":
            return ShowSharing(review=review)
        case "participants":
            return ShowParticipants(review=review)
        case "reopen":
            return ShowReopen(review=review)
        case "cause":
            return ShowCause(review=review)
        case "late":
            return GiveLateReason(review=review)
        case "note":
            return NotMine(review=review)
        case "talk":
            return ShowTalk(review=review)
        case "which":
            return AskWhich(review=review)
        case "overview" | "no_rep":
            return ShowOverview(review=review)
        case "review":  # being looked at again must not begin it
            return OpenReview(review=review) if begun else ShowInvitation(review=review)
        case _:
            return None
