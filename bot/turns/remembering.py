"""Writing down what a turn changes beside the review: a language, a note, a channel, who answers together."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.teams.inbound import Received
from dialogs.ground.notices import NotUnderstood, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import (
    Actor,
    BodyLinked,
    CauseSaid,
    Change,
    ChannelLinked,
    LanguageChosen,
    MatterChanged,
    MatterLifted,
    MeasureAdded,
    MeasureChanged,
    NodesJoined,
    Noted,
    Refused,
    RiskNoted,
    Snoozed,
)
from dialogs.reviews.rules.review import Review
from storage.ground import notes
from storage.matters import writing as matters
from storage.organisation import bodies, contacts
from storage.organisation import tree as organisation
from storage.reminders import reminding
from storage.reviews import causes, joining


def change(session: Session, changes: tuple[Change, ...], actor: Actor, review: Review | None = None) -> None:
    """Writes down what a turn changes beside the review. `review` is what the units join."""
    for change in changes:
        match change:
            case LanguageChosen():
                organisation.choose_language(session, actor.person.id, change.language)
            case Noted():
                notes.note(
                    session,
                    change.review,
                    actor.person.id,
                    actor.now,
                    remind_on=change.remind_on,
                    not_mine=change.not_mine,
                )
            case NodesJoined() if review is not None:
                own = [review.home_of(actor.person.id).id]
                joined = [one.node for one in change.nodes]
                joining.join_nodes(session, review.id, review.round, joined, own, actor.now)
            case Snoozed():
                reminding.snooze(session, actor.person.id, change.until)
            case CauseSaid():
                causes.say(session, change.review, actor.person.id, change.cause, actor.now)
            case MatterLifted():
                matters.add(session, change.matter, change.review, actor.now)
            case (
                RiskNoted()
                | MatterChanged()
                | NodesJoined()
                | ChannelLinked()
                | BodyLinked()
                | MeasureChanged()
                | MeasureAdded()
            ):
                raise AssertionError(f"{type(change).__name__} does not belong here")


def link(session: Session, change: ChannelLinked | BodyLinked, received: Received, actor: Actor) -> None:
    place = received.place
    if place.team is None or place.channel is None:
        raise Refused(Reply(page=RefusedPage(), notice=NotUnderstood()))
    contacts.team_seen(session, place.team, received.caller.tenant, place.team_name, place.service_url, actor.now)
    if isinstance(change, BodyLinked):
        bodies.link(session, change.body, place.team, place.channel, place.channel_name, actor.person.id, actor.now)
        return
    contacts.link_channel(
        session,
        change.node,
        place.team,
        place.channel,
        contacts.Purpose.UNIT,
        place.channel_name,
        actor.person.id,
        actor.now,
    )
