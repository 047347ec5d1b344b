"""What a turn about what changes hands changes."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import NodeId
from dialogs.ground.turn import Change as Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverAnswered(Changed):
    """What a unit says of what another left open when it ended: taken over, or not theirs and why."""

    node: NodeId
    to: NodeId
    taken: bool
    why: str = ""


Change = TakeOverAnswered
