"""Which channels get the week's line about the round, and in which thread: replies to the first one, not new posts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ids import ConversationId, NodeId, ReviewId, RoundId
from dialogs.messages import MessageKind
from dialogs.rules.organisation import line_of
from dialogs.rules.windows import Window, window_of
from storage import contacts, organisation
from storage.contacts import Channel
from storage.invitations import own_windows
from storage.levels_below import below
from storage.outbox import Outgoing
from storage.tables.organisation import ChannelRow
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

KIND = MessageKind.WEEKLY.value


def due(session: Session, today: date) -> list[Outgoing]:
    """One for each channel of a node whose window is open; the unit's, and those of the bodies of every level."""
    nodes = organisation.nodes(session)
    week = "{}-w{:02}".format(*today.isocalendar()[:2])
    found = []
    for of in session.scalars(select(RoundRow).where(RoundRow.closed_at.is_(None))):
        windows, whole = own_windows(session, RoundId(of.id)), Window(opens=of.opens, closes=of.closes)
        for node, review in _reviews(session, RoundId(of.id)):
            if not window_of(line_of(node, nodes), windows, whole).is_open(today):
                continue
            for channel in contacts.channels_of(session, [node]):
                found.append(_outgoing(session, review, node, channel, week))
    return found


def _reviews(session: Session, round_id: RoundId) -> list[tuple[NodeId, ReviewId]]:
    """Only of nodes that have a channel."""
    rows = session.execute(
        select(ReviewNodeRow.node_id, ReviewRow.id)
        .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
        .where(
            ReviewNodeRow.round_id == round_id,
            ReviewRow.withdrawn_at.is_(None),
            ReviewNodeRow.node_id.in_(select(ChannelRow.node_id).where(ChannelRow.ended_on.is_(None))),
        )
        .order_by(ReviewNodeRow.node_id)
    )
    return [(NodeId(node), ReviewId(review)) for node, review in rows]


def _outgoing(session: Session, review: ReviewId, node: NodeId, channel: Channel, week: str) -> Outgoing:
    thread = f"{KIND}:{review.hex}:{channel.channel_id}:"
    begun = _thread(session, thread) if channel.service_url else None
    subject: dict[str, object] = {"review": review.hex, "mark": week, "node": node}
    if begun is None:
        return Outgoing(key=thread + week, kind=KIND, subject=subject, channel=channel.channel_id)
    return Outgoing(
        key=thread + week,
        kind=KIND,
        subject=subject,
        lane=begun,
        service_url=channel.service_url,
        tenant=channel.tenant,
    )


def _thread(session: Session, prefix: str) -> ConversationId | None:
    """Where the last one landed. One that found its thread gone has no place, so the next begins a new thread."""
    last = session.execute(
        select(OutboxRow.state, OutboxRow.conversation_id)
        .where(OutboxRow.key.startswith(prefix, autoescape=True), OutboxRow.kind == KIND)
        .order_by(OutboxRow.id.desc())
        .limit(1)
    ).one_or_none()
    return ConversationId(last.conversation_id) if last and last.state == "sent" and last.conversation_id else None


def counted_below(session: Session, node: NodeId) -> tuple[int, int] | None:
    """Signed, of those expected. None where there is nothing below."""
    expected = [one for one in below(session, [node]) if not one.optional]
    return (sum(one.signed for one in expected), sum(one.expected for one in expected)) if expected else None
