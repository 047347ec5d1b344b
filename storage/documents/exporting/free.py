"""What of a year belongs to no review: measures and matters of their own, with what was done with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.documents.exporting.parts import Item, add_other_nodes, all_of, numbered, ordered
from storage.documents.exporting.scope import Scope
from storage.tables.reviews import MatterRow, MatterStepRow, MeasureRow, MeasureStepRow, RiskAssessmentRow


def measures(session: Session, scope: Scope) -> Iterator[Item]:
    """Those that were made in the year."""
    found = all_of(session, MeasureRow, _free_measure(scope))
    add_other_nodes(session, found)
    return ordered(found, "created_at", "id")


def measure_steps(session: Session, scope: Scope) -> Iterator[Item]:
    """What has been done with those measures, whenever."""
    theirs = MeasureStepRow.measure_id.in_(select(MeasureRow.id).where(_free_measure(scope)))
    return numbered(all_of(session, MeasureStepRow, theirs))


def matters(session: Session, scope: Scope) -> Iterator[Item]:
    """Those that were lifted in the year."""
    return ordered(all_of(session, MatterRow, _free_matter(scope)), "lifted_at", "id")


def matter_steps(session: Session, scope: Scope) -> Iterator[Item]:
    """What has been done with those matters, whenever."""
    theirs = MatterStepRow.matter_id.in_(select(MatterRow.id).where(_free_matter(scope)))
    return numbered(all_of(session, MatterStepRow, theirs))


def risk_assessments(session: Session, scope: Scope) -> Iterator[Item]:
    """Those that were done in the year."""
    days = RiskAssessmentRow.assessed_on.between(date(scope.year, 1, 1), date(scope.year, 12, 31))
    return numbered(all_of(session, RiskAssessmentRow, days, scope.at(RiskAssessmentRow.node_id)))


def _free_measure(scope: Scope) -> ColumnElement[bool]:
    return and_(
        MeasureRow.review_id.is_(None), _within(MeasureRow.created_at, scope.year), scope.at(MeasureRow.node_id)
    )


def _free_matter(scope: Scope) -> ColumnElement[bool]:
    return and_(
        MatterRow.review_id.is_(None), _within(MatterRow.lifted_at, scope.year), scope.at(MatterRow.from_node_id)
    )


def _within(column: InstrumentedAttribute[Any], year: int) -> ColumnElement[bool]:
    return and_(column >= datetime(year, 1, 1, tzinfo=UTC), column < datetime(year + 1, 1, 1, tzinfo=UTC))
