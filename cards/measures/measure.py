"""A measure's own card: how it stands, what has happened, and what can be done now. One form at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import home_button, question_line, short_units, shorten
from cards.measures.arrange import arrange, take_in
from cards.measures.history import goal_words, history, priority_words
from cards.parts import (
    Element,
    Sheet,
    box,
    button,
    buttons,
    date_field,
    facts,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    tap_line,
    text,
    text_field,
    top,
)
from cards.reviews.measure_words import standing_words
from cards.reviews.who import who_fields
from cards.texts import Texts
from dialogs.matters.events import ShowLift
from dialogs.measures.events import (
    CannotMeasure,
    CompleteMeasure,
    ControlMeasure,
    DropMeasure,
    HandOnMeasure,
    NotEnough,
    PostponeMeasure,
    ShowMeasure,
    ShowUnitPlan,
)
from dialogs.measures.pages import MeasurePage
from dialogs.measures.rules.measure import MeasureAsk
from dialogs.reviews.events.answering import ShowQuestion
from dialogs.reviews.rules.review import MeasureKind, Priority
from dialogs.reviews.rules.standing import Standing
from dialogs.subjects import Event

LONGEST = 600  # characters of what somebody wrote
LINKED = 80


def measure(page: MeasurePage, t: Texts) -> Sheet:
    name = t("Measure") if page.kind is MeasureKind.IMPROVE else t("Activity")
    return sheet(
        top(f"{name} · {page.home.year}", short_units(page.home)),
        heading(shorten(page.what, LONGEST)),
        small(question_line(t, page.number, page.short)) if page.number is not None and page.short else None,
        _facts(page, t),
        _linked(page, t),
        _arranged(page, t) if page.ask is None else None,
        _form(page, t),
        history(page, t) if page.ask is None else None,
        buttons(*_ways_back(page, t)),
        summary=f"{shorten(page.what, 200)} · {standing_words(page.standing, t)}",
    )


def _facts(page: MeasurePage, t: Texts) -> Element:
    lines = [(t("How it stands"), standing_words(page.standing, t))]
    if page.due is not None:
        lines.append((t("By"), t.day(page.due)))
    lines.append((t("Sees to it"), page.accountable or t("nobody yet")))
    if page.priority is Priority.HIGH:
        lines.append((t("Priority"), priority_words(page.priority, t)))
    if served := goal_words(page.goal, page.target_year, t):
        lines.append((t("Serves"), served))
    if page.beside:
        lines.append((t("Holds for"), t.names((*page.home.units, *page.beside))))
    if page.done_at is not None:
        lines.append((t("Done on"), t.day_of(page.done_at)))
    if page.done_what:
        lines.append((t("What was done"), shorten(page.done_what, LONGEST)))
    if page.control_on is not None and page.standing is Standing.DONE:
        lines.append((t("Does it help?"), t("I ask on {day}", day=t.day(page.control_on))))
    if page.controlled_at is not None:
        seen = t("{day} by {who}", day=t.day_of(page.controlled_at), who=page.controlled_by)
        lines.append((t("Controlled"), seen))
    if page.control_note:
        lines.append((t("What was seen"), shorten(page.control_note, LONGEST)))
    if page.reason:
        lines.append((t("Why"), shorten(page.reason, LONGEST)))
    return facts(*lines)


def _linked(page: MeasurePage, t: Texts) -> Iterator[Element]:
    if page.follows:
        yield small(t("Comes after: {what}", what=quote(shorten(page.follows[1], LINKED))))
    if page.followed_by:
        yield small(t("Continues with: {what}", what=quote(shorten(page.followed_by[1], LINKED))))


def _arranged(page: MeasurePage, t: Texts) -> Element | None:
    """A line to press: the card has its six buttons."""
    if not page.may_arrange:
        return None
    title = t("Priority, goal, several units")
    return tap_line(title, "", title, _ask(page, MeasureAsk.ARRANGE), separator=True)


# --- what can be done


def _form(page: MeasurePage, t: Texts) -> list[Element]:
    if page.arranging is not None:
        return [*arrange(page, page.arranging, t)]
    if not page.may_act:
        return []
    match page.ask:
        case MeasureAsk.POSTPONE:
            return [*_postpone(page, t)]
        case MeasureAsk.HAND_ON:
            return [*_hand_on(page, t)]
        case MeasureAsk.CANNOT:
            return [*_cannot(page, t)]
        case MeasureAsk.NOT_ENOUGH:
            return [*_not_enough(page, t)]
        case None | MeasureAsk.ARRANGE:
            return [*_as_it_stands(page, t)]
        case _:
            assert_never(page.ask)


def _as_it_stands(page: MeasurePage, t: Texts) -> Iterator[Element]:
    """What comes next: is it done, did it help, or what is to become of it?"""
    match page.standing:
        case Standing.PROPOSED if page.may_take_in:
            yield from take_in(page, t)
        case Standing.ONGOING | Standing.OVERDUE | Standing.CANNOT:
            yield text_field("what", t("What has been done (required)"), value=page.draft.what)
            done = CompleteMeasure(measure=page.measure, revision=page.revision)
            yield box(buttons(button(t("Done"), done), spacing=Spacing.NONE))
        case Standing.DONE | Standing.TO_CONTROL if page.kind is MeasureKind.IMPROVE:
            yield text_field("note", t("What do you see now? (optional)"), value=page.typed)
            helped = ControlMeasure(measure=page.measure, revision=page.revision)
            not_enough = ControlMeasure(measure=page.measure, helped=False, revision=page.revision)
            title = text(t("Did it help?"))
            yield box(title, buttons(button(t("Yes, it helped"), helped), button(t("Not enough"), not_enough)))
        case _:
            return


def _why(page: MeasurePage, t: Texts) -> Element:
    return text_field("why", t("Why (required)"), value=page.typed)


def _postpone(page: MeasurePage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("A new day, and why. The safety representative is told."))
    yield date_field("due", t("New day (required)"), value=page.draft.due, earliest=page.earliest)
    yield _why(page, t)
    event = PostponeMeasure(measure=page.measure, revision=page.revision)
    yield box(buttons(button(t("Postpone"), event), spacing=Spacing.NONE))


def _hand_on(page: MeasurePage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("Who sees to it from now on? They are told what they are asked, and why."))
    yield from who_fields(page.candidates, page.draft, t, picker=page.picker)
    yield text_field("why", t("Why (optional)"), value=page.typed)
    event = HandOnMeasure(measure=page.measure, revision=page.revision)
    yield box(buttons(button(t("Hand on"), event), spacing=Spacing.NONE))


def _decline(page: MeasurePage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("Write why it does not come into the plan. Whoever proposed it is told."))
    yield _why(page, t)
    drop = DropMeasure(measure=page.measure, revision=page.revision)
    yield box(buttons(button(t("Decline"), drop), spacing=Spacing.NONE))


def _cannot(page: MeasurePage, t: Texts) -> Iterator[Element]:
    if page.standing is Standing.PROPOSED:
        yield from _decline(page, t)
        return
    yield paragraph(
        t(
            "Write why. What cannot be done stays open, and the manager and the safety representative are told: it gets "
            "another day, another person, or is taken out."
        )
    )
    yield _why(page, t)
    stuck = CannotMeasure(measure=page.measure, revision=page.revision)
    drop = DropMeasure(measure=page.measure, revision=page.revision)
    lift = CannotMeasure(measure=page.measure, lift=True, revision=page.revision)
    said = page.standing is Standing.CANNOT
    yield box(
        buttons(
            None if said else button(t("Cannot be done"), stuck),
            button(t("Raise it"), lift) if page.lift_to and not said else None,
            button(t("Take out"), drop) if page.may_drop else None,
            button(t("Raise to somebody else"), ShowLift(measure=page.measure), inputs=False),
            spacing=Spacing.NONE,
        )
    )
    if page.lift_to and not said:
        yield small(t("“Raise it” also asks {level} to take it on.", level=page.lift_to))


def _not_enough(page: MeasurePage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("What do you do instead, or besides? It becomes a measure of its own, linked to this one."))
    yield text_field("note", t("What do you see now? (optional)"), value=page.typed)
    yield text_field("what", t("Measure (required)"), value=page.draft.what)
    yield date_field("due", t("Done by (required to plan)"), value=page.draft.due, earliest=page.earliest)
    yield from who_fields(page.candidates, page.draft, t, picker=page.picker)
    event = NotEnough(measure=page.measure, revision=page.revision)
    yield box(buttons(button(t("Plan it"), event), spacing=Spacing.NONE))


# --- the ways on


def _ways_back(page: MeasurePage, t: Texts) -> Iterator[ActionExecute]:
    if page.ask is not None:
        yield button(t("Back"), ShowMeasure(measure=page.measure), inputs=False)
        yield home_button(t)
        return
    if page.may_act:
        yield from _other_ways(page, t)
    if page.followed_by:
        yield button(t("What came after"), ShowMeasure(measure=page.followed_by[0]), inputs=False)
    if page.back:
        review, question = page.back
        yield button(t("Back to the question"), ShowQuestion(review=review, question=question), inputs=False)
    elif page.has_seat:
        yield button(t("The unit's plan"), ShowUnitPlan(node=page.node), inputs=False)
    yield home_button(t)


def _other_ways(page: MeasurePage, t: Texts) -> Iterator[ActionExecute]:
    open_now = page.standing in (Standing.ONGOING, Standing.OVERDUE, Standing.CANNOT)
    if open_now:
        yield button(t("Postpone"), _ask(page, MeasureAsk.POSTPONE), inputs=False)
    if open_now or page.standing in (Standing.DONE, Standing.TO_CONTROL):
        yield button(t("Hand on"), _ask(page, MeasureAsk.HAND_ON), inputs=False)
    if page.standing in (Standing.ONGOING, Standing.OVERDUE) or page.may_drop:
        titles = {Standing.CANNOT: t("Take out"), Standing.PROPOSED: t("Decline")}
        title = titles.get(page.standing) or t("Cannot be done")
        yield button(title, _ask(page, MeasureAsk.CANNOT), inputs=False)


def _ask(page: MeasurePage, ask: MeasureAsk) -> Event:
    return ShowMeasure(measure=page.measure, ask=ask)
