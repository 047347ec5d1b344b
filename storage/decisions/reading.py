"""The reading of decisions: what bodies have decided about a year, also what a correction has replaced."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from dialogs.analyses.rules.decision import Decision, standing
from dialogs.ground.ids import DecisionId, NodeId, RoundId
from dialogs.organisation.rules.organisation import line_of
from storage.decisions.rows import DECISIONS, ITEMS
from storage.organisation import tree as organisation
from storage.tables.levels import DecisionItemRow, DecisionRow

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
    wanted = DECISIONS.select().where(*conditions)
    rows = session.execute(wanted.order_by(_decision.recorded_at, _decision.id)).all()
    ids = [row.id for row in rows]
    items = ITEMS.select(_item.decision_id).where(_item.decision_id.in_(ids))
    told = session.execute(items.order_by(_item.kind, _item.item_id)).all() if ids else ()
    return tuple(
        DECISIONS.read(row, items=tuple(ITEMS.read(one) for one in told if one.decision_id == row.id)) for row in rows
    )
