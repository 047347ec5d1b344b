"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dialogs.ground.notices import Lack, Saved


class HandoverSaved(Saved):
    """What was saved where work changes hands."""

    ALL_HANDED = "all_handed"
    TAKEN_OVER = "taken_over"
    NOT_OURS = "not_ours"


class HandoverLack(Lack):
    """What is lacking where work changes hands."""

    WHOSE = "whose"  # whose things: nobody of that name, or several
    CANNOT_ANSWER = "cannot_answer"  # no role of theirs can answer a raised matter
    NOTHING_TO_HAND = "nothing_to_hand"  # nothing of theirs is open
