"""A decision of a body about what a level puts first and proposes, as the next year's analysis reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from dialogs.ground.ids import AnalysisId, BodyId, DecisionId, MeasureId, NodeId, PersonId, RoundId


class ItemKind(StrEnum):
    PRIORITY = "priority"
    PROPOSAL = "proposal"
    MEASURE = "measure"


class Verdict(StrEnum):
    ADOPTED = "adopted"
    CHANGED = "changed"
    REJECTED = "rejected"  # with a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionItem:
    kind: ItemKind
    item: UUID
    verdict: Verdict
    text: str = ""  # as it was decided on: an analysis that is opened again may say something else later
    reason: str = ""
    measure: MeasureId | None = None  # what it became in the plans beneath


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`none_yet`: "inget beslut ännu", with why and when. Correcting one is a new decision that names it."""

    id: DecisionId
    round: RoundId
    node: NodeId
    body: BodyId
    analysis: AnalysisId
    analysis_version: int
    decided_on: date
    paragraph: str = ""
    registry_number: str = ""
    text: str
    none_yet: bool = False
    expected_on: date | None = None
    corrects: DecisionId | None = None
    items: tuple[DecisionItem, ...] = ()
    by: PersonId
    at: datetime


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that hold, of all of a level's in their order: one that another corrects does not any more.

    Nor does "inget beslut ännu" when the same body has said more since.
    """
    every = tuple(decisions)
    corrected = {one.corrects for one in every if one.corrects is not None}
    last = {one.body: one.id for one in every}
    return tuple(one for one in every if one.id not in corrected and not (one.none_yet and last[one.body] != one.id))
