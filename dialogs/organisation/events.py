"""What can be done in a channel."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import BodyId, NodeId
from dialogs.ground.typed import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelHello:
    """Mentioned in a channel: what the bot does there, and that follow-ups are done in private."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowLinks:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChannel:
    node: NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkBody:
    """The channel becomes that of a body. `to`: its name, or a unit's, typed."""

    body: BodyId | None = None
    to: str | None = typed()
