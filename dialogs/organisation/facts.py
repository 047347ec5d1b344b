"""What a turn in a channel works on."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import BodyId, NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """A channel: the nodes and bodies linked to it, and those that the person may link."""

    channel: str
    linked: tuple[tuple[NodeId, str], ...]
    managed: tuple[tuple[NodeId, str], ...]
    bodies: tuple[tuple[BodyId, str], ...] = ()  # of the nodes that the person manages
    linked_bodies: tuple[tuple[BodyId, str], ...] = ()
