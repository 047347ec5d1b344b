"""Sharing comments above the own line."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import ReviewId


@event("show-sharing")
class ShowSharing:
    review: ReviewId


@event("share")
class ShareComments:
    """`shared` are the questions whose comments may be read above, with commas between; the others are kept.

    Clients leave out a list in which nothing is ticked: then all are kept.
    """

    review: ReviewId
    version: int
    revision: int
    shared: str | None = typed()


Event = ShowSharing | ShareComments
