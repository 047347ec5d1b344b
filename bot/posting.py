"""Messages of a turn into the outbox: to a person, to the channels of a node, or as an edit of a card."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from dialogs.ids import NodeId
from dialogs.messages import Message
from storage import contacts, outbox
from storage.outbox import Outgoing

MORNING = time(8, 0)  # when somebody wants to be reminded "on a day"


def post(session: Session, messages: Iterable[Message], now: datetime, zone: ZoneInfo) -> None:
    outgoing = [one for message in messages for one in _outgoing(session, message, zone)]
    outbox.put(session, outgoing, now)


def _outgoing(session: Session, message: Message, zone: ZoneInfo) -> list[Outgoing]:
    if message.node is not None:
        return _to_channels(session, message, message.node)
    due = datetime.combine(message.not_before, MORNING, zone) if message.not_before else None
    one = Outgoing(
        key=message.key, kind=message.kind.value, subject=message.subject(), person=message.person, not_before=due
    )
    return [one]


def _to_channels(session: Session, message: Message, node: NodeId) -> list[Outgoing]:
    """Every channel of the unit; one that serves several units of a joint review gets one post."""
    channels = contacts.channels_of(session, [node], contacts.Purpose.UNIT)
    return [
        Outgoing(
            key=f"{message.kind.value}:{message.about}:{channel.channel_id}:{message.mark}",
            kind=message.kind.value,
            subject=message.subject(),
            channel=channel.channel_id,
        )
        for channel in channels
    ]
