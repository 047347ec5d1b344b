"""What is done about an answer. One text serves all ways: plan it, it is done, raise it, or no measure and why.

For a strength it is an activity that keeps it; for the safety representative a proposal.
"""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import choice_name, home_button, question_line
from cards.parts import (
    LONG_TEXT,
    Element,
    Option,
    Sheet,
    bold,
    box,
    button,
    buttons,
    choice_field,
    date_field,
    group,
    heading,
    paragraph,
    quote,
    rich,
    sheet,
    small,
    tap_line,
    text_field,
    top,
)
from cards.reviews.matter_words import in_short, receiver_options, state_words
from cards.reviews.plan import measure_words
from cards.reviews.who import who_fields
from cards.texts import Texts
from dialogs.ground.ids import MeasureId, QuestionId
from dialogs.matters.events import ShowMatter
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.events.following_up import (
    CancelMeasure,
    DoneAtOnce,
    Later,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
    ShowFollowUp,
    ShowPlan,
)
from dialogs.reviews.pages.answering import FollowUpPage, LiftedBefore, PlannedMeasure
from dialogs.reviews.rules.review import CARRIED_OUT, MeasureKind, MeasureState, Priority
from dialogs.subjects import Event

MOST_SUGGESTIONS = 3
MOST_BEFORE = 3
MOST_MEASURES = 8  # with buttons of their own; all of them are in the plan


def follow_up(page: FollowUpPage, t: Texts) -> Sheet:
    title = _title(page, t)
    return sheet(
        _about(page, t),
        heading(title),
        None if page.editing else _so_far(page, t),
        text_field("what", _label(page, t), value=page.draft.what, placeholder=_example(page, t), max_length=LONG_TEXT),
        None if page.editing else _suggestions(page, t),
        date_field("due", _due_label(page, t), value=page.draft.due, earliest=page.earliest),
        who_fields(page.candidates, page.draft, t, picker=page.picker),
        _priority(page, t) if page.kind is MeasureKind.IMPROVE else None,
        _main(page, t),
        _other_ways(page, t),
        buttons(*_ways_back(page, t)),
        summary=f"{title} {_number_line(page, t)}".strip(),
    )


# --- what it is about


def _title(page: FollowUpPage, t: Texts) -> str:
    preserve = page.kind is MeasureKind.PRESERVE
    if page.editing:
        return t("Change the activity") if preserve else t("Change the measure")
    if page.proposing:
        return t("Propose an activity") if preserve else t("Propose a measure")
    if preserve:
        return t("What do you want to keep doing?")
    return t("What do you do about it?") if page.choice else t("A new measure")


def _about(page: FollowUpPage, t: Texts) -> Element | None:
    if page.number is None or page.short is None:
        return None
    if page.choice is None:
        return top(t("Question {number}", number=page.number), t.text(page.short))
    answered = t("Question {number} · you answered {choice}", number=page.number, choice=choice_name(t, page.choice))
    return top(answered, t.text(page.short))


def _number_line(page: FollowUpPage, t: Texts) -> str:
    return question_line(t, page.number, page.short) if page.number is not None and page.short else ""


def _so_far(page: FollowUpPage, t: Texts) -> Iterator[Element]:
    for one in page.measures[:MOST_MEASURES]:
        yield group(paragraph(measure_words(one, t)), buttons(*_change(page, one, t), spacing=Spacing.SMALL))
    if page.no_measure_reason:
        yield paragraph(rich(bold(t("No measure:")), " ", quote(page.no_measure_reason)))
    for matter in page.lifted:
        yield paragraph(rich(bold(t("Raised:")), " ", quote(matter)))
    for earlier in page.lifted_before[:MOST_BEFORE]:
        state = state_words(earlier.state, overdue=False, t=t)
        title = t("Open: {what}", what=in_short(earlier.what))
        words = t("Raised before: {what} ({state})", what=quote(in_short(earlier.what)), state=state)
        yield tap_line(words, "", title, _opens(earlier))


def _opens(one: LiftedBefore) -> Event:
    return ShowMatter(matter=one.matter)


def _change(page: FollowUpPage, one: PlannedMeasure, t: Texts) -> Iterator[ActionExecute]:
    if one.state == MeasureState.CANCELLED or (page.proposing and one.state != MeasureState.PROPOSED):
        return
    if one.state not in CARRIED_OUT:
        yield button(t("Change"), ShowFollowUp(review=page.review.id, measure=one.id), inputs=False)
    yield button(t("Take out"), _cancels(page, one.id), inputs=False)


# --- what is typed


def _label(page: FollowUpPage, t: Texts) -> str:
    if page.kind is MeasureKind.PRESERVE:
        return t("Activity (required)")
    if page.editing or page.proposing or page.question is None:
        return t("Measure (required)")
    return t("What is to be done, what was done, or why not (required)")


