"""What is done with a measure that runs: done, whether it helped, another day, another person, or why not.

The accountable person and the manager do it; the safety representative reads, and is told when day or person changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never
from uuid import uuid5

from dialogs.ground.dates import read_day
from dialogs.ground.ids import MatterId, MeasureId
from dialogs.ground.messages import Message
from dialogs.ground.notices import CommonLack, Lack, Lacking, Reply, SavedThing
from dialogs.ground.turn import Actor, Turn, refuse
from dialogs.measures import arranging
from dialogs.measures import guard as measure_guard
from dialogs.measures import showing as measure_pages
from dialogs.measures.events import (
    ArrangeMeasure,
    CannotMeasure,
    CompleteMeasure,
    ControlMeasure,
    DropMeasure,
    HandOnMeasure,
    NotEnough,
    PostponeMeasure,
    ShowMeasure,
    TakeInMeasure,
)
from dialogs.measures.events import OfOne as MeasureEvent
from dialogs.measures.guard import SHORTEST, Typed
from dialogs.measures.notices import MeasureSaved, NotYourMeasure
from dialogs.measures.rules.measure import MeasureAsk, MeasureCase, StepKind
from dialogs.measures.steps import again, concerned, stepped, to_people
from dialogs.organisation import naming
from dialogs.organisation.around import Around
from dialogs.organisation.naming import Named
from dialogs.reviews import asked as measure_asked
from dialogs.reviews.messages import MatterMessage, MeasureMessage
from dialogs.reviews.notices import ReviewSaved
from dialogs.reviews.pages.answering import Draft
from dialogs.reviews.rules.review import Matter, Measure, MeasureState

OPEN = (MeasureState.PLANNED, MeasureState.CANNOT)


def respond(case: MeasureCase, event: MeasureEvent, actor: Actor, around: Around) -> Turn:
    """Raises Refused, which carries today's card and the reason."""
    measure_guard.may_see(case, actor)
    match event:
        case ShowMeasure():
            page = measure_pages.own(case, actor, event.ask)
            back = (event.review, event.question) if event.review and event.question else None
            return Turn(reply=Reply(page=replace(page, back=back)))
        case CompleteMeasure():
            return _complete(case, event, actor)
        case ControlMeasure():
            return _control(case, event, actor)
        case NotEnough():
            return _not_enough(case, event, actor, around)
        case PostponeMeasure():
            return _postpone(case, event, actor)
        case CannotMeasure():
            return _cannot(case, event, actor)
        case DropMeasure():
            return _drop(case, event, actor)
        case HandOnMeasure():
            return _hand_on(case, event, actor, around)
        case TakeInMeasure():
            return arranging.take_in(case, event, actor, around)
        case ArrangeMeasure():
            return arranging.arrange(case, event, actor)
        case _:
            assert_never(event)


# --- what each does


def _complete(case: MeasureCase, event: CompleteMeasure, actor: Actor) -> Turn:
    what = (event.what or "").strip()
    form = Typed(draft=Draft(what=what))
    measure_guard.may_act(case, actor)
    measure = case.measure
    if measure.state is MeasureState.DONE and measure.done_what == what:
        return again(case, actor, MeasureSaved.MEASURE_DONE)
    measure_guard.allowed(case, actor, event.revision, form, *OPEN)
    measure_guard.long_enough(case, actor, form, what, CommonLack.DONE_WHAT)
    done = replace(measure, state=MeasureState.DONE, done_at=actor.now, done_what=what, reason=None)
    return stepped(case, actor, done, StepKind.COMPLETED, what, MeasureSaved.MEASURE_DONE)


def _control(case: MeasureCase, event: ControlMeasure, actor: Actor) -> Turn:
    note = (event.note or "").strip()
    measure_guard.may_act(case, actor)
    if not event.helped:
        measure_guard.allowed(case, actor, event.revision, Typed(why=note), MeasureState.DONE)
        return Turn(reply=Reply(page=Typed(ask=MeasureAsk.NOT_ENOUGH, why=note).page(case, actor)))
    if case.measure.state is MeasureState.CONTROLLED and case.measure.control_note == note:
        return again(case, actor, MeasureSaved.MEASURE_HELPED)
    measure_guard.allowed(case, actor, event.revision, Typed(why=note), MeasureState.DONE)
    seen = _controlled(case, actor, MeasureState.CONTROLLED, note)
    return stepped(case, actor, seen, StepKind.HELPED, note, MeasureSaved.MEASURE_HELPED)


