"""A measure with a life of its own. `revision` is None where the event was typed and no card stands behind it."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import MeasureId, NodeId, QuestionId, ReviewId
from dialogs.measures.rules.measure import MeasureAsk, PlanFilter
from dialogs.reviews.rules.review import MeasureKind


@event("measure")
class ShowMeasure:
    """The measure's own card; with `ask` the form for what is to be done with it.

    From a question's card: what was typed there is kept, and there is a way back.
    """

    measure: MeasureId
    ask: MeasureAsk | None = None
    review: ReviewId | None = None
    question: QuestionId | None = None
    revision: int | None = None
    comment: str | None = typed()


@event("complete-measure")
class CompleteMeasure:
    measure: MeasureId
    revision: int | None = None
    what: str | None = typed()


@event("control-measure")
class ControlMeasure:
    """Did it help? No leads to the form for what follows it."""

    measure: MeasureId
    helped: bool = True
    revision: int | None = None
    note: str | None = typed()


@event("not-enough")
class NotEnough:
    """It did not help enough: another measure, linked to this one."""

    measure: MeasureId
    revision: int | None = None
    note: str | None = typed()
    what: str | None = typed()
    due: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()  # from the people picker: a directory id


@event("postpone-measure")
class PostponeMeasure:
    measure: MeasureId
    revision: int | None = None
    due: str | None = typed()
    why: str | None = typed()


@event("cannot-measure")
class CannotMeasure:
    """`lift` takes it to the level above, too (who it is, the database knows)."""

    measure: MeasureId
    lift: bool = False
    revision: int | None = None
    why: str | None = typed()


@event("drop-measure")
class DropMeasure:
    measure: MeasureId
    revision: int | None = None
    why: str | None = typed()


@event("hand-on-measure")
class HandOnMeasure:
    """To another accountable person: one."""

    measure: MeasureId
    revision: int | None = None
    why: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()


@event("take-in-measure")
class TakeInMeasure:
    """What the rep has proposed on its own comes into the plan."""

    measure: MeasureId
    revision: int | None = None
    due: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()


@event("arrange-measure")
class ArrangeMeasure:
    """How serious it is, which plan or goal it serves and in which year, and which other units it holds for."""

    measure: MeasureId
    revision: int | None = None
    priority: str | None = typed()
    goal: str | None = typed()
    target_year: str | None = typed()
    nodes: str | None = typed()  # ids with commas between them
    node_name: str | None = typed()  # one more, by name


@event("new-measure")
class ShowNewMeasure:
    """The form for a measure on its own, not from a question. Without a node: the reader's own unit."""

    node: NodeId | None = None
    kind: MeasureKind = MeasureKind.IMPROVE


@event("add-measure")
class AddMeasure:
    """`slot` is how many the person had made there when the form was shown: the same press twice is one measure."""

    node: NodeId | None = None
    kind: MeasureKind = MeasureKind.IMPROVE
    slot: int | None = None
    what: str | None = typed()
    due: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()
    priority: str | None = typed()


@event("unit-plan")
class ShowUnitPlan:
    """The unit's measures, all of them or those of a state, a year, a goal. Without a node: the reader's own unit.

    What is chosen on the card goes before what its button carries.
    """

    node: NodeId | None = None
    year: int | None = None
    show: PlanFilter = PlanFilter.OPEN
    goal: str | None = None
    of_year: str | None = typed()
    of_state: str | None = typed()
    of_goal: str | None = typed()
    of_unit: str | None = typed()


OfOne = (
    ShowMeasure
    | CompleteMeasure
    | ControlMeasure
    | NotEnough
    | PostponeMeasure
    | CannotMeasure
    | DropMeasure
    | HandOnMeasure
    | TakeInMeasure
    | ArrangeMeasure
)
OfNew = ShowNewMeasure | AddMeasure
Event = OfOne | OfNew | ShowUnitPlan
