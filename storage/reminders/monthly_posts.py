"""Which channels get the month's line about measures, and what is planned at their node and below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select, union
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, QuestionId, ReviewId
from dialogs.organisation.rules.organisation import Node, line_of
from dialogs.reminders import monthly
from dialogs.reminders.messages import ReminderMessage
from dialogs.reminders.monthly import InPlan
from dialogs.reminders.pages import MonthlyPage
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.standing import Facts
from storage.checklists.versions import checklist_of
from storage.measures.reading import NEWEST_CORE
from storage.organisation import contacts
from storage.organisation import tree as organisation
from storage.reminders import channel_posts
from storage.reminders.channel_posts import Line
from storage.reviews.rounds import YEARLY
from storage.tables.organisation import ChannelRow, NodeRow
from storage.tables.reviews import MeasureNodeRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundAdditionRow, RoundRow

OPEN = (MeasureState.PLANNED.value, MeasureState.CANNOT.value, MeasureState.DONE.value)
_measure, _review, _round = MeasureRow.__table__.c, ReviewRow.__table__.c, RoundRow.__table__.c
_covers, _node, _beside = ReviewNodeRow.__table__.c, NodeRow.__table__.c, MeasureNodeRow.__table__.c
# Where a measure belongs, as in a unit's plan: to every unit of its review, and where it was made to hold.
AT = union(
    select(_measure.id.label("measure"), _covers.node_id.label("node")).join_from(
        MeasureRow.__table__, ReviewNodeRow.__table__, _covers.review_id == _measure.review_id
    ),
    select(_measure.id, _measure.node_id).where(_measure.review_id.is_(None)),
    select(_beside.measure_id, _beside.node_id),
).subquery()
RUNNING = or_(_measure.review_id.is_(None), _review.signed_at.is_not(None))
SINCE = (
    select(AT.c.node, func.min(func.coalesce(_review.signed_at, _measure.created_at)).label("since"))
    .join_from(AT, MeasureRow.__table__, _measure.id == AT.c.measure)
    .outerjoin(ReviewRow.__table__, _review.id == _measure.review_id)
    .where(RUNNING, or_(_measure.state.in_(OPEN), _measure.controlled_at >= bindparam("closed_since")))
    .group_by(AT.c.node)
)
_top = select(_node.id).where(_node.id == bindparam("node")).cte("under", recursive=True)
UNDER = select(
    _top.union_all(
        select(_node.id)
        .join_from(NodeRow.__table__, _top, _node.parent_id == _top.c.id)
        .where(_node.ended_on.is_(None))
    ).c.id
)
PLANNED = (
    select(
        _measure.id,
        _measure.kind,
        _measure.state,
        _measure.what,
        _measure.due,
        _measure.done_at,
        _measure.controlled_at,
        _measure.question_id,
        _round.id.label("round"),
        _round.core_id,
        AT.c.node,
    )
    .join_from(AT, MeasureRow.__table__, _measure.id == AT.c.measure)
    .outerjoin(ReviewRow.__table__, _review.id == _measure.review_id)
    .outerjoin(RoundRow.__table__, _round.id == _review.round_id)
    .where(RUNNING, _measure.state.in_([one.value for one in monthly.COUNTED]), AT.c.node.in_(UNDER))
    .order_by(_measure.due, _measure.created_at, _measure.id)
)


def mark(day: date) -> str:
    return f"{day:%Y-%m}"


def lines(session: Session, on: date, today: date) -> list[Line]:
    """For each channel of a node that has a plan, itself or below. `on` is the month's first working day."""
    nodes, reviews = organisation.nodes(session), _reviews(session)
    since = _planned_since(session, nodes, today)
    return [
        Line(
            kind=ReminderMessage.MONTHLY,
            channel=channel,
            node=channel.node,
            review=reviews.get(channel.node),
            mark=mark(today),
            of=channel.node,
        )
        for channel in contacts.every_channel(session)
        if channel_posts.was_linked(channel, on) and channel.node in since and since[channel.node] <= on
    ]


def _reviews(session: Session) -> dict[NodeId, ReviewId]:
    """The newest yearly one of every node that has a channel."""
    rows = session.execute(
        select(ReviewNodeRow.node_id, ReviewRow.id)
        .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(
            YEARLY,
            ReviewRow.withdrawn_at.is_(None),
            ReviewNodeRow.node_id.in_(select(ChannelRow.node_id).where(ChannelRow.ended_on.is_(None))),
        )
        .order_by(RoundRow.year, RoundRow.id)
    )
    return {NodeId(node): ReviewId(review) for node, review in rows}


def _planned_since(session: Session, nodes: Mapping[NodeId, Node], today: date) -> dict[NodeId, date]:
    """Since when each node has had something to tell of, itself or below."""
    lately = datetime.combine(today - monthly.NEWS_FOR, time(), UTC)
    found: dict[NodeId, date] = {}
    for node, since in session.execute(SINCE, {"closed_since": lately}):
        for above in line_of(NodeId(node), nodes):
            found[above] = min(found.get(above, since.date()), since.date())
    return found


# --- what the line says


def page(session: Session, node: NodeId, today: date) -> MonthlyPage | None:
    """As things stand now; None when there is nothing to tell, or no such node any more."""
    nodes = organisation.nodes(session)
    if node not in nodes:
        return None
    own: dict[UUID, bool] = {}
    rows: dict[UUID, Any] = {}
    for row in session.execute(PLANNED, {"node": node}):
        rows.setdefault(row.id, row)
        own[row.id] = own.get(row.id, False) or row.node == node
    plan = [_in_plan(session, row, own=own[id_]) for id_, row in rows.items()]
    return monthly.page(nodes[node].name, plan, today, level=any(one.parent == node for one in nodes.values()))


def _in_plan(session: Session, row: Any, *, own: bool) -> InPlan:
    kind, state = MeasureKind(row.kind), MeasureState(row.state)
    closed = row.controlled_at or (row.done_at if kind is MeasureKind.PRESERVE else None)
    return InPlan(
        facts=Facts(kind=kind, state=state, due=row.due, done_at=row.done_at, running=True),
        what=row.what,
        closed_on=closed.date() if closed else None,
        named=own and state is MeasureState.PLANNED and not _is_sensitive(session, row),
    )


def _is_sensitive(session: Session, row: Any) -> bool:
    """As the summary has it. A question that is not in the checklist any more may have been sensitive."""
    if row.question_id is None:
        return False
    core = row.core_id or session.scalar(NEWEST_CORE)
    if core is None:
        return True
    additions = session.scalars(
        select(RoundAdditionRow.checklist_id)
        .where(RoundAdditionRow.round_id == row.round)
        .order_by(RoundAdditionRow.checklist_id)
    ).all()
    checklist, asked = checklist_of(session, core, additions), QuestionId(row.question_id)
    return asked not in checklist or checklist.question(asked).sensitive
