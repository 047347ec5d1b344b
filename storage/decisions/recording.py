"""What bodies have decided about a year, read and written. A decision is never changed: a correction is a new one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.analyses.rules.decision import Decision, standing
from dialogs.ground.ids import DecisionId, NodeId, PersonId, RoundId
from dialogs.organisation.rules.organisation import line_of
from storage.decisions.feedback import of_decision as feedback
from storage.decisions.rows import DECISIONS, ITEMS
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
    wanted = DECISIONS.select().where(*conditions)
    rows = session.execute(wanted.order_by(_decision.recorded_at, _decision.id)).all()
    ids = [row.id for row in rows]
    items = ITEMS.select(_item.decision_id).where(_item.decision_id.in_(ids))
    told = session.execute(items.order_by(_item.kind, _item.item_id)).all() if ids else ()
    return tuple(
        DECISIONS.read(row, items=tuple(ITEMS.read(one) for one in told if one.decision_id == row.id)) for row in rows
    )


def record(session: Session, decision: Decision) -> None:
    """Raises MovedOn where there is one with this id already: decided again, it is seen to be there."""
    try:
        with session.begin_nested():
            session.execute(insert(_tables["decision"]).values(DECISIONS.values(decision)))
    except IntegrityError as error:
        if by_id(session, decision.id) is None:
            raise
        raise MovedOn(decision.id) from error
    if decision.items:
        rows = [{"decision_id": decision.id, **ITEMS.values(one)} for one in decision.items]
        session.execute(insert(_tables["decision_item"]), rows)
    audit(session, "none_yet" if decision.none_yet else "recorded", decision.id, decision.by, decision.at)


def audit(session: Session, step: str, decision: DecisionId, by: PersonId, now: datetime) -> None:
    row = {"at": now, "person_id": by, "tag": f"decision:{step}", "subject": decision.hex}
    session.execute(insert(_tables["audit"]).values(row))
