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


class MatterMessage(MessageKind):
    """News of a matter."""

    LIFTED = "lifted"
    MATTER_STEP = "matter_step"  # what was done with a matter: to those who lifted it, and to who has it now
    MATTER_MEASURE = "matter_measure"  # what became of the measure that came of a matter


class MeasureMessage(MessageKind):
    """News of a measure."""

    MEASURE_ASKED = "measure_asked"  # to the person made accountable
    MEASURE_MOVED = "measure_moved"  # another day
    MEASURE_HANDED = "measure_handed"  # another person
    MEASURE_CANNOT = "measure_cannot"
    MEASURE_PLANNED = "measure_planned"  # on its own, to the safety representatives
    MEASURE_PROPOSED = "measure_proposed"  # on its own, to the managers
    MEASURE_DROPPED = "measure_dropped"  # taken out, or a proposal declined
    MEASURE_SHARED = "measure_shared"  # it holds for the reader's unit, too
