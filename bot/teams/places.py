"""Where the bot is: installed, removed, teams and channels that come, change and go. Stored state, and the first hello."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.teams.inbound import (
    BotAdded,
    BotRemoved,
    ChannelChange,
    ChannelChanged,
    Inbound,
    Installed,
    Place,
    PlaceKind,
    Received,
    Removed,
    TeamChange,
    TeamChanged,
)
from dialogs.ground.ids import PersonId
from storage.delivery import outbox
from storage.organisation import contacts
from storage.organisation.contacts import Reach

TEAM_STATES = {
    TeamChange.RENAMED: Reach.REACHABLE,
    TeamChange.ARCHIVED: Reach.ARCHIVED,
    TeamChange.UNARCHIVED: Reach.REACHABLE,
    TeamChange.DELETED: Reach.DELETED,
    TeamChange.HARD_DELETED: Reach.DELETED,
    TeamChange.RESTORED: Reach.REACHABLE,
}
CHANNEL_STATES = {
    ChannelChange.CREATED: Reach.REACHABLE,
    ChannelChange.RENAMED: Reach.REACHABLE,
    ChannelChange.DELETED: Reach.DELETED,
    ChannelChange.RESTORED: Reach.REACHABLE,
}


def is_hello(what: Inbound, place: Place) -> bool:
    """Whether the bot says who it is. Teams tells of one installation twice; in a team or group chat once is enough."""
    match what:
        case Installed():
            return not what.upgrade
        case BotAdded():
            return place.kind is PlaceKind.PERSONAL
        case _:
            return False


def remember(session: Session, received: Received, now: datetime) -> None:
    """What an event says about a team or a channel."""
    place, what = received.place, received.what
    if place.team is None or place.kind is not PlaceKind.CHANNEL:
        return
    match what:
        case Removed() | BotRemoved():
            if not (isinstance(what, Removed) and what.upgrade):
                contacts.team_state(session, place.team, Reach.UNINSTALLED)
        case TeamChanged():
            contacts.team_seen(session, place.team, received.caller.tenant, place.team_name, place.service_url, now)
            contacts.team_state(session, place.team, TEAM_STATES[what.change])
            outbox.readdress(session, now)
        case ChannelChanged():
            _channel(session, place, what, now)
        case _:
            contacts.team_seen(session, place.team, received.caller.tenant, place.team_name, place.service_url, now)
            outbox.readdress(session, now)


def _channel(session: Session, place: Place, what: ChannelChanged, now: datetime) -> None:
    if place.channel is None:
        return
    contacts.channel_state(session, place.channel, CHANNEL_STATES[what.change])
    if place.channel_name:
        contacts.channel_named(session, place.channel, place.channel_name)
    outbox.readdress(session, now)


def removed(session: Session, person: PersonId) -> None:
    """The person has removed the app: what is for them waits until they are met again."""
    contacts.gone(session, person, Reach.UNINSTALLED)
    outbox.lost_address(session, person)
