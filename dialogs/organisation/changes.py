"""What a turn in a channel changes."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import BodyId, NodeId
from dialogs.ground.turn import Change as Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLinked(Changed):
    node: NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLinked(Changed):
    body: BodyId


Change = ChannelLinked | BodyLinked
