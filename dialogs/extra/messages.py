"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


class ExtraMessage(MessageKind):
    """Offers of an extra follow-up."""

    EXTRA_OFFER = "extra_offer"  # a small extra follow-up, to a new manager or after a reorganisation
