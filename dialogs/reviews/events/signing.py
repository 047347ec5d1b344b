"""Signing and reopening."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import ReviewId


@event("show-sign")
class ShowSign:
    review: ReviewId


@event("sign")
class Sign:
    """Signs what was shown: this version at this revision."""

    review: ReviewId
    version: int
    revision: int
    judgement: str | None = typed()


@event("show-reopen")
class ShowReopen:
    review: ReviewId


@event("reopen")
class Reopen:
    review: ReviewId
    version: int
    reason: str | None = typed()
