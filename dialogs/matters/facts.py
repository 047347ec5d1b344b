"""What turns about lifting work on."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import MeasureId, NodeId, QuestionId, ReviewId
from dialogs.ground.texts import Text
from dialogs.matters.pages import MatterLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftingFrom:
    """What is lifted, and from where. `may`: the person manages it, or (a measure) sees to it."""

    node: NodeId
    unit: str
    may: bool
    units: tuple[tuple[NodeId, str], ...] = ()  # all that the person manages
    review: ReviewId | None = None
    question: QuestionId | None = None
    number: int | None = None
    short: Text | None = None
    measure: MeasureId | None = None
    measure_what: str = ""
    returnable: bool = False  # the question asks how tasks are allocated


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """The matters that concern a person."""

    to_me: tuple[MatterLine, ...] = ()
    ours: tuple[MatterLine, ...] = ()
    may_lift: bool = False