def _controlled(case: MeasureCase, actor: Actor, state: MeasureState, note: str) -> Measure:
    return replace(case.measure, state=state, controlled_at=actor.now, controlled_by=actor.person.id, control_note=note)


def _not_enough(case: MeasureCase, event: NotEnough, actor: Actor, around: Around) -> Turn:
    """Closed only by what comes after it: a measure of its own, linked."""
    what, note = (event.what or "").strip(), (event.note or "").strip()
    draft = Draft(what=what, due=event.due or "", who=event.who or "", who_name=event.who_name or "")
    form = Typed(ask=MeasureAsk.NOT_ENOUGH, draft=draft, why=note)
    measure_guard.may_act(case, actor)
    known = case.followed_by
    if known is not None and known.what == what:
        return again(case, actor, MeasureSaved.MEASURE_FOLLOWED)
    measure_guard.allowed(case, actor, event.revision, form, MeasureState.DONE)
    asked = measure_asked.read(event, case.home.candidates, actor, around)
    lacks = ([CommonLack.WHAT] if len(what) < SHORTEST else []) + list(asked.lacks)
    if lacks:
        raise refuse(form.page(case, actor), measure_guard.lacking(lacks, event.who_name, around))
    accountable = asked.who or actor.person.id
    follower = _follower(case, actor, what)
    follower = replace(follower, due=asked.due, accountable=accountable)
    insufficient = _controlled(case, actor, MeasureState.INSUFFICIENT, note)
    told = to_people(case, (accountable,), MeasureMessage.MEASURE_ASKED, actor, measure=follower.id, mark="asked")
    saved = SavedThing(
        what=MeasureSaved.MEASURE_FOLLOWED,
        at=actor.now,
        by=actor.person.name,
        met_later=measure_asked.met_later(accountable, around),
    )
    return stepped(case, actor, insufficient, StepKind.NOT_ENOUGH, note, saved, messages=told, also=follower)


def _follower(case: MeasureCase, actor: Actor, what: str) -> Measure:
    """One press, one measure: its id follows from the one before it."""
    measure = case.measure
    return Measure(
        id=MeasureId(uuid5(measure.id, "follows")),
        node=measure.node,
        question=measure.question,
        kind=measure.kind,
        state=MeasureState.PLANNED,
        what=what,
        priority=measure.priority,
        by=actor.person.id,
        at=actor.now,
        follows=measure.id,
    )


def _postpone(case: MeasureCase, event: PostponeMeasure, actor: Actor) -> Turn:
    why = (event.why or "").strip()
    form = Typed(ask=MeasureAsk.POSTPONE, draft=Draft(due=event.due or ""), why=why)
    measure_guard.may_act(case, actor)
    due = read_day(event.due, actor.today) if event.due else None
    last = case.last()
    if last and last.kind is StepKind.POSTPONED and (last.due, last.note) == (due, why):
        return again(case, actor, MeasureSaved.MEASURE_POSTPONED)
    measure_guard.allowed(case, actor, event.revision, form, *OPEN)
    lacks = [lack for lack in (measure_asked.due_lack(event.due, actor),) if lack is not None]
    if due is not None and due == case.measure.due and case.measure.state is MeasureState.PLANNED:
        lacks = [CommonLack.SAME_DAY]
    lacks += [CommonLack.WHY] if len(why) < SHORTEST else []
    if lacks:
        raise refuse(form.page(case, actor), Lacking(what=tuple(lacks), typed=event.due or ""))
    moved = replace(case.measure, state=MeasureState.PLANNED, due=due, reason=None)
    told = to_people(case, concerned(case), MeasureMessage.MEASURE_MOVED, actor)
    return stepped(case, actor, moved, StepKind.POSTPONED, why, MeasureSaved.MEASURE_POSTPONED, messages=told)


def _cannot(case: MeasureCase, event: CannotMeasure, actor: Actor) -> Turn:
    """It stays open: the manager decides whether it gets another day, another person, or is taken out."""
    why = (event.why or "").strip()
    form = Typed(ask=MeasureAsk.CANNOT, why=why)
    measure_guard.may_act(case, actor)
    if case.measure.state is MeasureState.CANNOT and case.measure.reason == why:
        return again(case, actor, MeasureSaved.MEASURE_CANNOT)
    measure_guard.allowed(case, actor, event.revision, form, MeasureState.PLANNED)
    measure_guard.long_enough(case, actor, form, why, CommonLack.WHY)
    stuck = replace(case.measure, state=MeasureState.CANNOT, reason=why)
    told = to_people(case, (*case.home.managers, *case.home.reps), MeasureMessage.MEASURE_CANNOT, actor)
    matter = _matter(case, actor, why) if event.lift else None
    told = (*told, *_lifted(case, matter, actor)) if matter else told
    saved = ReviewSaved.LIFTED if matter else MeasureSaved.MEASURE_CANNOT
    return stepped(case, actor, stuck, StepKind.CANNOT, why, saved, messages=told, lifted=matter)


