"""What is done with a matter: we do it, it goes back with an answer, it goes on to somebody else, or two become one.

Those who hold the receiver's role today do it, whoever held it when the matter was lifted. Each step is a receipt to
everybody who lifted it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never
from uuid import UUID, uuid5

from dialogs.ground.dates import read_day
from dialogs.ground.ids import MatterId, MeasureId, PersonId
from dialogs.ground.messages import Message
from dialogs.ground.notices import CommonLack, Lack, Reply, Saved, SavedThing
from dialogs.ground.turn import Actor, Turn, refuse
from dialogs.matters import guard as matter_guard
from dialogs.matters import showing as matter_pages
from dialogs.matters.changes import MatterChanged
from dialogs.matters.events import AnswerMatter, MergeMatters, PassOnMatter, ShowMatter, TakeMatter, WithdrawMatter
from dialogs.matters.guard import Form
from dialogs.matters.notices import MatterLack, MatterSaved
from dialogs.matters.rules.matter import Beside, LiftedMatter, MatterAsk, MatterCase, StepKind
from dialogs.organisation import naming
from dialogs.organisation.around import Around
from dialogs.organisation.naming import Named
from dialogs.organisation.notices import ReceiverLack
from dialogs.reviews import lifted
from dialogs.reviews.lifted import Chosen
from dialogs.reviews.messages import MatterMessage, MeasureMessage
from dialogs.reviews.notices import NotYourPart
from dialogs.reviews.pages.answering import Draft
from dialogs.reviews.rules.review import Measure, MeasureKind, MeasureState, SeatKind
from dialogs.reviews.rules.said import MatterState

MatterStepEvent = ShowMatter | TakeMatter | AnswerMatter | PassOnMatter | MergeMatters | WithdrawMatter


def respond(case: MatterCase, event: MatterStepEvent, actor: Actor, around: Around) -> Turn:
    """Raises Refused, which carries today's card and the reason."""
    matter_guard.may_see(case, actor)
    match event:
        case ShowMatter():
            page = Form(ask=event.ask).page(case, actor, around)
            back = (event.review, event.question) if event.review and event.question else None
            return Turn(reply=Reply(page=replace(page, back=back)))
        case TakeMatter():
            return _take(case, event, actor, around)
        case AnswerMatter():
            return _answer(case, event, actor, around)
        case PassOnMatter():
            return _pass_on(case, event, actor, around)
        case MergeMatters():
            return _merge(case, event, actor, around)
        case WithdrawMatter():
            return _withdraw(case, event, actor, around)
        case _:
            assert_never(event)


# --- what each does


def _take(case: MatterCase, event: TakeMatter, actor: Actor, around: Around) -> Turn:
    """We do it: what, when and one accountable person, as a measure of the receiver's own."""
    what = (event.what or "").strip()
    draft = Draft(what=what, due=event.due or "", who=event.who or "", who_name=event.who_name or "")
    form = Form(ask=MatterAsk.TAKE, draft=draft)
    matter_guard.may_answer(case, actor)
    if case.matter.state is MatterState.TAKEN and case.came_of and case.came_of.what == what and _mine(case, actor):
        return _again(case, actor, around, MatterSaved.MATTER_TAKEN)
    matter_guard.allowed(case, actor, around, event.revision, form, MatterState.OPEN)
    candidates = tuple(one.id for one in around.candidates)
    who = naming.who(event.who, event.who_name, event.who_found, candidates, around.found)
    due = read_day(event.due, actor.today) if event.due else None
    lacks = matter_guard.too_short(what, CommonLack.WHAT)
    if not event.due:
        lacks.append(CommonLack.DUE)
    elif due is None or due < actor.today:
        lacks.append(CommonLack.DUE_UNREADABLE if due is None else CommonLack.DUE_PASSED)
    lacks += [who] if isinstance(who, Lack) and who is not CommonLack.WHO else []
    matter_guard.complete(case, actor, around, form, lacks, event.who_name or "")
    measure = Measure(
        id=MeasureId(uuid5(case.matter.id, f"taken:{case.matter.revision + 1}")),
        node=case.matter.to.node,
        question=case.first.question,
        kind=MeasureKind.IMPROVE,
        state=MeasureState.PLANNED,
        what=what,
        due=due,
        accountable=who.person if isinstance(who, Named) else actor.person.id,
        by=actor.person.id,
        at=actor.now,
    )
    asked = Message(
        kind=MeasureMessage.MEASURE_ASKED,
        mark="asked",
        person=measure.accountable,
        by=actor.person.id,
        measure=measure.id,
    )
    told = (asked,) if measure.accountable != actor.person.id else ()
    after = replace(case.matter, state=MatterState.TAKEN)
    return _stepped(
        case,
        actor,
        after,
        StepKind.TAKEN,
        "",
        MatterSaved.MATTER_TAKEN,
        measure=measure,
        messages=told,
        to=case.lifters,
    )


