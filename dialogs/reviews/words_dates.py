"""Typed words about the invitation and the last day: later, not mine, and what stood in the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.reviews.events.entering import AskSupport, GiveCause, NotMine, RemindLater, ShowCause
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.said import Said, Saying, Spot


def _remind(said: Said) -> Any:
    return RemindLater(review=said.review.id, day=said.tail or None)


def _cause(said: Said) -> Any:
    return ShowCause(review=said.review.id)


def of_cause(head: str, spot: Spot) -> Any | None:
    """On the card that asks what stood in the way."""
    if head in v.SUPPORT:
        return AskSupport(review=spot.review.id)
    return GiveCause(review=spot.review.id, cause=CAUSES[head]) if head in CAUSES else None


def not_mine(said: Said) -> Any:
    return NotMine(review=said.review.id, reason=said.tail or None)


SAYINGS: Mapping[v.Words, Saying] = {
    v.REMIND: _remind,
    v.NOT_MINE: not_mine,
    v.CAUSE: _cause,
}


CAUSES = {
    "tid": Cause.TIME,
    "time": Cause.TIME,
    "ser inte nyttan": Cause.USE,
    "no use": Cause.USE,
    "saknar tillgång": Cause.ACCESS,
    "saknar behörighet": Cause.ACCESS,
    "no access": Cause.ACCESS,
    "annat": Cause.OTHER,
    "something else": Cause.OTHER,
}
