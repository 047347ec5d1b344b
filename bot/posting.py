"""Messages of a turn into the outbox: to a person, or to the channels of a node. And when: in working hours.

What somebody pressed in the evening reaches the others the next morning; so do the letters that nobody's press caused.
Replies to one's own press and edits of cards that are there already do not go through here, and do not wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import holidays_of
from dialogs.ids import NodeId
from dialogs.messages import Message
from storage import contacts, outbox
from storage.outbox import Outgoing

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
    outbox.put(session, [one for message in wanted for one in _outgoing(session, message, due, hours)], now)


def _outgoing(session: Session, message: Message, due: datetime, hours: Hours) -> list[Outgoing]:
    if message.node is not None:
        return _to_channels(session, message, message.node, due)
    chosen = _on_the_day(message.not_before, hours) if message.not_before else due
    one = Outgoing(
        key=message.key, kind=message.kind.value, subject=message.subject(), person=message.person, not_before=chosen
    )
    return [one]


def _on_the_day(day: date, hours: Hours) -> datetime:
    """In its morning; of a Sunday that somebody chose, in Monday's."""
    return hours.next_time(datetime.combine(day, MORNING, hours.zone), unasked=False)


def _to_channels(session: Session, message: Message, node: NodeId, due: datetime) -> list[Outgoing]:
    """Every channel of the unit; one that serves several units of a joint review gets one post."""
    channels = contacts.channels_of(session, [node], contacts.Purpose.UNIT)
    return [
        Outgoing(
            key=f"{message.kind.value}:{message.about}:{channel.channel_id}:{message.mark}",
            kind=message.kind.value,
            subject=message.subject(),
            channel=channel.channel_id,
            not_before=due,
        )
        for channel in channels
    ]
