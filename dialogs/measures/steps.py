"""The turn that a step of a measure's life comes to: the step, who is told, and what the one who pressed sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dialogs.ground.ids import MeasureId, PersonId
from dialogs.ground.messages import Message, MessageKind
from dialogs.ground.notices import Reply, Saved, SavedThing
from dialogs.ground.turn import Actor, Turn
from dialogs.measures import showing as measure_pages
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.rules.measure import MeasureCase, StepKind
from dialogs.reviews.rules.review import Matter, Measure


def again(case: MeasureCase, actor: Actor, what: Saved) -> Turn:
    """The same press once more: it is saved already, and nobody is told anew."""
    last = case.last()
    by, at = (case.home.name(last.by), last.at) if last else (actor.person.name, actor.now)
    return Turn(reply=Reply(page=measure_pages.own(case, actor), notice=SavedThing(what=what, at=at, by=by)))


def stepped(
    case: MeasureCase,
    actor: Actor,
    after: Measure,
    step: StepKind,
    note: str,
    saved: Saved | SavedThing,
    *,
    messages: tuple[Message, ...] = (),
    also: Measure | None = None,
    lifted: Matter | None = None,
) -> Turn:
    """The card is built anew when it is saved: it shows the step in its history."""
    moved = replace(after, revision=case.measure.revision + 1)
    change = MeasureChanged(before=case, after=moved, step=step, note=note, also=also, lifted=lifted)
    notice = saved if isinstance(saved, SavedThing) else SavedThing(what=saved, at=actor.now, by=actor.person.name)
    page = measure_pages.own(replace(case, measure=moved), actor)
    return Turn(reply=Reply(page=page, notice=notice), changes=(change,), messages=messages)


def concerned(case: MeasureCase) -> tuple[PersonId, ...]:
    """Who is told when day or person changes: the safety representatives, who had it, and who share it."""
    had = (case.measure.accountable,) if case.measure.accountable else ()
    beside = (person for one in case.home.beside for person in one.people)
    return tuple(dict.fromkeys((*case.home.reps, *had, *beside)))


def to_people(
    case: MeasureCase,
    people: Iterable[PersonId],
    kind: MessageKind,
    actor: Actor,
    *,
    measure: MeasureId | None = None,
    mark: str | None = None,
) -> tuple[Message, ...]:
    return tuple(
        Message(
            kind=kind,
            review=case.home.review,
            mark=mark or f"r{case.measure.revision + 1}",
            person=person,
            by=actor.person.id,
            measure=measure or case.measure.id,
        )
        for person in dict.fromkeys(people)
        if person != actor.person.id
    )
