"""What bodies have decided about a year, read and written. A decision is never changed: a correction is a new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.decisions.rules.decision import Decision, DecisionItem, ItemKind, Verdict, standing
from dialogs.ground.ids import AnalysisId, BodyId, DecisionId, MeasureId, NodeId, PersonId, RoundId
from dialogs.organisation.rules.organisation import line_of
from storage.decisions.feedback import of_decision as feedback
from storage.organisation import tree as organisation
from storage.reviews import MovedOn
from storage.tables import Table
from storage.tables.levels import DecisionItemRow, DecisionRow

__all__ = ["above", "by_id", "feedback", "of_node", "record", "standing_at"]

_tables = Table.metadata.tables
_decision, _item = DecisionRow.__table__.c, DecisionItemRow.__table__.c


def of_node(session: Session, node: NodeId, round_id: RoundId) -> tuple[Decision, ...]:
    """Every one, also those that another corrects: `decision.standing` says which hold. The oldest first."""
    return _read(session, _decision.node_id == node, _decision.round_id == round_id)


def by_id(session: Session, decision: DecisionId) -> Decision | None:
    return next(iter(_read(session, _decision.id == decision)), None)


def standing_at(session: Session, of: RoundId, nodes: Collection[NodeId]) -> dict[DecisionId, Decision]:
    """Those of these levels that hold."""
    made = session.scalars(select(_decision.node_id).where(_decision.round_id == of).distinct())
    here = sorted(set(made) & set(nodes))
    return {one.id: one for node in here for one in standing(of_node(session, NodeId(node), of))}


def above(session: Session, node: NodeId, round_id: RoundId) -> tuple[Decision, ...]:
    """Those of the levels above, which concern this node, too: of the nearest level first."""
    line = line_of(node, organisation.nodes(session))[1:]
    if not line:
        return ()
    found = _read(session, _decision.node_id.in_(line), _decision.round_id == round_id)
    return tuple(sorted(found, key=lambda one: line.index(one.node)))


def _read(session: Session, *conditions: ColumnElement[bool]) -> tuple[Decision, ...]:
    wanted = select(DecisionRow.__table__).where(*conditions)
    rows = session.execute(wanted.order_by(_decision.recorded_at, _decision.id)).all()
    ids = [row.id for row in rows]
    items = select(DecisionItemRow.__table__).where(_item.decision_id.in_(ids))
    told = session.execute(items.order_by(_item.kind, _item.item_id)).all() if ids else ()
    return tuple(_value(row, [one for one in told if one.decision_id == row.id]) for row in rows)


def _value(row: Any, items: Sequence[Any]) -> Decision:
    return Decision(
        id=DecisionId(row.id),
        round=RoundId(row.round_id),
        node=NodeId(row.node_id),
        body=BodyId(row.body_id),
        analysis=AnalysisId(row.analysis_id),
        analysis_version=row.analysis_version,
        decided_on=row.decided_on,
        paragraph=row.paragraph,
        registry_number=row.registry_number,
        text=row.text,
        none_yet=row.none_yet,
        expected_on=row.expected_on,
        corrects=DecisionId(row.corrects_id) if row.corrects_id else None,
        items=tuple(
            DecisionItem(
                kind=ItemKind(one.kind),
                item=one.item_id,
                verdict=Verdict(one.verdict),
                text=one.text,
                reason=one.reason,
                measure=MeasureId(one.measure_id) if one.measure_id else None,
            )
            for one in items
        ),
        by=PersonId(row.recorded_by),
        at=row.recorded_at,
    )


def record(session: Session, decision: Decision) -> None:
    """Raises MovedOn where there is one with this id already: decided again, it is seen to be there."""
    row = {
        "id": decision.id,
        "round_id": decision.round,
        "node_id": decision.node,
        "body_id": decision.body,
        "analysis_id": decision.analysis,
        "analysis_version": decision.analysis_version,
        "decided_on": decision.decided_on,
        "paragraph": decision.paragraph,
        "registry_number": decision.registry_number,
        "text": decision.text,
        "none_yet": decision.none_yet,
        "expected_on": decision.expected_on,
        "corrects_id": decision.corrects,
        "recorded_by": decision.by,
        "recorded_at": decision.at,
    }
    try:
        with session.begin_nested():
            session.execute(insert(_tables["decision"]).values(row))
    except IntegrityError as error:
        if by_id(session, decision.id) is None:
            raise
        raise MovedOn(decision.id) from error
    if decision.items:
        session.execute(insert(_tables["decision_item"]), list(_item_rows(decision)))
    audit(session, "none_yet" if decision.none_yet else "recorded", decision.id, decision.by, decision.at)


def _item_rows(decision: Decision) -> Iterable[dict[str, Any]]:
    for one in decision.items:
        yield {
            "decision_id": decision.id,
            "kind": one.kind.value,
            "item_id": one.item,
            "verdict": one.verdict.value,
            "text": one.text,
            "reason": one.reason,
            "measure_id": one.measure,
        }


def audit(session: Session, step: str, decision: DecisionId, by: PersonId, now: datetime) -> None:
    row = {"at": now, "person_id": by, "tag": f"decision:{step}", "subject": decision.hex}
    session.execute(insert(_tables["audit"]).values(row))
