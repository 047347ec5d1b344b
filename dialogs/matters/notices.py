"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.notices import Lack, Notice, Saved


class MatterSaved(Saved):
    """What was saved of a matter's life."""

    MATTER_TAKEN = "matter_taken"
    MATTER_ANSWERED = "matter_answered"
    MATTER_PASSED_ON = "matter_passed_on"
    MATTER_MERGED = "matter_merged"
    MATTER_WITHDRAWN = "matter_withdrawn"


class MatterLack(Lack):
    """What is lacking in a form about a matter."""

    ANSWER = "answer"
    OTHERS = "others"  # which matters are the same


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourMatter(Notice):
    """The reader sees the matter; those who have it answer."""

    holders: tuple[str, ...]
