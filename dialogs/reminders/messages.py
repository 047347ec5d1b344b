"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


class ReminderMessage(MessageKind):
    """What is sent unasked because of a date."""

    DIGEST = "digest"  # a person's reminders of one morning
    MONTHLY = "monthly"  # to a channel, about measures
