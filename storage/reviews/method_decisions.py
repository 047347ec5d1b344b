"""Which way a node does its follow-up, decided together with the safety representatives (AFS 2023:1 14 §, G05).

Append only: a new decision stands above the earlier ones, and the newest holds for the node and what is below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.method import Method
from storage.mapped import Mapped
from storage.tables import Table
from storage.tables.reviews import AuditRow
from storage.tables.rounds import MethodDecisionRow

_decision = Table.metadata.tables["method_decision"].c


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


METHODS = Mapped(
    record=MethodDecision,
    table=MethodDecisionRow.__table__,
    named={"on": "decided_on", "by": "decided_by"},
    beside=frozenset({"id", "noted_at"}),
)
DECISIONS = METHODS.select().order_by(_decision.year.desc(), _decision.id)


def record(session: Session, decision: MethodDecision, now: datetime) -> bool:
    """False, and nothing written, when this is what holds already."""
    if holding(decisions(session, decision.year)).get(decision.node) == decision:
        return False
    row = MethodDecisionRow(**METHODS.values(decision), noted_at=now)
    session.add_all([row, AuditRow(at=now, person_id=None, tag="method:recorded", subject=decision.node)])
    session.flush()
    return True


def decisions(session: Session, year: int | None = None) -> tuple[MethodDecision, ...]:
    """Of one year or of all, the newest year first; within it in the order that they were written down."""
    wanted = DECISIONS if year is None else DECISIONS.where(_decision.year == year)
    return tuple(map(METHODS.read, session.execute(wanted)))


def holding(decided: Iterable[MethodDecision]) -> Mapping[NodeId, MethodDecision]:
    """Of one year's decisions, the newest of each node."""
    return {one.node: one for one in decided}
