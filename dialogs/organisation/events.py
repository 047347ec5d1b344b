"""What can be done in a channel."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import BodyId, NodeId


@event("channel")
class ChannelHello:
    """Mentioned in a channel: what the bot does there, and that follow-ups are done in private."""


@event("links")
class ShowLinks:
    pass


@event("link")
class LinkChannel:
    node: NodeId


@event("link-body")
class LinkBody:
    """The channel becomes that of a body. `to`: its name, or a unit's, typed."""

    body: BodyId | None = None
    to: str | None = typed()


Event = ChannelHello | ShowLinks | LinkChannel | LinkBody
