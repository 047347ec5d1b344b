"""An extra follow-up of one node (14 § allmänna råd): a round of its own, with the newest yearly round's checklist.

It asks all of the questions or some of them, opens on the day it is started, and is open for some weeks. Everything that
means the year's round leaves it out (`storage.reviews.rounds.YEARLY`); desks, invitations, reminders and letters know it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import NodeId, QuestionId, ReviewId, RoundId
from dialogs.reviews.rules.extra import Extra, ExtraKind
from storage.checklists.versions import additions_of_round, checklist_of
from storage.organisation.tree import line
from storage.reviews.rounds import YEARLY, RoundError
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AuditRow
from storage.tables.rounds import ReviewRow, RoundAdditionRow, RoundRow
from storage.upserts import upsert

STARTED = UUID("5d0c2b5e-6a5b-4d0c-9d5e-0b8f4a7a3c11")  # the namespace of their ids: two presses give one id


class NoYearlyRound(RoundError):
    """An extra follow-up asks what the yearly one asked, and there has been none."""

    def __init__(self) -> None:
        super().__init__("there has been no yearly round: an extra follow-up takes its checklist")


class NoNode(RoundError):
    def __init__(self, node: NodeId) -> None:
        super().__init__(f"there is no node {node}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """`new` is False where the same had been started already: a second press, or a colleague was faster."""

    review: ReviewId
    closes: date
    new: bool


def checklist_at(session: Session, node: NodeId) -> Checklist | None:
    """What an extra follow-up of this node would ask: the newest yearly round's, as that node meets it."""
    yearly = _newest(session)
    if yearly is None:
        return None
    additions = additions_of_round(session, RoundId(yearly.id), line(session, node))
    return checklist_of(session, yearly.core_id, [one.id for one in additions])


def start(
    session: Session,
    node: NodeId,
    extra: Extra,
    questions: Sequence[QuestionId] | None,
    *,
    now: datetime,
    today: date,
    weeks: int,
) -> Started:
    """Raises NoYearlyRound, and NoNode for a node that there is not (any more)."""
    yearly, of = _newest(session), session.get(NodeRow, node)
    if of is None or of.ended_on is not None:
        raise NoNode(node)
    if yearly is None:
        raise NoYearlyRound
    known = _under_way(session, node, extra.kind, today)
    if known is not None:
        return known
    id_ = uuid5(STARTED, f"{node}|{extra.kind}|{today}")
    already = session.get(RoundRow, id_)
    if already is not None:  # signed, and started anew on the same day
        return Started(review=ReviewId(uuid5(id_, "review")), closes=already.closes, new=False)
    return _started(session, RoundId(id_), yearly, node, extra, questions, now, today, weeks)


def _newest(session: Session) -> RoundRow | None:
    return session.scalars(
        select(RoundRow).where(YEARLY).order_by(RoundRow.year.desc(), RoundRow.checklist_id).limit(1)
    ).one_or_none()


def _under_way(session: Session, node: NodeId, kind: ExtraKind, today: date) -> Started | None:
    row = session.execute(
        select(ReviewRow.id, RoundRow.closes)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(
            RoundRow.extra_node_id == node,
            RoundRow.extra_kind == kind.value,
            RoundRow.closes >= today,
            RoundRow.closed_at.is_(None),
            ReviewRow.signed_at.is_(None),
        )
        .order_by(RoundRow.opened_at)
        .limit(1)
    ).one_or_none()
    return Started(review=ReviewId(row.id), closes=row.closes, new=False) if row else None


def _started(
    session: Session,
    id_: RoundId,
    yearly: RoundRow,
    node: NodeId,
    extra: Extra,
    questions: Sequence[QuestionId] | None,
    now: datetime,
    today: date,
    weeks: int,
) -> Started:
    """Written so that two processes that start the same at once make one."""
    review, closes = ReviewId(uuid5(id_, "review")), today + timedelta(weeks=weeks)
    row = {
        "id": id_,
        "year": yearly.year,
        "checklist_id": yearly.checklist_id,
        "core_id": yearly.core_id,
        "opens": today,
        "closes": closes,
        "opened_at": now,
        "extra_kind": extra.kind.value,
        "extra_reason": extra.reason,
        "extra_node_id": node,
        "extra_by": extra.by,
        "extra_questions": list(questions) if questions is not None else None,
    }
    upsert(session, "round", [row], keep=tuple(row))
    frozen = session.scalars(select(RoundAdditionRow.checklist_id).where(RoundAdditionRow.round_id == yearly.id)).all()
    upsert(session, "round_addition", [{"round_id": id_, "checklist_id": one} for one in frozen])
    upsert(session, "review", [{"id": review, "round_id": id_}], keep=("round_id",))
    upsert(session, "review_node", [{"review_id": review, "node_id": node, "round_id": id_}], keep=("round_id",))
    subject = f"{node} {extra.kind}"
    session.execute(insert(AuditRow).values(at=now, person_id=extra.by, tag="extra:started", subject=subject))
    return Started(review=review, closes=closes, new=True)
