"""The plan of a review: what is done, when and by whom (AFS 2023:1 13 §), what is kept, what is raised, what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import home_button, joint, open_button, overview_button, short_units, shorten, units
from cards.parts import (
    Element,
    Sheet,
    box,
    button,
    buttons,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    subheading,
    text,
    top,
)
from cards.texts import Texts
from dialogs.reviews.events.confirming import AgreePlan
from dialogs.reviews.events.following_up import AdoptMeasure, ShowFollowUp
from dialogs.reviews.pages.answering import PlannedMeasure
from dialogs.reviews.pages.confirming import PlanPage
from dialogs.reviews.rules.review import CARRIED_OUT, IN_PLAN, MeasureKind, MeasureState, Priority, SeatKind, Stage

MOST_WITH_BUTTONS = (
    12  # a button costs half a kilobyte on the wire; the overview and the questions lead to every measure
)
MOST_SHOWN = 30  # of each kind
MOST_LIFTED = 10
LONGEST = 200  # characters; the measure's own card has the whole of it


def measure_words(measure: PlannedMeasure, t: Texts, *, longest: int = 300) -> str:
    """A measure in one line: what kind, what, and when and who."""
    return " · ".join((f"{_kind(measure.kind, t)}: {shorten(measure.what, longest)}", *_details(measure, t)))


def _kind(kind: MeasureKind, t: Texts) -> str:
    return t("Measure") if kind is MeasureKind.IMPROVE else t("Activity")


def _details(measure: PlannedMeasure, t: Texts) -> Iterator[str]:
    if measure.priority is Priority.HIGH:
        yield t("high priority")
    if measure.state == MeasureState.CANCELLED:
        yield t("taken out")
    elif measure.done_at_once:
        yield t("done at once")
    elif measure.state == MeasureState.DONE:
        yield t("done")
    elif measure.state == MeasureState.CONTROLLED:
        yield t("done, and it helped")
    elif measure.state == MeasureState.INSUFFICIENT:
        yield t("done, but it was not enough")
    elif measure.state == MeasureState.CANNOT:
        yield t("cannot be done")
    elif measure.due is not None:
        yield t("by {day}", day=t.day(measure.due))
    if measure.accountable:
        yield measure.accountable
    if measure.proposed_by and measure.state == MeasureState.PROPOSED:
        yield t("proposed by {who}", who=measure.proposed_by)
    if measure.reason:
        yield quote(shorten(measure.reason, 100))


def plan(page: PlanPage, t: Texts) -> Sheet:
    title = t("The plan for {year}", year=page.review.year)
    return sheet(
        top(title, short_units(page.review)),
        heading(_heading(page, t)),
        joint(t, page.review),
        _sections(page, t),
        _nothing(page, t),
        _lifted(page, t),
        _confirm(page, t),
        _ways(page, t),
        summary=t("The plan for {year}: {units}", year=page.review.year, units=units(t, page.review)),
    )


def _heading(page: PlanPage, t: Texts) -> str:
    if page.to_confirm:
        return t("Does the plan hold?")
    return t("This is what we do, when, and who sees to it")


def _sections(page: PlanPage, t: Texts) -> Iterator[Element]:
    """Improve, keep, proposed, taken out: the most urgent first in each."""
    kept = sorted((m for m in page.measures if m.state in IN_PLAN), key=_urgency)
    improve = [m for m in kept if m.kind is MeasureKind.IMPROVE]
    preserve = [m for m in kept if m.kind is MeasureKind.PRESERVE]
    proposed = [m for m in page.measures if m.state == MeasureState.PROPOSED]
    dropped = [m for m in page.measures if m.state == MeasureState.CANCELLED]
    yield from _section(t("Measures, to improve"), improve, page, t)
    yield from _section(t("Activities, to keep what works"), preserve, page, t)
    yield from _section(t("Proposed, not in the plan yet"), proposed, page, t)
    yield from _section(t("Taken out of the plan"), dropped, page, t)


def _urgency(measure: PlannedMeasure) -> tuple[bool, bool, str, int]:
    day = measure.due.isoformat() if measure.due else "9"
    return measure.state in CARRIED_OUT, measure.priority is not Priority.HIGH, day, measure.number or 0


def _section(title: str, measures: list[PlannedMeasure], page: PlanPage, t: Texts) -> Iterator[Element]:
    if not measures:
        return
    yield subheading(title)
    with_buttons = page.may_change and len(page.measures) <= MOST_WITH_BUTTONS
    for measure in islice(measures, MOST_SHOWN):
        yield _measure(measure, page if with_buttons else None, t)
    if len(measures) > MOST_SHOWN:
        rest = len(measures) - MOST_SHOWN
        yield small(t.n("and {n} more", "and {n} more", rest))


def _measure(measure: PlannedMeasure, page: PlanPage | None, t: Texts) -> Element:
    number = () if measure.number is None else (t("Question {number}", number=measure.number),)
    return group(
        text(shorten(measure.what, LONGEST)),
        small(" · ".join((*number, *_details(measure, t)))),
        buttons(*_actions(measure, page, t), spacing=Spacing.SMALL) if page is not None else None,
    )


def _actions(measure: PlannedMeasure, page: PlanPage, t: Texts) -> Iterable[ActionExecute]:
    """The manager changes the plan and takes in what is proposed; the rep changes only what the rep has proposed."""
    review, is_manager = page.review.id, page.seat is SeatKind.MANAGER
    proposed = measure.state == MeasureState.PROPOSED
    if measure.state == MeasureState.CANCELLED or not (is_manager or proposed):
        return
    if is_manager and proposed:
        yield button(
            t("Take into the plan"),
            AdoptMeasure(review=review, measure=measure.id, revision=page.review.revision),
        )
    yield button(t("Change"), ShowFollowUp(review=review, measure=measure.id, kind=measure.kind))


def _nothing(page: PlanPage, t: Texts) -> Element | None:
    return None if page.measures else paragraph(t("Nothing is planned yet."))


def _lifted(page: PlanPage, t: Texts) -> Iterator[Element]:
    if page.lifted:
        yield subheading(t("Raised to the level above"))
        yield from (paragraph(shorten(matter, LONGEST)) for matter in page.lifted[:MOST_LIFTED])


def _confirm(page: PlanPage, t: Texts) -> Element | None:
    """The rep takes part in drawing up the plan (AML 6 kap. 4 §), so the plan is confirmed and not only the answers."""
    if not page.to_confirm:
        return None
    agree = AgreePlan(review=page.review.id, mark=page.mark)
    return box(
        text(
            t(
                "Do you agree with the plan? If something is missing, propose a measure: the manager will be asked about it."
            )
        ),
        buttons(button(t("Agree with the plan"), agree), spacing=Spacing.SMALL),
    )


def _ways(page: PlanPage, t: Texts) -> list[Element]:
    review = page.review.id
    add = t("Add a measure") if page.seat is SeatKind.MANAGER else t("Propose measure")
    on = page.stage is Stage.SIGNED or page.to_confirm
    return buttons(
        button(add, ShowFollowUp(review=review)) if page.may_change else None,
        None if on else open_button(page.review, t("Continue")),
        overview_button(t, page.review),
        home_button(t),
    )
