"""Whom to invite: every manager of a review whose window is open, who has not been invited to it yet."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.ground.messages import Message
from dialogs.organisation.rules.organisation import RoleKind, line_of
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.rules.windows import Window, window_of
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow, RoleRow
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow, RoundWindowRow

INVITED = (RoleKind.MANAGER.value, RoleKind.STAND_IN.value)


def due(session: Session, today: date) -> tuple[Message, ...]:
    """A new manager of a review that is under way is invited, too; one who is done hears nothing."""
    found = []
    nodes = organisation.nodes(session)
    for round_row in session.scalars(select(RoundRow).where(RoundRow.closed_at.is_(None))):
        # An extra follow-up has its own weeks, whatever window its unit has for the year's.
        windows = {} if round_row.extra_kind else own_windows(session, RoundId(round_row.id))
        whole = Window(opens=round_row.opens, closes=round_row.closes)
        for review, node, person in _unanswered(session, round_row, today):
            if window_of(line_of(node, nodes), windows, whole).is_open(today):
                found.append(Message(kind=ReviewMessage.INVITATION, review=review, mark="opens", person=person))
    known = set(session.scalars(select(OutboxRow.key).where(OutboxRow.kind == ReviewMessage.INVITATION.value)))
    new = {message.key: message for message in found if message.key not in known}
    return tuple(new.values())


def own_windows(session: Session, round_id: RoundId) -> dict[NodeId, Window]:
    """The organisation's own windows, and over them the round's."""
    own = session.execute(
        select(NodeRow.id, NodeRow.opens, NodeRow.closes).where(NodeRow.opens.is_not(None), NodeRow.closes.is_not(None))
    )
    windows = {NodeId(id_): Window(opens=opens, closes=closes) for id_, opens, closes in own if opens and closes}
    of_round = session.execute(
        select(RoundWindowRow.node_id, RoundWindowRow.opens, RoundWindowRow.closes).where(
            RoundWindowRow.round_id == round_id
        )
    )
    return windows | {NodeId(id_): Window(opens=opens, closes=closes) for id_, opens, closes in of_round}


def _unanswered(session: Session, round_row: RoundRow, today: date) -> list[tuple[ReviewId, NodeId, PersonId]]:
    rows = session.execute(
        select(ReviewRow.id, ReviewNodeRow.node_id, RoleRow.person_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .join(RoleRow, RoleRow.node_id == ReviewNodeRow.node_id)
        .where(
            ReviewRow.round_id == round_row.id,
            ReviewRow.withdrawn_at.is_(None),
            ReviewRow.handed_over_at.is_(None),
            RoleRow.kind.in_(INVITED),
            or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= today),
            or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today),
        )
        .order_by(ReviewNodeRow.node_id, RoleRow.id)
    )
    return [(ReviewId(review), NodeId(node), PersonId(person)) for review, node, person in rows]
