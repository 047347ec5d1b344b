"""The lines that channels get by themselves, of a week or a month: once for each, and in which thread.

A line belongs to a day: the first working day of its week or month. After an outage it comes later in the same week or
month, told from the facts of that day; never the one of the week before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import ConversationId, NodeId, ReviewId
from dialogs.ground.messages import MessageKind
from dialogs.reminders.messages import ReminderMessage
from dialogs.reviews.messages import ReviewMessage
from storage.delivery.outbox import Outgoing
from storage.organisation.contacts import Channel
from storage.reviews.rounds import YEARLY
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

THREADS = (ReviewMessage.SUMMARY, ReviewMessage.WEEKLY, ReminderMessage.MONTHLY)  # posts that a line may stand under


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line for one channel. `of` tells apart what one channel gets several of: the units that share it."""

    kind: MessageKind
    channel: Channel
    node: NodeId
    review: ReviewId | None  # the round's own, whose post it stands under
    mark: str
    of: str = ""

    @property
    def key(self) -> str:
        parts = (self.kind.value, *_about(self.review, self.channel.channel_id), self.of, self.mark)
        return ":".join(part for part in parts if part)


def _about(review: ReviewId | None, channel: str) -> tuple[str, str]:
    return (review.hex if review else "-", channel)


def was_linked(channel: Channel, day: date) -> bool:
    """A channel that is linked in the middle of a week begins with the next."""
    return channel.linked_at is None or channel.linked_at.date() <= day


def unsent(session: Session, lines: Iterable[Line]) -> list[Line]:
    """Those that are not in the outbox yet. One key, one post: the first one's."""
    once: dict[str, Line] = {}
    for line in lines:
        once.setdefault(line.key, line)
    known = _known(session, once)
    return [line for key, line in once.items() if key not in known]


def _known(session: Session, keys: Collection[str]) -> set[str]:
    wanted, found = list(keys), set[str]()
    for at in range(0, len(wanted), 1000):
        found.update(session.scalars(select(OutboxRow.key).where(OutboxRow.key.in_(wanted[at : at + 1000]))))
    return found


def outgoing(session: Session, lines: Collection[Line]) -> list[Outgoing]:
    """Each in the thread that it belongs to, if there is one."""
    begun = _threads(session, {_about(line.review, line.channel.channel_id) for line in lines})
    return [_outgoing(line, begun.get(_about(line.review, line.channel.channel_id))) for line in lines]


def _outgoing(line: Line, begun: ConversationId | None) -> Outgoing:
    subject: dict[str, object] = {"mark": line.mark, "node": line.node}
    if line.review is not None:
        subject["review"] = line.review.hex
    channel = line.channel
    if begun is None or not channel.service_url:
        return Outgoing(key=line.key, kind=line.kind.value, subject=subject, channel=channel.channel_id)
    return Outgoing(
        key=line.key,
        kind=line.kind.value,
        subject=subject,
        lane=begun,
        service_url=channel.service_url,
        tenant=channel.tenant,
    )


def in_threads(session: Session, posts: Sequence[tuple[Outgoing, Channel]]) -> list[Outgoing]:
    """What somebody's press posts about a level: each under the round's post in its channel, where there is one."""
    reviews = _newest_reviews(session, {channel.node for _, channel in posts})
    about = [_about(reviews.get(channel.node), channel.channel_id) for _, channel in posts]
    begun = _threads(session, set(about))
    return [_in_thread(post, channel, begun.get(of)) for (post, channel), of in zip(posts, about, strict=True)]


def _in_thread(post: Outgoing, channel: Channel, begun: ConversationId | None) -> Outgoing:
    if begun is None or not channel.service_url:
        return post
    return replace(post, channel=None, lane=begun, service_url=channel.service_url, tenant=channel.tenant)


def _newest_reviews(session: Session, nodes: Collection[NodeId]) -> dict[NodeId, ReviewId]:
    rows = session.execute(
        select(ReviewNodeRow.node_id, ReviewRow.id)
        .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(YEARLY, ReviewRow.withdrawn_at.is_(None), ReviewNodeRow.node_id.in_(nodes))
        .order_by(RoundRow.year, RoundRow.id)
    )
    return {NodeId(node): ReviewId(review) for node, review in rows}


def _threads(session: Session, wanted: Set[tuple[str, str]]) -> dict[tuple[str, str], ConversationId]:
    """Where the last post about each landed. One that found its thread gone has no place, so the next begins a new one.

    In one query for all: looking each one up by the beginning of its key took a region's Monday four minutes.
    """
    if not wanted:
        return {}
    posts = session.execute(
        select(OutboxRow.key, OutboxRow.state, OutboxRow.conversation_id)
        .where(OutboxRow.kind.in_([kind.value for kind in THREADS]), OutboxRow.state.in_(("sent", "dead")))
        .order_by(OutboxRow.id)
    )
    last: dict[tuple[str, str], ConversationId | None] = {}
    for key, state, conversation in posts:
        for about in wanted & set(_abouts(key)):
            last[about] = ConversationId(conversation) if state == "sent" and conversation else None
    return {about: thread for about, thread in last.items() if thread is not None}


def _abouts(key: str) -> Iterator[tuple[str, str]]:
    """What a key may be about: a channel's id has colons, and so has what follows it."""
    _, review, rest = key.split(":", 2)
    parts = rest.split(":")
    return ((review, ":".join(parts[:count])) for count in range(1, len(parts)))