def _answer(case: MatterCase, event: AnswerMatter, actor: Actor, around: Around) -> Turn:
    """Back, with an answer: also where a measure that came of it could not be done."""
    answer = (event.answer or "").strip()
    form = Form(ask=MatterAsk.ANSWER, text=answer)
    matter_guard.may_answer(case, actor)
    last = case.last()
    if last and last.kind is StepKind.ANSWERED and last.note == answer and _mine(case, actor):
        return _again(case, actor, around, MatterSaved.MATTER_ANSWERED)
    matter_guard.allowed(case, actor, around, event.revision, form, MatterState.OPEN, MatterState.TAKEN)
    matter_guard.complete(case, actor, around, form, matter_guard.too_short(answer, MatterLack.ANSWER))
    after = replace(case.matter, state=MatterState.ANSWERED)
    return _stepped(case, actor, after, StepKind.ANSWERED, answer, MatterSaved.MATTER_ANSWERED, to=case.lifters)


def _pass_on(case: MatterCase, event: PassOnMatter, actor: Actor, around: Around) -> Turn:
    """To somebody else, with why. Who had it reads on, and may not answer any more."""
    why, to_name = (event.why or "").strip(), (event.to_name or "").strip()
    form = Form(ask=MatterAsk.HAND_ON, draft=Draft(due=event.due or ""), text=why, to=event.to or "", to_name=to_name)
    last = case.last()
    if last and last.kind is StepKind.PASSED_ON and last.note == why and _mine(case, actor):
        return _again(case, actor, around, MatterSaved.MATTER_PASSED_ON)
    matter_guard.may_answer(case, actor)
    matter_guard.allowed(case, actor, around, event.revision, form, MatterState.OPEN)
    to = lifted.chosen(event.to, to_name, around) if event.to or to_name else ReceiverLack.RECEIVER
    by_when = lifted.wanted_by(event.due, actor)
    lacks = [to] if isinstance(to, Lack) else []
    if isinstance(to, Chosen) and to.choice.receiver == case.matter.to:
        lacks.append(ReceiverLack.RECEIVER_SAME)
    lacks += matter_guard.too_short(why, CommonLack.WHY)
    lacks += [by_when] if isinstance(by_when, Lack) else []
    if not isinstance(to, Chosen) or isinstance(by_when, Lack) or lacks:
        raise matter_guard.incomplete(case, actor, around, form, lacks, to_name or event.due or "")
    choice = to.choice
    after = replace(case.matter, to=choice.receiver, wanted_by=by_when or case.matter.wanted_by)
    told = _told(case, (*choice.people, *case.lifters), actor)
    return _stepped(case, actor, after, StepKind.PASSED_ON, why, MatterSaved.MATTER_PASSED_ON, messages=told)