def _matter(case: MeasureCase, actor: Actor, why: str) -> Matter | None:
    """What the level above is asked: the measure, and why it cannot be done here. At the top there is nobody to ask."""
    measure, above = case.measure, case.home.above
    if above is None:
        return None
    return Matter(
        id=MatterId(uuid5(measure.id, f"lifted:{measure.revision + 1}")),
        question=measure.question,
        from_node=measure.node,
        to_node=above.id,
        measure=measure.id,
        what=f"{measure.what}: {why}",
        wanted_by=None,
        by=actor.person.id,
        at=actor.now,
    )


def _lifted(case: MeasureCase, matter: Matter, actor: Actor) -> tuple[Message, ...]:
    return tuple(
        Message(
            kind=MatterMessage.LIFTED,
            review=case.home.review,
            mark=matter.id.hex,
            person=person,
            by=actor.person.id,
            question=matter.question,
            matter=matter.id,
        )
        for person in case.home.managers_above
        if person != actor.person.id
    )


def _drop(case: MeasureCase, event: DropMeasure, actor: Actor) -> Turn:
    """The plan is the manager's: the accountable person says that it cannot be done, the manager takes it out."""
    why = (event.why or "").strip()
    form = Typed(ask=MeasureAsk.CANNOT, why=why)
    measure_guard.may_act(case, actor)
    if not case.is_manager(actor.person.id):
        raise refuse(form.page(case, actor), NotYourMeasure(accountable=""))
    if case.measure.state is MeasureState.CANCELLED and case.measure.reason == why:
        return again(case, actor, MeasureSaved.MEASURE_DROPPED)
    declining = (MeasureState.PROPOSED,) if case.is_proposal else ()
    measure_guard.allowed(case, actor, event.revision, form, *OPEN, *declining)
    measure_guard.long_enough(case, actor, form, why, CommonLack.WHY)
    dropped = replace(case.measure, state=MeasureState.CANCELLED, reason=why)
    told = to_people(case, concerned(case), MeasureMessage.MEASURE_DROPPED, actor)
    return stepped(case, actor, dropped, StepKind.DROPPED, why, MeasureSaved.MEASURE_DROPPED, messages=told)


def _hand_on(case: MeasureCase, event: HandOnMeasure, actor: Actor, around: Around) -> Turn:
    """To one other person. Whoever had it may leave with a good conscience, and the new one is told why they are asked."""
    why = (event.why or "").strip()
    draft = Draft(who=event.who or "", who_name=event.who_name or "")
    form = Typed(ask=MeasureAsk.HAND_ON, draft=draft, why=why)
    last = case.last()
    who = naming.who(event.who, event.who_name, event.who_found, case.home.candidates, around.found)
    mine = isinstance(who, Named) and last is not None and last.by == actor.person.id
    if mine and last and last.kind is StepKind.HANDED_ON and isinstance(who, Named) and last.accountable == who.person:
        return again(case, actor, MeasureSaved.MEASURE_HANDED_ON)  # who had it may not see the measure any more
    measure_guard.may_act(case, actor)
    measure_guard.allowed(case, actor, event.revision, form, *OPEN, MeasureState.DONE)
    if isinstance(who, Lack):
        raise refuse(form.page(case, actor), measure_guard.lacking([who], event.who_name, around))
    if who.person == case.measure.accountable:
        return again(case, actor, MeasureSaved.MEASURE_HANDED_ON)
    handed = replace(case.measure, accountable=who.person)
    asked = to_people(case, (who.person,), MeasureMessage.MEASURE_ASKED, actor)
    others = [one for one in concerned(case) if one != who.person]
    told = (*asked, *to_people(case, others, MeasureMessage.MEASURE_HANDED, actor))
    later = measure_asked.met_later(who.person, around)
    saved = SavedThing(what=MeasureSaved.MEASURE_HANDED_ON, at=actor.now, by=actor.person.name, met_later=later)
    return stepped(case, actor, handed, StepKind.HANDED_ON, why, saved, messages=told)
