"""What a turn about extra follow-ups changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.turn import Change as Changed
from dialogs.reviews.rules.extra import Extra, ExtraKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraAsked(Changed):
    """An extra follow-up of a node is to begin. `questions` None: all of them."""

    node: NodeId
    extra: Extra
    questions: tuple[QuestionId, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAnswered(Changed):
    """What somebody answered who was offered one: taken, again on a day, or not now and why."""

    node: NodeId
    kind: ExtraKind
    taken: bool = False
    again: date | None = None
    why: str | None = None


Change = ExtraAsked | OfferAnswered
