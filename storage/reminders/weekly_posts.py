"""Which channels get the week's line about the round: the unit's, and those of the bodies of every level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, ReviewId, RoundId
from dialogs.organisation.rules.organisation import Node, line_of
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.rules.windows import Window, window_of
from storage.levels.below import below
from storage.organisation import contacts
from storage.organisation import tree as organisation
from storage.organisation.contacts import Channel
from storage.reminders import channel_posts
from storage.reminders.channel_posts import Line
from storage.reviews.invitations import own_windows
from storage.reviews.rounds import YEARLY
from storage.tables.organisation import ChannelRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow


def mark(day: date) -> str:
    return "{}-w{:02}".format(*day.isocalendar()[:2])


def lines(session: Session, on: date, today: date) -> list[Line]:
    """One for each channel of a node whose window is open. `on` is the week's first working day."""
    nodes = organisation.nodes(session)
    channels: dict[NodeId, list[Channel]] = defaultdict(list)
    for channel in contacts.every_channel(session):
        if channel_posts.was_linked(channel, on):
            channels[channel.node].append(channel)
    open_ones = session.scalars(select(RoundRow).where(RoundRow.closed_at.is_(None), YEARLY))
    rounds = [of for of in open_ones if of.opened_at.date() <= on]
    return [line for of in rounds for line in _lines(session, of, nodes, channels, on, today)]


def _lines(
    session: Session,
    of: RoundRow,
    nodes: Mapping[NodeId, Node],
    channels: Mapping[NodeId, list[Channel]],
    on: date,
    today: date,
) -> list[Line]:
    windows, whole = own_windows(session, RoundId(of.id)), Window(opens=of.opens, closes=of.closes)
    found = []
    for node, review in _reviews(session, RoundId(of.id)):
        window = window_of(line_of(node, nodes), windows, whole)
        if not (window.is_open(on) and window.is_open(today)):
            continue
        for channel in channels.get(node, ()):
            found.append(Line(kind=ReviewMessage.WEEKLY, channel=channel, node=node, review=review, mark=mark(today)))
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


def counted_below(session: Session, node: NodeId, today: date) -> tuple[int, int] | None:
    """Signed, of those expected. None where there is nothing below."""
    expected = [one for one in below(session, [node], today) if not one.optional]
    return (sum(one.signed for one in expected), sum(one.expected for one in expected)) if expected else None
