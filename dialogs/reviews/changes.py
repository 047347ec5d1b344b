"""What a turn changes beside the review itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import ReviewId
from dialogs.ground.turn import Change as Changed
from dialogs.organisation.around import Joinable
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Changed):
    """What a person asked for about a review: to be reminded, or that it is not theirs."""

    review: ReviewId
    remind_on: date | None = None
    not_mine: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodesJoined(Changed):
    """These nodes answer in this review from now on (all of them: those not listed go back to their own)."""

    review: ReviewId
    nodes: tuple[Joinable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseSaid(Changed):
    """What stood in the way, or (None) that support is wanted."""

    review: ReviewId
    cause: Cause | None = None


Change = Noted | NodesJoined | CauseSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLifted(Changed):
    """Beside a review: after it is signed, from a measure, or on its own."""

    matter: Matter
    review: ReviewId | None = None
