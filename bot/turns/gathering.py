"""What a turn needs beside the one thing that it is about: the person's other reviews, who may join, a channel's nodes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.teams.inbound import Received
from dialogs.ground.turn import Actor
from dialogs.home import desk
from dialogs.organisation.around import Around
from dialogs.organisation.facts import ChannelState
from dialogs.reviews import landing
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.reviews.events.entering import SaveParticipants, ShowParticipants
from dialogs.reviews.events.following_up import LiftMatter, PlanMeasure
from dialogs.reviews.rules.review import Review
from dialogs.sharing.events import Event as SharingEvent
from storage.home import desks
from storage.organisation import bodies, contacts, naming, outsiders, own_units, receivers
from storage.organisation import tree as organisation
from storage.reviews import joinable


def my_reviews(session: Session, actor: Actor) -> tuple[Review, ...]:
    """The most urgent first."""
    roles = organisation.roles_of(session, actor.person.id, actor.today)
    reviews = desks.my_reviews(session, actor.person.id, roles, actor.today)
    return tuple(sorted(reviews, key=lambda one: desk.URGENCY.index(landing.step(one, actor))))


def around(session: Session, event: ReviewEvent | SharingEvent, review: Review, actor: Actor) -> Around:
    """What this event needs beside the review. One that has become part of another has no units, and needs nothing."""
    if review.withdrawn:
        return Around()
    match event:
        case PlanMeasure():
            near, chosen = [node.id for node in review.nodes], event.who_found or event.who
            found = naming.accountable(session, near, review.candidates, chosen, event.who_name, actor.today)
            return Around(found=found, met_later=outsiders.met_later(session, found))
        case LiftMatter() if event.to or event.to_name:
            known = receivers.choices(session, review.nodes[0].id, actor.today)
            return Around(receivers=known, named=receivers.named(session, known, event.to, event.to_name, actor.today))
        case ShowParticipants() | SaveParticipants():
            return Around(joinable=joinable.joinable(session, review, actor.person.id, actor.today))
        case _ if review.participants is None and actor.person.id in review.managers:
            return Around(joinable=joinable.joinable(session, review, actor.person.id, actor.today))
        case _:
            return Around()


def channel_state(session: Session, received: Received, actor: Actor) -> ChannelState:
    channel = received.place.channel or ""
    linked = {one.node for one in contacts.links_of(session, channel) if one.purpose is contacts.Purpose.UNIT}
    names = organisation.nodes(session)
    managed = own_units.managed(session, actor.person.id, actor.today)
    return ChannelState(
        channel=channel,
        linked=tuple((node, names[node].name) for node in sorted(linked) if node in names),
        managed=managed,
        bodies=bodies.named(session, [node for node, _ in managed]),
        linked_bodies=bodies.in_channel(session, channel),
    )
