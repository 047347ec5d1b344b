"""Messages of a turn into the outbox: to a person, or to the channels of a node. And when: in working hours.

What somebody pressed in the evening reaches the others the next morning; so do the letters that nobody's press caused.
Replies to one's own press and edits of cards that are there already do not go through here, and do not wait.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.delivery import holidays_of
from dialogs.decisions.messages import DecisionMessage
from dialogs.ground.ids import NodeId
from dialogs.ground.messages import Message
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.organisation import contacts
from storage.organisation.contacts import Channel
from storage.reminders import channel_posts

MORNING = time(8, 0)  # when somebody wants to be reminded "on a day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When letters go. Quiet months hold for what nobody asked for; two who work in July hear from each other."""

    zone: ZoneInfo
    quiet_months: frozenset[int] = frozenset()
    any_time: bool = False

    def next_time(self, now: datetime, *, unasked: bool) -> datetime:
        if self.any_time:
            return now
        quiet = self.quiet_months if unasked else frozenset()
        return holidays_of.calendar(self.zone, quiet, now.astimezone(self.zone).date()).next_working_time(now)


def post(session: Session, messages: Iterable[Message], now: datetime, hours: Hours, *, unasked: bool = False) -> None:
    """`unasked`: the lookout found them, nobody pressed anything."""
    wanted = list(messages)
    if not wanted:
        return
    due = hours.next_time(now, unasked=unasked)
    to_people = [_to_person(one, due, hours) for one in wanted if one.node is None]
    outbox.put(session, [*to_people, *_to_channels(session, [one for one in wanted if one.node is not None], due)], now)


def _to_person(message: Message, due: datetime, hours: Hours) -> Outgoing:
    chosen = _on_the_day(message.not_before, hours) if message.not_before else due
    return Outgoing(
        key=message.key, kind=message.kind.value, subject=message.subject(), person=message.person, not_before=chosen
    )


def _on_the_day(day: date, hours: Hours) -> datetime:
    """In its morning; of a Sunday that somebody chose, in Monday's."""
    return hours.next_time(datetime.combine(day, MORNING, hours.zone), unasked=False)


def _to_channels(session: Session, messages: Sequence[Message], due: datetime) -> list[Outgoing]:
    """Every channel of the unit; one that serves several units of a joint review gets one post.

    An answer from above goes to the unit's bodies, too, in the thread of the round: all of them are looked up at once,
    because a region's decision reaches thousands.
    """
    if not messages:
        return []
    there: dict[NodeId, list[Channel]] = defaultdict(list)
    for channel in contacts.channels_of(session, {one.node for one in messages if one.node is not None}):
        there[channel.node].append(channel)
    posts: list[Outgoing] = []
    threaded: list[tuple[Outgoing, Channel]] = []
    for message in messages:
        for channel in there[message.node] if message.node is not None else ():
            if message.kind is DecisionMessage.FED_BACK:
                threaded.append((to_channel(message, channel, due), channel))
            elif channel.purpose is contacts.Purpose.UNIT:
                posts.append(to_channel(message, channel, due))
    return [*posts, *channel_posts.in_threads(session, threaded)]


def to_channel(message: Message, channel: Channel, due: datetime) -> Outgoing:
    return Outgoing(
        key=f"{message.kind.value}:{message.about}:{channel.channel_id}:{message.mark}",
        kind=message.kind.value,
        subject=message.subject(),
        channel=channel.channel_id,
        not_before=due,
    )
