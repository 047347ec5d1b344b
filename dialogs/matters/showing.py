"""The cards of a matter, built from its case: its own, and the news of it."""

from __future__ import annotations

from dialogs.ground.people import Person
from dialogs.ground.turn import Actor
from dialogs.matters.pages import (
    BesideLine,
    CameOfLine,
    MatterNewsKind,
    MatterNewsPage,
    MatterPage,
    MatterStep,
    ReceiverName,
    VoiceLine,
)
from dialogs.matters.rules.matter import MatterAsk, MatterCase, Step, Voice
from dialogs.organisation.rules.receivers import Receiver, ReceiverChoice, ReceiverRole
from dialogs.reviews.pages.answering import Candidate, Draft


def own(
    case: MatterCase,
    actor: Actor,
    ask: MatterAsk | None = None,
    *,
    draft: Draft | None = None,
    typed: str = "",
    to: str = "",
    to_name: str = "",
    receivers: tuple[ReceiverChoice, ...] = (),
    candidates: tuple[Person, ...] = (),
) -> MatterPage:
    """`draft`, `typed`, `to` and `to_name` are what could not be saved, and stand in their fields again."""
    matter, me = case.matter, actor.person.id
    may_answer, may_withdraw = case.may_answer(me), case.may_withdraw(me)
    asked = ask if may_answer or (ask is MatterAsk.WITHDRAW and may_withdraw) else None
    sees_to_it = case.came_of is not None and case.came_of.accountable == me
    opens = sees_to_it or (may_answer and matter.to.role is ReceiverRole.MANAGER)
    return MatterPage(
        matter=matter.id,
        revision=matter.revision,
        kind=matter.kind,
        state=matter.state,
        receiver=receiver(case),
        voices=tuple(_voice(case, one) for one in case.voices),
        number=case.number,
        short=case.short,
        wanted_by=matter.wanted_by,
        overdue=case.is_overdue(actor.today),
        came_of=came_of(case),
        steps=tuple(_step(case, one) for one in case.steps if one.other != matter.id),
        beside=tuple(
            BesideLine(matter=one.matter, unit=one.unit, what=one.what, alike=one.alike) for one in case.beside
        )
        if may_answer
        else (),
        may_answer=may_answer,
        may_withdraw=may_withdraw,
        measure=case.came_of.measure if case.came_of and opens else None,
        ask=asked,
        draft=draft or Draft(),
        to=to,
        to_name=to_name,
        typed=typed,
        receivers=tuple(one for one in receivers if one.receiver != matter.to),
        candidates=tuple(Candidate(person=one.id, name=one.name) for one in candidates),
        earliest=actor.today,
    )


def receiver(case: MatterCase) -> ReceiverName:
    return ReceiverName(role=case.matter.to.role, node=case.to_name, people=case.names(case.holders))


def came_of(case: MatterCase) -> CameOfLine | None:
    found = case.came_of
    if found is None:
        return None
    who = case.name(found.accountable) if found.accountable else ""
    return CameOfLine(what=found.what, due=found.due, standing=found.standing, accountable=who)


def _voice(case: MatterCase, one: Voice) -> VoiceLine:
    return VoiceLine(unit=one.unit, what=one.what, by=case.name(one.by), at=one.at)


def _step(case: MatterCase, step: Step) -> MatterStep:
    return MatterStep(
        kind=step.kind,
        note=step.note,
        to=_named(case, step.to) if step.to else None,
        wanted_by=step.wanted_by,
        unit=case.unit_of(step.other),
        by=case.name(step.by),
        at=step.at,
    )


def _named(case: MatterCase, to: Receiver) -> ReceiverName:
    return ReceiverName(role=to.role, node=case.places.get(to.node, to.node))


def news(case: MatterCase, kind: MatterNewsKind, by: str, step: Step | None = None) -> MatterNewsPage:
    """`step` is what the news is of; without one it is the lifting itself, or what became of the measure."""
    passed = step.to if step and step.to else None
    return MatterNewsPage(
        kind=kind,
        matter=case.matter.id,
        matter_kind=case.matter.kind,
        number=case.number,
        short=case.short,
        voices=tuple(_voice(case, one) for one in case.voices),
        receiver=_named(case, passed) if passed else receiver(case),
        wanted_by=step.wanted_by if step else case.matter.wanted_by,
        came_of=came_of(case),
        by=by,
        note=step.note if step else "",
    )
