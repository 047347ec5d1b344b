"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.notices import Lack, Notice, Saved


class MeasureSaved(Saved):
    """What was saved of a measure's life."""

    MEASURE_DONE = "measure_done"
    MEASURE_HELPED = "measure_helped"
    MEASURE_FOLLOWED = "measure_followed"
    MEASURE_POSTPONED = "measure_postponed"
    MEASURE_CANNOT = "measure_cannot"
    MEASURE_DROPPED = "measure_dropped"
    MEASURE_HANDED_ON = "measure_handed_on"
    MEASURE_ADDED = "measure_added"
    MEASURE_PROPOSED = "measure_proposed"
    MEASURE_TAKEN_IN = "measure_taken_in"
    MEASURE_ARRANGED = "measure_arranged"


class MeasureLack(Lack):
    """What is lacking in a form about a measure."""

    YEAR = "year"
    UNIT_UNKNOWN = "unit_unknown"  # no unit that the measure may hold for


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRunning(Notice):
    """The review that the measure belongs to is not signed, or open again: until then it is changed in the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourMeasure(Notice):
    """The reader sees the measure; the accountable person and the manager change it."""

    accountable: str
