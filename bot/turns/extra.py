"""A turn about an extra follow-up: which units the person may start one for, what begins, and the card of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.turns.ways import Ways
from bot.turns.writing import Writing, write, writes
from dialogs.extra import follow_ups as extra_follow_ups
from dialogs.extra.changes import ExtraAsked, OfferAnswered
from dialogs.extra.events import Event as ExtraEvent
from dialogs.extra.follow_ups import ExtraState
from dialogs.extra.pages import ExtraStartedPage
from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.notices import NotUnderstood, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Refused, Turn
from dialogs.organisation.rules.organisation import line_of
from storage.extra import offers as extra_offers
from storage.extra import rounds as extra_rounds
from storage.organisation import own_units
from storage.organisation import tree as organisation
from storage.reviews.reading import load

MOST_UNITS = 40  # to choose from on a card


def take(session: Session, event: ExtraEvent, actor: Actor, ways: Ways) -> Turn:
    """Raises Refused."""
    state = _state(session, event, actor, ways.extra_weeks)
    turn = extra_follow_ups.respond(state, event, actor)
    for begun in write(turn, Writing(session=session, actor=actor, extra_weeks=ways.extra_weeks)):
        if begun is not None:
            turn = replace(turn, reply=Reply(page=begun))
    return turn


def _state(session: Session, event: ExtraEvent, actor: Actor, weeks: int) -> ExtraState:
    units = startable(session, actor.person.id, actor.today, event.node)
    state = ExtraState(units=units, weeks=weeks, offered=extra_offers.open_to(session, actor.person.id))
    node = extra_follow_ups.unit_of(event, state) or (units[0][0] if units else None)
    return replace(state, checklist=extra_rounds.checklist_at(session, node)) if node else state


def startable(
    session: Session, person: PersonId, today: date, named: NodeId | None = None
) -> tuple[tuple[NodeId, str], ...]:
    """The units that the person manages and those right below; one further down may be named."""
    nodes = organisation.nodes(session)
    managed = [node for node, _ in own_units.managed(session, person, today)]
    below = [node.id for node in nodes.values() if node.parent in managed]
    deeper = [named] if named and set(line_of(named, nodes)).intersection(managed) else []
    return tuple((one, nodes[one].name) for one in dict.fromkeys((*deeper, *managed, *below)))[:MOST_UNITS]


@writes
def answered(to: Writing, change: OfferAnswered) -> None:
    extra_offers.answered(to.session, change, to.actor.person.id, to.actor.now)


@writes
def begin(to: Writing, change: ExtraAsked) -> ExtraStartedPage:
    session, asked, actor, weeks = to.session, change, to.actor, to.extra_weeks
    started = extra_rounds.start(
        session, asked.node, asked.extra, asked.questions, now=actor.now, today=actor.today, weeks=weeks
    )
    review = load(session, started.review, actor.today)
    if review is None:
        raise Refused(Reply(page=RefusedPage(), notice=NotUnderstood()))
    return extra_follow_ups.started(review, actor, new=started.new)
