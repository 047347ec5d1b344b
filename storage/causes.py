"""What stood in the way of reviews that were not done in time. Kept for each, told only as counts of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.rules.deadlines import Cause
from storage.tables.reminders import CauseRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow
from storage.upserts import upsert

FEW = 5  # so many or fewer are not shown: each could be guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """Empty when few have answered. `support` is how many have asked for help, shown only among many as well."""

    counts: Mapping[Cause, int] = field(default_factory=dict)
    support: int = 0


def say(session: Session, review: ReviewId, person: PersonId, cause: Cause | None, now: datetime) -> None:
    """`cause` None: support is wanted. Saying one keeps the other."""
    row = {
        "review_id": review,
        "person_id": person,
        "cause": cause.value if cause else None,
        "support_wanted": cause is None,
        "said_at": now,
    }
    upsert(session, "cause", [row], keep=("cause",) if cause is None else ("support_wanted",))


def causes(session: Session, round_id: RoundId, nodes: Collection[NodeId]) -> Causes:
    """Of the reviews of these nodes."""
    rows = session.execute(
        select(CauseRow.review_id, CauseRow.person_id, CauseRow.cause, CauseRow.support_wanted, ReviewNodeRow.node_id)
        .join(ReviewRow, ReviewRow.id == CauseRow.review_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .where(ReviewRow.round_id == round_id)
    )
    within = {(review, person): (cause, support) for review, person, cause, support, node in rows if node in nodes}
    said = [Cause(cause) for cause, _ in within.values() if cause]
    support = sum(wanted for _, wanted in within.values())
    return Causes(
        counts={cause: Counter(said)[cause] for cause in Cause} if len(said) > FEW else {},
        support=support if support > FEW else 0,
    )
