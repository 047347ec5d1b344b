"""What can be done in a channel."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ids import NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelHello:
    """Mentioned in a channel: what the bot does there, and that follow-ups are done in private."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowLinks:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChannel:
    node: NodeId
