"""Handing over all that is somebody's to one other person: by those who leave, or by a manager above them.

Every open measure gets its step, as if it had been handed on alone. A matter belongs to a role and not to a person: it
is passed on where the new person holds a role that can answer it, and stays with the role where they do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from dialogs.ground.ids import PersonId
from dialogs.ground.messages import Message
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lack, Lacking, NotYours, Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.people import Person
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.handover.events.handing_all import Event as HandAllEvent
from dialogs.handover.events.handing_all import HandAll, ShowHandAll
from dialogs.handover.messages import HandoverMessage
from dialogs.handover.notices import HandoverLack, HandoverSaved
from dialogs.handover.pages.handing_all import HandAllPage, HandedAllPage, HandedKind, HandedMatter, HandedMeasure
from dialogs.matters.changes import MatterChanged
from dialogs.matters.rules.matter import MatterCase
from dialogs.matters.rules.matter import StepKind as MatterStep
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.rules.measure import MeasureCase, StepKind
from dialogs.measures.steps import concerned, to_people
from dialogs.organisation import naming
from dialogs.organisation.around import Around
from dialogs.organisation.naming import Named
from dialogs.organisation.notices import ReceiverLack
from dialogs.organisation.rules.receivers import Receiver
from dialogs.reviews import asked as measure_asked
from dialogs.reviews.messages import MatterMessage, MeasureMessage
from dialogs.reviews.pages.answering import Candidate, Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What is somebody's today, as far as the actor may hand it over."""

    of: Person
    measures: tuple[MeasureCase, ...]
    matters: tuple[MatterCase, ...]
    in_plans: int = 0
    elsewhere: int = 0
    others: tuple[Person, ...] = ()  # whose things the actor may hand over, too
    candidates: tuple[Person, ...] = ()

    @property
    def mark(self) -> str:
        """What it is now: another measure, or a step of one, gives another mark."""
        measures = ((one.measure.id, one.measure.revision) for one in self.measures)
        return mark_of((*measures, *((one.matter.id, one.matter.revision) for one in self.matters)))


def mark_of(things: Iterable[tuple[UUID, int]]) -> str:
    told = ",".join(sorted(f"{id_.hex}:{revision}" for id_, revision in things))
    return sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedBefore:
    """What the actor has handed over last, from this person to that: found again in the histories."""

    mark: str  # of what was listed then
    to: Person
    at: datetime
    page: HandedAllPage


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """Who was named, and the role of theirs that could answer each matter (by its receiver's key)."""

    around: Around
    answering: tuple[tuple[Receiver, Receiver], ...] = ()  # a matter's receiver, and the one it would go to
    before: HandedBefore | None = None

    def receiver(self, matter: MatterCase) -> Receiver | None:
        return dict(self.answering).get(matter.matter.to)


def respond(state: Belongings | None, event: HandAllEvent, actor: Actor, to: To) -> Turn:
    """Raises Refused. `state` is None where there is no such person, or nothing that the actor may see of theirs."""
    if state is None:
        raise refuse(RefusedPage(), NotYours())
    match event:
        case ShowHandAll():
            return shown(form(state, actor))
        case HandAll():
            return _hand_all(state, event, actor, to)


def form(state: Belongings, actor: Actor, event: HandAll | None = None) -> HandAllPage:
    draft = Draft(who=event.who or "", who_name=event.who_name or "") if event else Draft()
    return HandAllPage(
        of=state.of.id,
        name=state.of.name,
        mine=state.of.id == actor.person.id,
        mark=state.mark,
        measures=tuple(measure_line(one, actor.today) for one in state.measures),
        matters=tuple(_with_others(one, state.of.id, actor.today) for one in state.matters),
        in_plans=state.in_plans,
        elsewhere=state.elsewhere,
        others=tuple((one.id, one.name) for one in state.others),
        draft=draft,
        typed=(event.why or "") if event else "",
        candidates=tuple(Candidate(person=one.id, name=one.name) for one in state.candidates),
    )


def measure_line(case: MeasureCase, today: date) -> HandedMeasure:
    measure = case.measure
    return HandedMeasure(
        measure=measure.id,
        what=measure.what,
        unit=", ".join(node.name for node in case.home.nodes),
        due=measure.due,
        overdue=measure.done_at is None and measure.due is not None and measure.due < today,
        done=measure.done_at is not None,
    )


def matter_line(case: MatterCase, today: date) -> HandedMatter:
    return HandedMatter(
        matter=case.matter.id,
        what=case.first.what,
        unit=case.first.unit,
        wanted_by=case.matter.wanted_by,
        overdue=case.is_overdue(today),
    )


def _with_others(case: MatterCase, person: PersonId, today: date) -> HandedMatter:
    others = tuple(one for one in case.holders if one != person)
    return replace(matter_line(case, today), stays_with=case.names(others))


