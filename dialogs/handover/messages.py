"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


class HandoverMessage(MessageKind):
    """News of what changes hands."""

    ALL_HANDED = "all_handed"  # everything of somebody's, to the one who has it now; `mark` is the moment
    TAKE_OVER = "take_over"  # what a unit that has ended leaves open, to the managers of the one that took over
