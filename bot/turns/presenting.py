"""A level's result for one of its bodies: posted in the body's channel, and noted as shown.

A channel has readers from everywhere, so what it shows is what somebody outside the line may see: few are left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.delivery import posting
from bot.delivery.posting import Hours
from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.decisions import showing as deciding_pages
from dialogs.decisions.events import PresentTo, ShowPresentation
from dialogs.decisions.messages import DecisionMessage
from dialogs.decisions.notices import AnalysisNotSent, DecisionLack, DecisionSaved, NotYourDecision
from dialogs.decisions.pages import PresentationPage
from dialogs.decisions.rules.deciding import DecidingTable
from dialogs.decisions.rules.decision import Body
from dialogs.ground.ids import BodyId
from dialogs.ground.messages import Message
from dialogs.ground.notices import Lacking, NotYours, Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.levels import showing as levels_pages
from dialogs.levels.rules.sight import Viewer
from storage.decisions import tables as decision_tables
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.levels import seeing
from storage.organisation import bodies
from storage.reminders import channel_posts

__all__ = ["body_of", "page", "show", "take"]


def take(session: Session, event: PresentTo, table: DecidingTable | None, actor: Actor, hours: Hours) -> Turn:
    """Of the level's manager. Raises Refused."""
    if table is None or not table.may_see(actor.person.id):
        raise refuse(RefusedPage(), NotYours())
    overview = deciding_pages.decisions(table, actor)
    if actor.person.id not in table.managers:
        raise refuse(overview, NotYourDecision(managers=tuple(table.name(one) for one in table.managers)))
    if table.analysis is None or table.analysis.stage is AnalysisStage.DRAFTING:
        raise refuse(overview, AnalysisNotSent())
    body = body_of(table, event.body, event.to)
    if body is None:
        raise refuse(overview, Lacking(what=(DecisionLack.BODY,), typed=event.to or ""))
    posts = _posts(session, table, body, actor, hours)
    if not posts:
        raise refuse(overview, Lacking(what=(DecisionLack.NO_CHANNEL,)))
    outbox.put(session, posts, actor.now)
    meeting = deciding_pages.next_meeting(body, actor.today)
    bodies.presented(session, body.id, meeting.on if meeting else actor.today, table.round, actor.now)
    after = decision_tables.of_reader(session, table.node.id, table.year, actor.person.id, actor.today) or table
    notice = SavedThing(what=DecisionSaved.PRESENTED, at=actor.now, by=actor.person.name)
    return Turn(reply=Reply(page=deciding_pages.decisions(after, actor), notice=notice), posted=True)


def show(session: Session, event: ShowPresentation, table: DecidingTable | None, actor: Actor, few: int) -> Turn:
    """What the body will see, to whoever may see its decisions. Raises Refused."""
    if table is None or not table.may_see(actor.person.id):
        raise refuse(RefusedPage(), NotYours())
    body = body_of(table, event.body, event.to)
    seen = page(session, table, body, actor.today, few) if body else None
    if body is None or seen is None:
        raise refuse(deciding_pages.decisions(table, actor), Lacking(what=(DecisionLack.BODY,), typed=event.to or ""))
    has_channel = bool(bodies.channels(session, body))
    ways = deciding_pages.presentation_ways(table, body, actor, has_channel=has_channel)
    return shown(replace(seen, ways=ways))


def body_of(table: DecidingTable, id_: BodyId | None, typed: str | None) -> Body | None:
    """By its id or its name; unsaid, where the level has one only."""
    if id_ is not None:
        return next((one for one in table.bodies if one.id == id_), None)
    if typed:
        return table.body(typed)
    return table.bodies[0] if len(table.bodies) == 1 else None


def _posts(session: Session, table: DecidingTable, body: Body, actor: Actor, hours: Hours) -> list[Outgoing]:
    """What has changed since the last showing is a new post; the same press twice is one."""
    if table.analysis is None:
        return []
    message = Message(
        kind=DecisionMessage.PRESENTATION,
        mark=f"{body.id}:{table.year}:{table.analysis.mark}",
        node=table.node.id,
        unit=table.node.id,
        analysis=table.analysis.id,
        by=actor.person.id,
    )
    due = hours.next_time(actor.now, unasked=False)
    return channel_posts.in_threads(
        session, [(posting.to_channel(message, channel, due), channel) for channel in bodies.channels(session, body)]
    )


def page(session: Session, table: DecidingTable, body: Body, today: date, few: int) -> PresentationPage | None:
    """None where there is no such level in that year."""
    outside = Viewer(coordinates=frozenset({table.node.id}))
    wanted = seeing.Wanted(node=table.node.id, year=table.year)
    seen = seeing.seen_by(session, wanted, outside, today, few)
    return deciding_pages.presentation(table, body, levels_pages.result(seen), today) if seen else None
