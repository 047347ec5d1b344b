"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


class ReviewMessage(MessageKind):
    """News of a review, and what is posted about it."""

    INVITATION = "invitation"
    HANDED_OVER = "handed_over"
    ASKED_AGAIN = "asked_again"
    TALK = "talk"
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    SUMMARY = "summary"
    REOPENED = "reopened"
    JOINED = "joined"
    NOT_MINE = "not_mine"
    REMINDER = "reminder"
    SUPPORT = "support"
    RESULTS_ENTERED = "results_entered"  # answers from an interview, a survey or paper are written in
    EDIT = "edit"
    WEEKLY = "weekly"  # to a channel, while the round goes on
