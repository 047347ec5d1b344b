"""The cards of a measure, built from its case: its own, and the news of it."""

from __future__ import annotations

from dialogs import build
from dialogs.messages import Subject
from dialogs.pages import Candidate, Draft, MeasureNewsKind, MeasureNewsPage, MeasurePage, MeasureStep
from dialogs.rules.checklist import Text
from dialogs.rules.measure import MeasureAsk, MeasureCase, Step
from dialogs.rules.review import MeasureState
from dialogs.turn import Actor

DROPPABLE = (MeasureState.PLANNED, MeasureState.CANNOT)


def own(
    case: MeasureCase, actor: Actor, ask: MeasureAsk | None = None, *, draft: Draft | None = None, typed: str = ""
) -> MeasurePage:
    """`draft` and `typed` are what could not be saved, and stand in their fields again."""
    measure, review, me = case.measure, case.review, actor.person.id
    follows, followed_by = case.followed, case.followed_by
    number, short = about(case)
    may_act = case.running and case.may_act(me)
    return MeasurePage(
        review=build.name_of(review),
        measure=measure.id,
        revision=measure.revision,
        number=number,
        short=short,
        kind=measure.kind,
        standing=case.facts.standing(actor.today),
        what=measure.what,
        due=measure.due,
        accountable=review.name(measure.accountable) if measure.accountable else "",
        priority=measure.priority,
        done_at=measure.done_at,
        done_what=measure.done_what,
        control_on=case.facts.control_on,
        controlled_at=measure.controlled_at,
        controlled_by=review.name(measure.controlled_by) if measure.controlled_by else "",
        control_note=measure.control_note,
        reason=measure.reason,
        follows=(follows.id, follows.what) if follows else None,
        followed_by=(followed_by.id, followed_by.what) if followed_by else None,
        steps=tuple(_step(case, step) for step in case.steps),
        node=review.home_of(me).id if review.seat_kind(me) else measure.node,
        may_act=may_act,
        may_drop=may_act and case.is_manager(me) and measure.state in DROPPABLE,
        in_review=review.seat_kind(me) is not None,
        lift_to=review.above.name if review.above else None,
        ask=ask if may_act else None,
        draft=draft or Draft(),
        typed=typed,
        earliest=actor.today,
        candidates=tuple(Candidate(person=one, name=review.name(one)) for one in review.candidates),
    )


def about(case: MeasureCase) -> tuple[int | None, Text | None]:
    """The question that the measure belongs to."""
    which, checklist = case.measure.question, case.review.checklist
    if which is None or which not in checklist:
        return None, None
    return checklist.number(which), checklist.question(which).short


def _step(case: MeasureCase, step: Step) -> MeasureStep:
    return MeasureStep(
        kind=step.kind,
        note=step.note,
        due=step.due,
        due_before=step.due_before,
        to=case.review.name(step.accountable) if step.accountable else "",
        by=case.review.name(step.by),
        at=step.at,
    )


def news(case: MeasureCase, kind: MeasureNewsKind, subject: Subject, by: str) -> MeasureNewsPage:
    number, short = about(case)
    step = next((one for one in case.steps if subject.mark == f"r{one.revision}"), None)
    measure = case.measure
    return MeasureNewsPage(
        kind=kind,
        review=build.name_of(case.review),
        measure=measure.id,
        number=number,
        short=short,
        what=measure.what,
        due=measure.due,
        due_before=step.due_before if step else None,
        accountable=case.review.name(measure.accountable) if measure.accountable else "",
        by=by,
        note=step.note if step else "",
    )
