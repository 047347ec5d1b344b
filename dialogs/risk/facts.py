"""What a turn about the yearly risk assessment works on."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import NodeId
from dialogs.risk.rules.risk import RiskAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskBook:
    """What a unit has noted about its yearly risk assessment. `chosen`: the unit was named by the person."""

    node: NodeId
    unit: str
    last: RiskAssessed | None
    others: tuple[tuple[NodeId, str], ...] = ()
    chosen: bool = False
