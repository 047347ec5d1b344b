"""Starting an extra follow-up of a unit, and answering when one is offered."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.extra import ExtraKind


@event("extra")
class ShowExtra:
    """The form. Without a node it asks which, where the person may start it for several."""

    node: NodeId | None = None


@event("start-extra")
class StartExtra:
    """`node` is the button's; `unit` is chosen on the card, where there are several. The same for `kind`."""

    node: NodeId | None = None
    unit: str | None = typed()
    kind: str | None = typed()
    questions: str | None = typed()
    reason: str | None = typed()


@event("take-offer")
class TakeOffer:
    """Yes to the small one that was offered: to a new manager, or after a reorganisation. Typed, it names no unit."""

    node: NodeId | None = None
    kind: ExtraKind | None = None


@event("put-off-offer")
class PutOffOffer:
    """Ask me again in a week."""

    node: NodeId | None = None
    kind: ExtraKind | None = None


@event("decline-offer")
class DeclineOffer:
    """Not now, with a line of reason; without one the card asks for it."""

    node: NodeId | None = None
    kind: ExtraKind | None = None
    why: str | None = typed()


Event = ShowExtra | StartExtra | TakeOffer | PutOffOffer | DeclineOffer
