"""A matter in the small organisation, lifted and taken a step further."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.matters.changes import MatterChanged
from dialogs.matters.rules.matter import LiftedMatter, MatterCase, StepKind
from dialogs.organisation.rules.receivers import Receiver
from dialogs.reviews.rules.review import Matter, Measure, MeasureKind, MeasureState
from storage.matters import reading as matter_cases
from storage.matters import writing as matters
from tests.storage.reviews.small_round import A1, DURING, NOW, A

ID, OTHER = MatterId(UUID(int=5)), MatterId(UUID(int=6))
MA, MA1, MA2, MB, SA1, HB, NY = (PersonId(one) for one in ("ma", "ma1", "ma2", "mb", "sa1", "hb", "ny"))
TO_A = Receiver(node=A)
UTC = ZoneInfo("UTC")


def lifted(
    session: Session,
    node: NodeId = A1,
    *,
    id_: MatterId = ID,
    to: Receiver = TO_A,
    review: ReviewId | None = None,
    **changes: Any,
) -> MatterCase:
    matter = Matter(
        id=id_,
        question=QuestionId("q1") if review else None,
        from_node=node,
        to_node=to.node,
        to_role=to.role,
        what="Ventilationen",
        wanted_by=DURING + timedelta(days=30),
        by=MA1,
        at=NOW,
    )
    assert matters.add(session, replace(matter, **changes), review, NOW)
    return case(session, id_)


def case(session: Session, id_: MatterId = ID, day: date = DURING) -> MatterCase:
    found = matter_cases.case(session, id_, day)
    assert found is not None
    return found


def step(session: Session, of: MatterCase, kind: StepKind, **changes: Any) -> MatterCase:
    """One step by the manager of the level above."""
    measure, merged = changes.pop("measure", None), changes.pop("merged", ())
    after: LiftedMatter = replace(of.matter, revision=of.matter.revision + max(1, len(merged)), **changes)
    change = MatterChanged(before=of, after=after, step=kind, note="Därför", measure=measure, merged=merged)
    matters.save(session, change, MA, NOW + timedelta(days=of.matter.revision + 1))
    return case(session)


def measure(**changes: Any) -> Measure:
    made = Measure(
        id=MeasureId(UUID(int=9)),
        node=A,
        question=None,
        kind=MeasureKind.IMPROVE,
        state=MeasureState.PLANNED,
        what="Ny fläkt",
        due=DURING + timedelta(days=60),
        accountable=MA,
        by=MA,
        at=NOW,
    )
    return replace(made, **changes)