def _merge(case: MatterCase, event: MergeMatters, actor: Actor, around: Around) -> Turn:
    """Several units have lifted the same: one matter, every voice kept, and one answer to all."""
    wanted = frozenset(_ids(event.others or ""))
    form = Form(ask=MatterAsk.MERGE)
    matter_guard.may_answer(case, actor)
    already = {voice.matter for voice in case.voices}
    if wanted and wanted <= already:
        return _again(case, actor, around, MatterSaved.MATTER_MERGED)
    matter_guard.allowed(case, actor, around, event.revision, form, MatterState.OPEN, MatterState.TAKEN)
    merged = tuple(one for one in case.beside if one.matter in wanted)
    matter_guard.complete(case, actor, around, form, () if merged else (MatterLack.OTHERS,))
    days = [day for day in (case.matter.wanted_by, *(one.wanted_by for one in merged)) if day is not None]
    after = replace(case.matter, wanted_by=min(days, default=None))
    joining = dict.fromkeys(person for one in merged for person in one.people)
    told = _told(case, (*case.lifters, *joining), actor)
    return _stepped(case, actor, after, StepKind.MERGED, "", MatterSaved.MATTER_MERGED, messages=told, merged=merged)


def _ids(typed: str) -> Iterable[MatterId]:
    """What is no id of ours is nobody's matter."""
    for one in typed.split(","):
        try:
            yield MatterId(UUID(one.strip()))
        except ValueError:
            continue


def _withdraw(case: MatterCase, event: WithdrawMatter, actor: Actor, around: Around) -> Turn:
    """Taken back by the unit that lifted it: it solved itself, or was a mistake. The receiver is told."""
    why = (event.why or "").strip()
    form = Form(ask=MatterAsk.WITHDRAW, text=why)
    if actor.person.id not in case.first.managers:
        raise refuse(matter_pages.own(case, actor), NotYourPart(seat=SeatKind.MANAGER))
    last = case.last()
    if case.matter.state is MatterState.WITHDRAWN and last and last.note == why:
        return _again(case, actor, around, MatterSaved.MATTER_WITHDRAWN)
    matter_guard.allowed(case, actor, around, event.revision, form, MatterState.OPEN)
    if len(case.voices) > 1:
        raise refuse(matter_pages.own(case, actor), NotYourPart(seat=SeatKind.MANAGER))
    matter_guard.complete(case, actor, around, form, matter_guard.too_short(why, CommonLack.WHY))
    after = replace(case.matter, state=MatterState.WITHDRAWN)
    told = _told(case, (*case.holders, *case.lifters), actor)
    return _stepped(case, actor, after, StepKind.WITHDRAWN, why, MatterSaved.MATTER_WITHDRAWN, messages=told)


# --- the turn that comes of it


def _mine(case: MatterCase, actor: Actor) -> bool:
    last = case.last()
    return last is not None and last.by == actor.person.id


def _again(case: MatterCase, actor: Actor, around: Around, what: Saved) -> Turn:
    """The same press once more: it is saved already, and nobody is told anew."""
    last = case.last()
    by, at = (case.name(last.by), last.at) if last else (actor.person.name, actor.now)
    page = Form().page(case, actor, around)
    return Turn(reply=Reply(page=page, notice=SavedThing(what=what, at=at, by=by)))


def _stepped(
    case: MatterCase,
    actor: Actor,
    after: LiftedMatter,
    step: StepKind,
    note: str,
    saved: Saved,
    *,
    to: Iterable[PersonId] = (),
    messages: tuple[Message, ...] = (),
    measure: Measure | None = None,
    merged: tuple[Beside, ...] = (),
) -> Turn:
    """The card is built anew when it is saved: it shows the step in its history."""
    moved = replace(after, revision=case.matter.revision + max(1, len(merged)))
    change = MatterChanged(before=case, after=moved, step=step, note=note, measure=measure, merged=merged)
    notice = SavedThing(what=saved, at=actor.now, by=actor.person.name)
    page = matter_pages.own(replace(case, matter=moved), actor)
    told = (*_told(case, to, actor), *messages)
    return Turn(reply=Reply(page=page, notice=notice), changes=(change,), messages=told)


def _told(case: MatterCase, people: Iterable[PersonId], actor: Actor) -> tuple[Message, ...]:
    return tuple(
        Message(
            kind=MatterMessage.MATTER_STEP,
            mark=f"r{case.matter.revision + 1}",
            person=person,
            by=actor.person.id,
            matter=case.matter.id,
        )
        for person in dict.fromkeys(people)
        if person != actor.person.id
    )
