"""What a simulated year has left behind: the post as it lies there, and how far everything came, in counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, ReviewId, RoundId
from storage.tables.organisation import ContactRow, PersonRow
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import CauseRow
from storage.tables.reviews import MatterRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

UNSENT = ("pending", "retry", "sending")
_outbox = OutboxRow.__table__.c
NEXT_DUE = select(func.min(_outbox.due)).where(_outbox.state.in_(UNSENT), _outbox.lane.is_not(None))  # built once


def next_due(session: Session) -> datetime | None:
    """When the next message may go whose address is known; in the past, if it only waits for the limits."""
    due: datetime | None = session.scalar(NEXT_DUE)
    return due


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A message of the outbox, as it is at the end."""

    key: str
    kind: str
    state: str
    outcome: str | None
    has_address: bool
    due: datetime


def outbox(session: Session) -> list[Left]:
    rows = session.execute(
        select(
            OutboxRow.key, OutboxRow.kind, OutboxRow.state, OutboxRow.outcome, OutboxRow.lane, OutboxRow.due
        ).order_by(OutboxRow.id)
    )
    return [
        Left(key=key, kind=kind, state=state, outcome=outcome, has_address=lane is not None, due=due)
        for key, kind, state, outcome, lane, due in rows
    ]


def reviews(session: Session, of: RoundId) -> dict[NodeId, ReviewId]:
    """In which self-check of a round each node is answered for."""
    rows = session.execute(select(ReviewNodeRow.node_id, ReviewNodeRow.review_id).where(ReviewNodeRow.round_id == of))
    return {NodeId(node): ReviewId(review) for node, review in rows}


def counts(session: Session) -> dict[str, int]:
    """How far everything came: reviews, measures by state, matters by state, causes, people met."""
    alive = ReviewRow.withdrawn_at.is_(None)
    found = {
        "people": session.scalar(select(func.count()).select_from(PersonRow)) or 0,
        "people met": session.scalar(select(func.count()).select_from(ContactRow)) or 0,
        "reviews": session.scalar(select(func.count()).select_from(ReviewRow).where(alive)) or 0,
        "reviews begun": session.scalar(select(func.count(ReviewRow.started_at)).where(alive)) or 0,
        "reviews handed over": session.scalar(select(func.count(ReviewRow.handed_over_at)).where(alive)) or 0,
        "reviews signed": session.scalar(select(func.count(ReviewRow.signed_at)).where(alive)) or 0,
        "of them late": session.scalar(select(func.count(ReviewRow.late_reason)).where(alive)) or 0,
        "causes said": session.scalar(select(func.count(CauseRow.cause))) or 0,
    }
    for what, table in (("measures", MeasureRow), ("matters", MatterRow)):
        for state, number in session.execute(select(table.state, func.count()).group_by(table.state)):
            found[f"{what} {state}"] = number
    return found
