"""Which way a node does its follow-up, decided together with the safety representatives (AFS 2023:1 14 §, G05).

Append only: a new decision stands above the earlier ones, and the newest holds for the node and what is below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.method import Method
from storage.tables import Table
from storage.tables.reviews import AuditRow
from storage.tables.rounds import MethodDecisionRow

_decision = Table.metadata.tables["method_decision"].c
DECISIONS = select(
    _decision.node_id,
    _decision.year,
    _decision.method,
    _decision.decided_on,
    _decision.body,
    _decision.decided_by,
    _decision.note,
).order_by(_decision.year.desc(), _decision.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodDecision:
    """`body` is which body decided, `by` who, as they wrote it themselves."""

    node: NodeId
    year: int
    method: Method
    on: date
    body: str
    by: str
    note: str = ""


def record(session: Session, decision: MethodDecision, now: datetime) -> bool:
    """False, and nothing written, when this is what holds already."""
    if holding(decisions(session, decision.year)).get(decision.node) == decision:
        return False
    row = MethodDecisionRow(
        node_id=decision.node,
        year=decision.year,
        method=decision.method.value,
        decided_on=decision.on,
        body=decision.body,
        decided_by=decision.by,
        note=decision.note,
        noted_at=now,
    )
    session.add_all([row, AuditRow(at=now, person_id=None, tag="method:recorded", subject=decision.node)])
    session.flush()
    return True


def decisions(session: Session, year: int | None = None) -> tuple[MethodDecision, ...]:
    """Of one year or of all, the newest year first; within it in the order that they were written down."""
    wanted = DECISIONS if year is None else DECISIONS.where(_decision.year == year)
    return tuple(_read(row) for row in session.execute(wanted))


def holding(decided: Iterable[MethodDecision]) -> Mapping[NodeId, MethodDecision]:
    """Of one year's decisions, the newest of each node."""
    return {one.node: one for one in decided}


def _read(row: Any) -> MethodDecision:
    return MethodDecision(
        node=NodeId(row.node_id),
        year=row.year,
        method=Method(row.method),
        on=row.decided_on,
        body=row.body,
        by=row.decided_by,
        note=row.note,
    )
