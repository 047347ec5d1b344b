"""The cards of a measure, built from its case: its own, and the news of it."""

from __future__ import annotations

from dialogs.ground.messages import Subject
from dialogs.ground.turn import Actor
from dialogs.measures.pages import Arranging, MeasureNewsKind, MeasureNewsPage, MeasurePage, MeasureStep
from dialogs.measures.rules.measure import MeasureAsk, MeasureCase, Step, StepKind
from dialogs.reviews.pages.answering import Candidate, Draft
from dialogs.reviews.pages.names import MeasureHome
from dialogs.reviews.rules.review import MeasureState

DROPPABLE = (MeasureState.PLANNED, MeasureState.CANNOT)
ARRANGEABLE = frozenset(MeasureState) - {MeasureState.CANCELLED, MeasureState.PROPOSED}


def own(
    case: MeasureCase, actor: Actor, ask: MeasureAsk | None = None, *, draft: Draft | None = None, typed: str = ""
) -> MeasurePage:
    """`draft` and `typed` are what could not be saved, and stand in their fields again."""
    measure, home, me = case.measure, case.home, actor.person.id
    follows, followed_by = case.followed, case.followed_by
    may_act = case.running and case.may_act(me)
    may_arrange = case.is_manager(me) and measure.state in ARRANGEABLE
    return MeasurePage(
        home=home_name(case),
        measure=measure.id,
        revision=measure.revision,
        number=case.number,
        short=case.short,
        kind=measure.kind,
        standing=case.facts.standing(actor.today),
        what=measure.what,
        due=measure.due,
        accountable=home.name(measure.accountable) if measure.accountable else "",
        priority=measure.priority,
        done_at=measure.done_at,
        done_what=measure.done_what,
        control_on=case.facts.control_on,
        controlled_at=measure.controlled_at,
        controlled_by=home.name(measure.controlled_by) if measure.controlled_by else "",
        control_note=measure.control_note,
        reason=measure.reason,
        follows=(follows.id, follows.what) if follows else None,
        followed_by=(followed_by.id, followed_by.what) if followed_by else None,
        steps=tuple(_step(case, step) for step in case.steps),
        node=home.node_of(me) or measure.node,
        may_act=may_act,
        may_drop=may_act and case.is_manager(me) and (measure.state in DROPPABLE or case.is_proposal),
        has_seat=home.node_of(me) is not None,
        lift_to=home.above.name if home.above else None,
        ask=ask if may_act or (ask is MeasureAsk.ARRANGE and may_arrange) else None,
        draft=draft or _draft(case, actor),
        typed=typed,
        earliest=actor.today,
        candidates=tuple(Candidate(person=one, name=home.name(one)) for one in home.candidates),
        goal=measure.goal or "",
        target_year=measure.target_year,
        beside=tuple(one.node.name for one in home.beside),
        may_arrange=may_arrange,
        may_take_in=may_act and case.is_proposal and case.is_manager(me),
        proposed_by=home.name(measure.proposed_by) if measure.proposed_by else "",
        arranging=arranging(case) if ask is MeasureAsk.ARRANGE and may_arrange else None,
    )


def _draft(case: MeasureCase, actor: Actor) -> Draft:
    """A proposal's own day and person stand in the form that takes it in."""
    measure = case.measure
    if not case.is_proposal:
        return Draft()
    due = measure.due.isoformat() if measure.due and measure.due >= actor.today else ""
    return Draft(due=due, who=measure.accountable or actor.person.id)


def arranging(case: MeasureCase) -> Arranging:
    measure, choice = case.measure, case.arrangeable
    return Arranging(
        nodes=tuple((one.node.id, one.node.name) for one in choice.units),
        chosen=measure.also,
        goals=choice.goals,
        goal=measure.goal or "",
        target_year=str(measure.target_year or ""),
        priority=measure.priority,
        only_goal=not case.running,
    )


def home_name(case: MeasureCase) -> MeasureHome:
    return MeasureHome(units=tuple(node.name for node in case.home.nodes), year=case.year, review=case.home.review)


def _step(case: MeasureCase, step: Step) -> MeasureStep:
    return MeasureStep(
        kind=step.kind,
        note=step.note,
        due=step.due,
        due_before=step.due_before,
        to=case.home.name(step.accountable) if step.accountable else "",
        by=case.home.name(step.by),
        at=step.at,
        priority=step.priority,
        goal=step.goal or "",
        target_year=step.target_year,
    )


def news(case: MeasureCase, kind: MeasureNewsKind, subject: Subject, by: str) -> MeasureNewsPage:
    step = next((one for one in case.steps if subject.mark == f"r{one.revision}"), None)
    measure = case.measure
    return MeasureNewsPage(
        kind=kind,
        home=home_name(case),
        measure=measure.id,
        number=case.number,
        short=case.short,
        what=measure.what,
        due=measure.due,
        due_before=step.due_before if step else None,
        accountable=case.home.name(measure.accountable) if measure.accountable else "",
        by=by,
        note=step.note if step and step.kind is not StepKind.ENTERED else "",
    )
