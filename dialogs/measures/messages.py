"""The kinds of messages about this subject."""

from __future__ import annotations

from dialogs.ground.messages import MessageKind


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
