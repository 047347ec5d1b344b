"""Sharing comments above the own line."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import ReviewId
from dialogs.ground.typed import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSharing:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareComments:
    """`shared` are the questions whose comments may be read above, with commas between; the others are kept.

    Clients leave out a list in which nothing is ticked: then all are kept.
    """

    review: ReviewId
    version: int
    revision: int
    shared: str | None = typed()
