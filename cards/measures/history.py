"""What has happened to a measure, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cards.ground.common import shorten
from cards.parts import TIGHT, Element, quote, small, subheading, text
from cards.texts import Texts
from dialogs.measures.pages import MeasurePage, MeasureStep
from dialogs.measures.rules.measure import StepKind
from dialogs.reviews.rules.review import Priority

MOST = 8
LONGEST = 200


def history(page: MeasurePage, t: Texts) -> Iterator[Element]:
    if not page.steps:
        return
    yield subheading(t("What has happened"))
    for step in page.steps[: -MOST - 1 : -1]:
        yield text(_step(step, t))
        if step.kind is StepKind.ENTERED:  # by nobody at the table, and not in its own words
            yield small(t.day_of(step.at), spacing=TIGHT)
            continue
        stamp = t("{day} by {who}", day=t.day_of(step.at), who=step.by)
        yield small(f"{stamp} · {quote(shorten(step.note, LONGEST))}" if step.note else stamp, spacing=TIGHT)
    left = len(page.steps) - MOST
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def _step(step: MeasureStep, t: Texts) -> str:
    match step.kind:
        case StepKind.PLANNED:
            return t("Planned")
        case StepKind.PROPOSED:
            return t("Proposed")
        case StepKind.TAKEN_IN:
            return t("The proposal was taken into the plan")
        case StepKind.PRIORITISED:
            return t("Priority: {priority}", priority=priority_words(step.priority, t))
        case StepKind.LINKED:
            return t("Serves: {goal}", goal=goal_words(step.goal, step.target_year, t) or t("no goal any more"))
        case StepKind.SHARED:
            return t("Holds for other units, too") if step.note else t("Holds for this unit only")
        case StepKind.ENTERED:
            return t("Written in by {who}", who=step.note)
        case StepKind.COMPLETED:
            return t("Done")
        case StepKind.HELPED:
            return t("Controlled: it helped")
        case StepKind.NOT_ENOUGH:
            return t("Controlled: it was not enough")
        case StepKind.FOLLOWS:
            return t("Planned, because the one before was not enough")
        case StepKind.POSTPONED:
            return _postponed(step, t)
        case StepKind.CANNOT:
            return t("Cannot be done")
        case StepKind.DROPPED:
            return t("Taken out")
        case StepKind.TAKEN_OVER:
            return t("Taken over, when the unit ended")
        case StepKind.HANDED_ON:
            return t("Handed on to {who}", who=step.to)
        case _:
            assert_never(step.kind)


def _postponed(step: MeasureStep, t: Texts) -> str:
    after = t.day(step.due) if step.due else t("no date")
    if step.due_before is None:
        return t("New day: {day}", day=after)
    return t("Moved from {before} to {after}", before=t.day(step.due_before), after=after)


def priority_words(priority: Priority, t: Texts) -> str:
    return t("High, a serious risk") if priority is Priority.HIGH else t("Normal")


def goal_words(goal: str, year: int | None, t: Texts) -> str:
    """Verksamhetsplan 2027 · 2027; or only one of them."""
    aims = t("to be done in {year}", year=year) if year else ""
    return " · ".join(one for one in (goal, aims) if one)