def _example(page: FollowUpPage, t: Texts) -> str:
    if page.suggestions:
        return t("For example: {suggestion}", suggestion=t.text(page.suggestions[0]))
    if page.kind is MeasureKind.PRESERVE:
        return t("For example: keep the morning meeting where risks are raised before the shift begins.")
    return t("For example: joint safety round on floor 3, every quarter.")


def _suggestions(page: FollowUpPage, t: Texts) -> Iterator[Element]:
    """Others' ways, to read: a button cannot fill a field in a card. The first stands in the field as its example."""
    rest = page.suggestions[1:MOST_SUGGESTIONS]
    if rest:
        yield small(bold(t("Others have done like this:")))
        yield from (small(f"– {t.text(one)}", spacing=Spacing.NONE) for one in rest)


def _due_label(page: FollowUpPage, t: Texts) -> str:
    return t("Done by (optional)") if page.proposing else t("Done by (required to plan)")


def _priority(page: FollowUpPage, t: Texts) -> Element:
    options = [Option(t("Normal"), Priority.NORMAL.value), Option(t("High, a serious risk"), Priority.HIGH.value)]
    return choice_field("priority", t("Priority"), options, value=page.draft.priority.value)


# --- the ways on


def _main(page: FollowUpPage, t: Texts) -> Element:
    titles = {
        (True, False): t("Save the change"),
        (True, True): t("Save the change"),
        (False, True): t("Send the proposal"),
        (False, False): t("Plan it"),
    }
    planned = PlanMeasure(
        review=page.review.id,
        question=page.question,
        slot=page.slot,
        kind=page.kind,
        measure=page.editing,
        revision=page.review.revision,
        seen=page.seen,
    )
    return box(buttons(button(titles[page.editing is not None, page.proposing], planned), spacing=Spacing.NONE))


def _other_ways(page: FollowUpPage, t: Texts) -> Iterator[Element]:
    """With the same text: it is done, it goes up, or there is a reason for doing nothing (13 § AFS 2023:1)."""
    if page.question is None or page.editing or page.proposing:
        return
    review, question = page.review.id, page.question
    revision = page.review.revision
    done = DoneAtOnce(
        review=review, question=question, slot=page.slot, kind=page.kind, revision=revision, seen=page.seen
    )
    raised = button(t("Raise it"), LiftMatter(review=review, question=question, revision=revision, seen=page.seen))
    yield from _raise_to(page, t)
    if page.kind is MeasureKind.PRESERVE:
        yield from buttons(button(t("We do it already"), done), raised if page.lift_to else None, spacing=Spacing.SMALL)
        return
    yield small(_explained(page, t))
    yield from buttons(
        button(t("Done already"), done),
        raised if page.lift_to else None,
        button(t("No measure"), NoMeasure(review=review, question=question, revision=revision, seen=page.seen)),
        spacing=Spacing.SMALL,
    )


def _raise_to(page: FollowUpPage, t: Texts) -> Iterator[Element]:
    """To whom, where there is more than the level above to choose."""
    options = receiver_options(page.receivers, t, returnable=page.returnable)
    if len(options) > 1 and page.lift_to:
        known = any(one.value == page.to for one in options)
        label = t("If it is raised: to whom")
        yield choice_field("to", label, options, value=page.to if known else options[0].value)


def _explained(page: FollowUpPage, t: Texts) -> str:
    if page.lift_to is None:
        return t("Or, with what you wrote above: it is done already, or no measure and why.")
    if len(page.receivers) > 1:
        return t(
            "Or, with what you wrote above: it is done already, raise it to whom you choose, or no measure and why."
        )
    return t(
        "Or, with what you wrote above: it is done already, raise it to {level}, or no measure and why.",
        level=page.lift_to,
    )


def _ways_back(page: FollowUpPage, t: Texts) -> Iterator[ActionExecute]:
    review = page.review.id
    if page.editing:
        yield button(t("Take out"), _cancels(page, page.editing), inputs=False)
        yield button(t("Back"), _leave(page), inputs=False)
    elif page.proposing or page.question is None:
        yield button(t("Back"), _leave(page), inputs=False)
        yield home_button(t)
    else:
        question: QuestionId = page.question
        skip = t("No, go on") if page.kind is MeasureKind.PRESERVE else t("Later")
        yield button(skip, Later(review=review, question=question))
        yield button(t("Change the answer"), Later(review=review, question=question, to_question=True))


def _cancels(page: FollowUpPage, measure: MeasureId) -> Event:
    seen = next((one.seen for one in page.measures if one.id == measure), None)
    return CancelMeasure(review=page.review.id, measure=measure, revision=page.review.revision, seen=seen)


def _leave(page: FollowUpPage) -> Event:
    if page.proposing:
        return OpenReview(review=page.review.id)
    if page.question is None:
        return ShowPlan(review=page.review.id)
    return ShowFollowUp(review=page.review.id, question=page.question, kind=page.kind)
