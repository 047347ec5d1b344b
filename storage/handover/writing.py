"""The writing of a take-over: moves what a unit that has ended left open to the one that takes over. Its history stays.

Measures get a step that says so. A follow-up that was begun goes on as one with the new unit's, where that one has not
been begun; else it ends, its answers kept, and what it had planned goes on by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, NodeId, PersonId, ReviewId, RoundId
from dialogs.matters.changes import MatterChanged
from dialogs.matters.rules.matter import MatterCase
from dialogs.matters.rules.matter import StepKind as MatterStep
from dialogs.measures.rules.measure import StepKind
from dialogs.organisation.rules.receivers import Receiver, ReceiverRole
from dialogs.reviews.rules.review import MeasureState
from storage.ground.plain import plain
from storage.handover.leavers import IS_OPEN, UNANSWERED
from storage.matters import reading as matter_cases
from storage.matters import writing as matters
from storage.reviews import joining
from storage.reviews.rounds import review_of
from storage.reviews.rows import MEASURES
from storage.tables import Table
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AuditRow, MatterRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

_measure = MeasureRow.__table__.c
_measures_table, _steps_table = Table.metadata.tables["measure"], Table.metadata.tables["measure_history"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    measures: int = 0
    matters: int = 0
    joined: tuple[ReviewId, ...] = ()  # follow-ups that the new unit goes on with
    ended: int = 0  # follow-ups that ended, because the new unit had begun its own


def take_over(session: Session, node: NodeId, to: NodeId, by: PersonId, now: datetime, today: date) -> Moved:
    """Everything open, in the caller's transaction."""
    name = session.scalar(select(NodeRow.name).where(NodeRow.id == node)) or node
    joined, ended = _reviews(session, node, to, now)
    measures = _measures(session, node, to, name, by, now)
    answered = _matters(session, node, to, name, by, now, today)
    session.add(AuditRow(at=now, person_id=by, tag="node:taken_over", subject=f"{node} {to}"))
    session.flush()
    return Moved(measures=measures, matters=answered, joined=joined, ended=ended)


# --- follow-ups


def _reviews(session: Session, node: NodeId, to: NodeId, now: datetime) -> tuple[tuple[ReviewId, ...], int]:
    rows = session.execute(
        select(ReviewRow.id, ReviewRow.round_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .where(ReviewNodeRow.node_id == node, ReviewRow.signed_at.is_(None), ReviewRow.withdrawn_at.is_(None))
        .order_by(ReviewRow.id)
    ).all()
    joined, ended = [], 0
    for row in rows:
        review, round_id = ReviewId(row.id), RoundId(row.round_id)
        if _has_others(session, review):
            continue  # a joint one goes on with those who are still there
        own = review_of(session, round_id, to)
        was_begun = bool(joining.begun(session, [review]))
        if was_begun and (own is None or not joining.begun(session, [own])):
            _join(session, review, round_id, node, to, own, now)
            joined.append(review)
        else:
            _end(session, review, now)
            ended += was_begun
    return tuple(joined), ended


def _has_others(session: Session, review: ReviewId) -> bool:
    live = (
        select(NodeRow.id)
        .join(ReviewNodeRow, ReviewNodeRow.node_id == NodeRow.id)
        .where(ReviewNodeRow.review_id == review, NodeRow.ended_on.is_(None))
    )
    return session.scalar(live.limit(1)) is not None


def _join(
    session: Session, review: ReviewId, round_id: RoundId, node: NodeId, to: NodeId, own: ReviewId | None, now: datetime
) -> None:
    """The new unit answers in it from now on; its own, which nobody had begun, is withdrawn as when units join."""
    joining.one_at_a_time(session, round_id)
    if own is None:
        session.execute(insert(ReviewNodeRow).values(review_id=review, node_id=to, round_id=round_id))
    else:
        covered = session.scalars(select(ReviewNodeRow.node_id).where(ReviewNodeRow.review_id == review)).all()
        joining.join_nodes(session, review, round_id, [to], [NodeId(one) for one in covered], now)
    revised = update(ReviewRow).where(ReviewRow.id == review).values(revision=ReviewRow.revision + 1)
    session.execute(revised.execution_options(synchronize_session=False))
    moved = update(MeasureRow).where(MeasureRow.review_id == review, MeasureRow.node_id == node).values(node_id=to)
    session.execute(moved.execution_options(synchronize_session=False))  # the plan's: no step of their own


def _end(session: Session, review: ReviewId, now: datetime) -> None:
    """Its answers are kept. What it had planned becomes measures on their own, and goes on with the others."""
    ended = update(ReviewRow).where(ReviewRow.id == review, ReviewRow.withdrawn_at.is_(None))
    session.execute(
        ended.values(withdrawn_at=now, revision=ReviewRow.revision + 1).execution_options(synchronize_session=False)
    )
    planned = update(MeasureRow).where(MeasureRow.review_id == review, MeasureRow.state == MeasureState.PLANNED.value)
    session.execute(planned.values(review_id=None).execution_options(synchronize_session=False))


# --- measures and matters


def _measures(session: Session, node: NodeId, to: NodeId, name: str, by: PersonId, now: datetime) -> int:
    rows = session.execute(
        MEASURES.select(_measure.review_id).where(_measure.node_id == node, IS_OPEN).order_by(_measure.created_at)
    ).all()
    for row in rows:
        before = MEASURES.read(row)
        after = replace(before, node=to, revision=before.revision + 1)
        values = {"node_id": after.node, "revision": after.revision}
        session.execute(update(_measures_table).where(_measure.id == before.id).values(values))
        step = {
            "measure_id": after.id,
            "review_id": row.review_id,
            "revision": after.revision,
            "step": StepKind.TAKEN_OVER.value,
            "note": name,
            "before": plain(before),
            "after": plain(after),
            "person_id": by,
            "at": now,
        }
        session.execute(insert(_steps_table).values(step))
    return len(rows)


def _matters(session: Session, node: NodeId, to: NodeId, name: str, by: PersonId, now: datetime, today: date) -> int:
    """Those that wait for its manager are passed on; of those that it lifted the answer comes to the new unit."""
    waiting = session.scalars(
        select(MatterRow.id)
        .where(MatterRow.to_node_id == node, MatterRow.to_role == "manager", MatterRow.state == UNANSWERED)
        .order_by(MatterRow.lifted_at, MatterRow.id)
    ).all()
    for case in _cases(session, waiting, today):
        receiver = Receiver(node=to, role=ReceiverRole.MANAGER)
        after = replace(case.matter, to=receiver, revision=case.matter.revision + 1)
        change = MatterChanged(before=case, after=after, step=MatterStep.PASSED_ON, note=name)
        matters.save(session, change, by, now)
    lifted = update(MatterRow).where(MatterRow.from_node_id == node, MatterRow.state.in_((UNANSWERED, "taken")))
    session.execute(lifted.values(from_node_id=to).execution_options(synchronize_session=False))
    return len(waiting)


def _cases(session: Session, ids: Iterable[UUID], today: date) -> Iterable[MatterCase]:
    return [one for id_ in ids if (one := matter_cases.case(session, MatterId(id_), today)) is not None]
