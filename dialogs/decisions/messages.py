"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


class DecisionMessage(MessageKind):
    """What is told of decisions, and to bodies before them."""

    FED_BACK = "fed_back"  # what was decided, to those beneath
    PRESENTATION = "presentation"  # a level's result, in a body's channel
