"""What a turn about the yearly risk assessment changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import NodeId
from dialogs.ground.turn import Change as Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskNoted(Changed):
    """The unit's overall risk assessment was done on this day."""

    node: NodeId
    on: date


Change = RiskNoted
