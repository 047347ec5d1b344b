"""Taking over what a unit that has ended left open. Without a node: what the reader's unit has been offered last."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import NodeId


@event("show-take-over")
class ShowTakeOver:
    node: NodeId | None = None


@event("take-over")
class TakeOver:
    node: NodeId | None = None


@event("not-ours")
class NotOurs:
    """It is not the unit's to take over. Without a reason the card asks for it."""

    node: NodeId | None = None
    why: str | None = typed()


Event = ShowTakeOver | TakeOver | NotOurs
