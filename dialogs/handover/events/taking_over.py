"""Taking over what a unit that has ended left open. Without a node: what the reader's unit has been offered last."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import NodeId
from dialogs.ground.typed import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTakeOver:
    node: NodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver:
    node: NodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOurs:
    """It is not the unit's to take over. Without a reason the card asks for it."""

    node: NodeId | None = None
    why: str | None = typed()
