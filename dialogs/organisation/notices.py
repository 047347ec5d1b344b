"""The lines above a page where somebody is to receive something. Facts; `cards` finds the words."""

from __future__ import annotations

from dialogs.ground.notices import Lack


class ReceiverLack(Lack):
    """What is lacking about to whom something goes."""

    RECEIVER = "receiver"
    RECEIVER_UNKNOWN = "receiver_unknown"
    RECEIVER_SEVERAL = "receiver_several"  # the name fits several units
    RECEIVER_SAME = "receiver_same"  # has it already
