"""For `round status`: the extra follow-ups of a year, why they were begun and how far they have come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.extra import ExtraKind
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AnswerRow
from storage.tables.rounds import ReviewRow, RoundRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraStanding:
    """`reason` is what was written to start it; empty where an offer was taken: the kind says it then."""

    unit: str
    kind: ExtraKind
    reason: str
    opens: date
    closes: date
    answered: int
    started: bool
    handed_over: bool
    signed: bool


_answered = (
    select(func.count())
    .where(AnswerRow.review_id == ReviewRow.id, AnswerRow.choice.is_not(None))
    .correlate(ReviewRow)
    .scalar_subquery()
)


def of_year(session: Session, year: int, within: Collection[NodeId]) -> tuple[ExtraStanding, ...]:
    """The newest first. Outside the year's round and its sums, and so nowhere else in the status."""
    rows = session.execute(
        select(
            NodeRow.id,
            NodeRow.name,
            RoundRow.extra_kind,
            RoundRow.extra_reason,
            RoundRow.opens,
            RoundRow.closes,
            ReviewRow.started_at,
            ReviewRow.handed_over_at,
            ReviewRow.signed_at,
            _answered.label("answered"),
        )
        .join_from(RoundRow, NodeRow, NodeRow.id == RoundRow.extra_node_id)
        .join(ReviewRow, ReviewRow.round_id == RoundRow.id)
        .where(RoundRow.year == year, RoundRow.extra_kind.is_not(None), ReviewRow.withdrawn_at.is_(None))
        .order_by(RoundRow.opens.desc(), NodeRow.name, RoundRow.id)
    )
    return tuple(
        ExtraStanding(
            unit=row.name,
            kind=ExtraKind(row.extra_kind or ""),
            reason=row.extra_reason or "",
            opens=row.opens,
            closes=row.closes,
            answered=row.answered,
            started=row.started_at is not None,
            handed_over=row.handed_over_at is not None,
            signed=row.signed_at is not None,
        )
        for row in rows
        if NodeId(row.id) in within
    )
