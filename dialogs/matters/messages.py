"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


class MatterMessage(MessageKind):
    """News of a matter."""

    LIFTED = "lifted"
    MATTER_STEP = "matter_step"  # what was done with a matter: to those who lifted it, and to who has it now
    MATTER_MEASURE = "matter_measure"  # what became of the measure that came of a matter
