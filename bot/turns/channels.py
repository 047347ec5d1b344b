"""What a turn in a channel changes: which unit or body it belongs to."""

from __future__ import annotations

from bot.turns.writing import Writing, writes
from dialogs.ground.notices import NotUnderstood, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Refused
from dialogs.organisation.changes import BodyLinked, Change
from storage.organisation import bodies, contacts


@writes
def link(to: Writing, change: Change) -> None:
    """Raises Refused where Teams does not say which team the channel is of."""
    session, actor, received = to.session, to.actor, to.received
    place = received.place if received else None
    if received is None or place is None or place.team is None or place.channel is None:
        raise Refused(Reply(page=RefusedPage(), notice=NotUnderstood()))
    contacts.team_seen(session, place.team, received.caller.tenant, place.team_name, place.service_url, actor.now)
    me, now, name = actor.person.id, actor.now, place.channel_name
    if isinstance(change, BodyLinked):
        bodies.link(session, change.body, place.team, place.channel, name, me, now)
    else:
        contacts.link_channel(session, change.node, place.team, place.channel, contacts.Purpose.UNIT, name, me, now)