def _hand_all(state: Belongings, event: HandAll, actor: Actor, to: To) -> Turn:
    page = form(state, actor, event)
    candidates = [one.id for one in state.candidates]
    who = naming.who(event.who, event.who_name, event.who_found, candidates, to.around.found)
    if _is_again(state, event, who, to.before):
        return _again(to.before, actor)
    if event.mark is not None and event.mark != state.mark:
        raise refuse(page, ChangedMeanwhile(by=""))
    lacks = [ReceiverLack.RECEIVER if who is CommonLack.WHO else who] if isinstance(who, Lack) else []
    lacks += [CommonLack.WHO_SAME] if isinstance(who, Named) and who.person == state.of.id else []
    lacks += [] if state.measures or state.matters else [HandoverLack.NOTHING_TO_HAND]
    if not isinstance(who, Named) or lacks:
        names = tuple(one.name for one in to.around.found)
        raise refuse(page, Lacking(what=tuple(lacks), typed=event.who_name or "", candidates=names))
    moving = tuple(one for one in state.matters if _moves(one, state.of.id, to))
    if not (state.measures or moving):
        raise refuse(page, Lacking(what=(HandoverLack.CANNOT_ANSWER,)))
    return _handed(state, moving, who.person, (event.why or "").strip(), actor, to)


def _is_again(state: Belongings, event: HandAll, who: Named | Lack, before: HandedBefore | None) -> bool:
    """The same press once more, or the same words with nothing left."""
    if before is None or not isinstance(who, Named) or who.person != before.to.id:
        return False
    if event.mark is not None:
        return event.mark == before.mark
    return not (state.measures or state.matters)


def _again(before: HandedBefore | None, actor: Actor) -> Turn:
    assert before is not None  # noqa: S101 - `_is_again` has said so
    saved = SavedThing(what=HandoverSaved.ALL_HANDED, at=before.at, by=actor.person.name)
    return Turn(reply=Reply(page=before.page, notice=saved))


# --- what it comes to


def _handed(
    state: Belongings, moving: tuple[MatterCase, ...], person: PersonId, why: str, actor: Actor, to: To
) -> Turn:
    changes: tuple[MeasureChanged | MatterChanged, ...] = (
        *(_measure_step(one, person, why) for one in state.measures),
        *(_matter_step(one, to, why) for one in moving),
    )
    page = HandedAllPage(
        kind=HandedKind.RECEIPT,
        of=state.of.name,
        by=actor.person.name,
        to=_name(state, person, to.around),
        mine=state.of.id == actor.person.id,
        why=why,
        measures=tuple(measure_line(one, actor.today) for one in state.measures),
        matters=tuple(matter_line(one, actor.today) for one in moving),
        stayed=tuple(_with_others(one, state.of.id, actor.today) for one in state.matters if one not in moving),
        in_plans=state.in_plans,
    )
    later = measure_asked.met_later(person, to.around)
    saved = SavedThing(what=HandoverSaved.ALL_HANDED, at=actor.now, by=actor.person.name, met_later=later)
    reply = Reply(page=page, notice=saved)
    return Turn(reply=reply, changes=changes, messages=_messages(state, moving, person, actor))


def _moves(case: MatterCase, of: PersonId, to: To) -> bool:
    """Not where somebody else holds the role, too: they have it already, and would lose it."""
    receiver = to.receiver(case)
    alone = all(one == of for one in case.holders)
    return alone and receiver is not None and receiver != case.matter.to


def _measure_step(case: MeasureCase, person: PersonId, why: str) -> MeasureChanged:
    after = replace(case.measure, accountable=person, revision=case.measure.revision + 1)
    return MeasureChanged(before=case, after=after, step=StepKind.HANDED_ON, note=why)


def _matter_step(case: MatterCase, to: To, why: str) -> MatterChanged:
    receiver = to.receiver(case) or case.matter.to
    after = replace(case.matter, to=receiver, revision=case.matter.revision + 1)
    return MatterChanged(before=case, after=after, step=MatterStep.PASSED_ON, note=why)


def _name(state: Belongings, person: PersonId, around: Around) -> str:
    return next((one.name for one in (*around.found, *state.candidates) if one.id == person), "")


def _messages(state: Belongings, moving: tuple[MatterCase, ...], person: PersonId, actor: Actor) -> tuple[Message, ...]:
    """One letter to who has it now. The others are told as they always are, and that arrives as one, too."""
    own = Message(kind=HandoverMessage.ALL_HANDED, mark=actor.now.isoformat(), person=person, by=actor.person.id)
    told = [own] if person != actor.person.id else []
    for case in state.measures:
        others = [one for one in concerned(case) if one != person]
        told += to_people(case, others, MeasureMessage.MEASURE_HANDED, actor)
    for matter in moving:
        receipts = [one for one in matter.lifters if one not in (person, actor.person.id)]
        told += [
            Message(
                kind=MatterMessage.MATTER_STEP,
                mark=f"r{matter.matter.revision + 1}",
                person=one,
                by=actor.person.id,
                matter=matter.matter.id,
            )
            for one in receipts
        ]
    return tuple(told)
