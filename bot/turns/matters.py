"""A turn about matters: the lists, the form for lifting, and one matter with everybody whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import assert_never

from sqlalchemy.orm import Session

from bot.turns.ways import Ways
from bot.turns.writing import Writing, write, writes
from dialogs.ground.ids import MatterId, NodeId
from dialogs.ground.messages import Message
from dialogs.ground.notices import NotYours, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Refused, Turn
from dialogs.matters import letters as matter_letters
from dialogs.matters import lifting
from dialogs.matters import showing as matter_pages
from dialogs.matters import stepping as matters
from dialogs.matters.changes import MatterChanged
from dialogs.matters.events import (
    AnswerMatter,
    Lift,
    MergeMatters,
    PassOnMatter,
    ShowLift,
    ShowMatter,
    ShowMatters,
    TakeMatter,
    WithdrawMatter,
)
from dialogs.matters.events import Event as MatterEvent
from dialogs.matters.facts import LiftingFrom
from dialogs.matters.rules.matter import MatterAsk, MatterCase
from dialogs.measures.changes import MeasureChanged
from dialogs.organisation.around import Around
from dialogs.reviews.changes import MatterLifted
from dialogs.reviews.messages import MatterMessage
from dialogs.reviews.pages.answering import FollowUpPage
from dialogs.reviews.rules.review import Review
from storage.matters import liftings
from storage.matters import lists as matter_lists
from storage.matters import reading as matter_cases
from storage.matters import writing as kept
from storage.organisation import naming, receivers
from storage.organisation import tree as organisation
from storage.reviews.reading import load


def take(session: Session, event: MatterEvent, actor: Actor, _ways: Ways) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    match event:
        case ShowMatters():
            return lifting.lists(matter_lists.of_person(session, actor.person.id, actor.today))
        case ShowLift():
            source = _source(session, event, actor, event.node)
            return lifting.show(source, event, _around_lifting(session, source, None, None, actor.today), actor)
        case Lift():
            return _lift(session, event, actor)
        case ShowMatter() | TakeMatter() | AnswerMatter() | PassOnMatter() | MergeMatters() | WithdrawMatter():
            return _of_matter(session, event, actor)
        case _:
            assert_never(event)


# --- lifting


def _source(session: Session, event: ShowLift | Lift, actor: Actor, node: NodeId | None) -> LiftingFrom | None:
    me, today = actor.person.id, actor.today
    if event.measure is not None:
        return liftings.of_measure(session, me, event.measure, today)
    if event.review is not None:
        return liftings.of_question(session, me, event.review, event.question, today)
    return liftings.of_unit(session, me, node, today)


def _around_lifting(
    session: Session, source: LiftingFrom | None, to: str | None, to_name: str | None, today: date
) -> Around:
    if source is None:
        return Around()
    known = receivers.choices(session, source.node, today)
    return Around(receivers=known, named=receivers.named(session, known, to, to_name, today))


def _lift(session: Session, event: Lift, actor: Actor) -> Turn:
    source = _source(session, event, actor, NodeId(event.unit) if event.unit else event.node)
    around = _around_lifting(session, source, event.to, event.to_name, actor.today)
    turn = lifting.lift(source, event, around, actor)
    new = write(turn, Writing(session=session, actor=actor))
    lifted = next(one.matter for one in turn.changes if isinstance(one, MatterLifted))
    shown = _shown(session, turn, lifted.id, actor)
    return shown if any(new) else replace(shown, messages=())


@writes
def lift(to: Writing, change: MatterLifted) -> bool:
    """Whether it is new: the same press twice lifts one."""
    return kept.add(to.session, change.matter, change.review, to.actor.now)


@writes
def step(to: Writing, change: MatterChanged) -> None:
    """Raises MovedOn where somebody else was faster."""
    kept.save(to.session, change, to.actor.person.id, to.actor.now)


def _shown(session: Session, turn: Turn, matter: MatterId, actor: Actor) -> Turn:
    """As it is saved: with the step in its history, and the names of those who came into it."""
    case = matter_cases.case(session, matter, actor.today)
    if case is None:
        return turn
    return replace(turn, reply=replace(turn.reply, page=matter_pages.own(case, actor)))


def with_receivers(session: Session, reply: Reply, actor: Actor, review: Review | None = None) -> Reply:
    """The card of what follows an answer names those to whom it can be lifted, and what was lifted in other years."""
    page = reply.page
    if not isinstance(page, FollowUpPage) or page.question is None or page.proposing or page.editing:
        return reply
    review = review or load(session, page.review.id, actor.today, with_past=False)
    if review is None or not review.nodes:
        return reply
    nodes = [node.id for node in review.nodes]
    return replace(
        reply,
        page=replace(
            page,
            receivers=receivers.choices(session, nodes[0], actor.today),
            lifted_before=matter_lists.before(session, page.question, nodes, review.id),
        ),
    )


# --- one matter


def _of_matter(session: Session, event: matters.MatterStepEvent, actor: Actor) -> Turn:
    case = matter_cases.case(session, event.matter, actor.today)
    if case is None:  # said as to a stranger: nobody learns which ids there are
        raise Refused(Reply(page=RefusedPage(), notice=NotYours()))
    turn = matters.respond(case, event, actor, _around(session, event, case, actor))
    changes = [change for change in turn.changes if isinstance(change, MatterChanged)]
    write(turn, Writing(session=session, actor=actor))
    return _shown(session, turn, case.matter.id, actor) if changes else turn


def _around(session: Session, event: matters.MatterStepEvent, case: MatterCase, actor: Actor) -> Around:
    to, today = case.matter.to, actor.today
    match event:
        case TakeMatter():
            near = organisation.people_of(session, [to.node], today)
            ids, chosen = [one.id for one in near], event.who_found or event.who
            found = naming.accountable(session, [to.node], ids, chosen, event.who_name, today)
            return Around(candidates=near, found=found)
        case PassOnMatter():
            known = receivers.choices(session, to.node, today)
            return Around(receivers=known, named=receivers.named(session, known, event.to, event.to_name, today))
        case ShowMatter(ask=MatterAsk.TAKE):
            return Around(candidates=organisation.people_of(session, [to.node], today))
        case ShowMatter(ask=MatterAsk.HAND_ON):
            return Around(receivers=receivers.choices(session, to.node, today))
        case _:
            return Around()


# --- what came of it


def told_of(session: Session, change: MeasureChanged, actor: Actor) -> tuple[Message, ...]:
    """A measure that came of a matter is done, or has been looked at: those who lifted it get to know."""
    measure = change.after
    if change.step.value not in matter_letters.OUTCOMES:
        return ()
    cases = (matter_cases.case(session, one, actor.today) for one in matter_cases.that_led_to(session, measure.id))
    return tuple(
        Message(
            kind=MatterMessage.MATTER_MEASURE,
            mark=f"{change.step.value}:{measure.id.hex[:8]}:{measure.revision}",
            person=person,
            by=actor.person.id,
            matter=case.matter.id,
        )
        for case in cases
        if case is not None
        for person in case.lifters
        if person != actor.person.id
    )
