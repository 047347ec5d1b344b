"""A measure after the review is signed. `revision` is None where the event was typed and no card stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.events.typed import typed
from dialogs.ids import MeasureId, NodeId
from dialogs.rules.measure import MeasureAsk, PlanFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMeasure:
    """The measure's own card; with `ask` the form for what is to be done with it."""

    measure: MeasureId
    ask: MeasureAsk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteMeasure:
    measure: MeasureId
    revision: int | None = None
    what: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlMeasure:
    """Did it help? No leads to the form for what follows it."""

    measure: MeasureId
    helped: bool = True
    revision: int | None = None
    note: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeMeasure:
    measure: MeasureId
    revision: int | None = None
    due: str | None = typed()
    why: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotMeasure:
    """`lift` takes it to the level above, too (who it is, the database knows)."""

    measure: MeasureId
    lift: bool = False
    revision: int | None = None
    why: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropMeasure:
    measure: MeasureId
    revision: int | None = None
    why: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOnMeasure:
    """To another accountable person: one."""

    measure: MeasureId
    revision: int | None = None
    why: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowUnitPlan:
    """The unit's measures of all years or of one. Without a node: the reader's own."""

    node: NodeId | None = None
    year: int | None = None
    show: PlanFilter = PlanFilter.OPEN
