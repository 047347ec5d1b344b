"""Where a review stands: what is left, area by area, and the way to whatever comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import (
    choice_name,
    entered,
    home_button,
    open_button,
    overview_button,
    question_line,
    review_title,
    short_units,
)
from cards.parts import (
    Element,
    Sheet,
    bold,
    box,
    button,
    buttons,
    heading,
    paragraph,
    progress,
    sheet,
    small,
    tap_line,
    text,
    text_field,
    top,
)
from cards.texts import Texts
from dialogs.reviews.events.answering import ShowOverview, ShowQuestion
from dialogs.reviews.events.confirming import AgreeAll, HandOver, ShowArea, ShowTalk
from dialogs.reviews.events.entering import ShowParticipants
from dialogs.reviews.events.following_up import ShowFollowUp, ShowPlan
from dialogs.reviews.events.signing import ShowSign
from dialogs.reviews.pages.answering import Mark, NoRepPage, OverviewArea, OverviewPage, OverviewQuestion, WaitingPage
from dialogs.reviews.rules.review import SeatKind, Stage
from dialogs.subjects import Event

MOST_MISSING = 5


def overview(page: OverviewPage, t: Texts) -> Sheet:
    title = t("{answered} of {total} answered", answered=page.answered, total=page.total)
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(t("Overview: {state}", state=title)),
        progress(page.answered, page.total),
        entered(t, page.review),
        _now(page, t),
        *(_area(page, one, t) for one in page.areas),
        buttons(*_ways(page, t)),
        small(t("Last pressed by {who}", who=page.pressed_by)) if page.pressed_by else None,
        summary=t("Overview: {state}", state=title),
    )


# --- what comes next


def _now(page: OverviewPage, t: Texts) -> Element:
    match page.stage:
        case Stage.NOT_STARTED | Stage.ANSWERING:
            return _answering(page, t)
        case Stage.WITH_REP:
            return _with_rep(page, t)
        case Stage.TALKING:
            talk = button(t("Talk it through"), ShowTalk(review=page.review.id), inputs=False)
            return _next(t("Next: talk through what you see differently"), talk)
        case Stage.TO_SIGN:
            sign = button(t("Read and sign"), ShowSign(review=page.review.id), inputs=False)
            return _next(t("Next: read through and sign"), sign)
        case Stage.SIGNED:
            return _next(t("Signed and done"), open_button(page.review, t("Show what was signed")))
        case _:
            assert_never(page.stage)


def _next(title: str, *actions: ActionExecute, more: Element | None = None) -> Element:
    return box(text(bold(title)), more, buttons(*actions, spacing=Spacing.SMALL))


def _answering(page: OverviewPage, t: Texts) -> Element:
    if page.seat is SeatKind.REP and not page.in_group:
        return box(text(bold(t("It is the manager's turn now"))), small(t("You hear from me when it is your turn.")))
    if page.ready:
        return _ready(page, t)
    return box(text(bold(_left(page, t))), _missing(page, t), buttons(*_continue(page, t), spacing=Spacing.SMALL))


def _left(page: OverviewPage, t: Texts) -> str:
    number = len(page.missing) + page.participants_missing
    return t.n("{n} thing is left before you can go on", "{n} things are left before you can go on", number)


def _missing(page: OverviewPage, t: Texts) -> Iterator[Element]:
    unanswered = [one for one in page.missing if one.mark is not Mark.NEEDS_FOLLOW_UP]
    without = [one for one in page.missing if one.mark is Mark.NEEDS_FOLLOW_UP]
    if page.participants_missing:
        yield small(t("Who takes part is not filled in."))
    if unanswered:
        yield small(t("To answer: {questions}", questions=_numbers(unanswered, t)))
    if without:
        words = t("Answered, but nothing said yet about what you do: {questions}", questions=_numbers(without, t))
        yield small(words)


def _numbers(questions: list[OverviewQuestion], t: Texts) -> str:
    """fråga 7, 9, 12 och 5 till"""
    shown = [str(one.number) for one in questions[:MOST_MISSING]]
    more = len(questions) - MOST_MISSING
    if more <= 0:
        return t.n("question {which}", "questions {which}", len(questions), which=t.names(shown))
    return t("questions {which} and {n} more", which=", ".join(shown), n=more)


def _continue(page: OverviewPage, t: Texts) -> Iterator[ActionExecute]:
    review = page.review.id
    if page.participants_missing:
        yield button(t("Fill in who takes part"), ShowParticipants(review=review), inputs=False)
    if page.next_question is not None:
        shown = ShowQuestion(review=review, question=page.next_question)
        yield button(t("Continue"), shown, inputs=False)
    else:
        first = next((one for one in page.missing if one.mark is Mark.NEEDS_FOLLOW_UP), None)
        if first is not None:
            what = ShowFollowUp(review=review, question=first.question)
            yield button(t("What do we do about {number}?", number=first.number), what, inputs=False)


def _ready(page: OverviewPage, t: Texts) -> Element:
    hand_over = HandOver(review=page.review.id, revision=page.review.revision)
    planned = t.n("{n} measure or activity in the plan", "{n} measures and activities in the plan", page.measures)
    if page.rep_missing:
        more = t("No safety representative is registered. You write why, and then you can sign.")
        return _next(t("Everything is answered"), button(t("Continue"), hand_over, inputs=False), more=small(more))
    title = t("Everything is answered: hand over to {who}", who=t.names(page.reps))
    return _next(title, button(t("Hand over"), hand_over, inputs=False), more=small(planned))


def _with_rep(page: OverviewPage, t: Texts) -> Element:
    who = t.names(page.reps) or t("The safety representative")
    if page.seat is SeatKind.MANAGER and not page.in_group:
        return box(
            text(bold(t("{who} is going through the answers", who=who))), small(t("You hear from me after that."))
        )
    go = open_button(page.review, t("Area by area"))
    if not page.together:
        return _next(t("Next: go through the answers"), go)
    agree = AgreeAll(review=page.review.id, revision=page.review.revision)
    more = t("You have answered together. If {who} agrees with everything, one press is enough.", who=who)
    return _next(
        t("Next: confirm the answers"), button(t("I agree with all of it"), agree, inputs=False), go, more=small(more)
    )


# --- the areas


def _area(page: OverviewPage, one: OverviewArea, t: Texts) -> list[Element]:
    reads = page.seat is SeatKind.REP and page.stage is Stage.WITH_REP and not page.in_group
    shown: Event = ShowArea(review=page.review.id, area=one.area)
    if not reads:
        shown = ShowOverview(review=page.review.id, area=None if one.unfolded else one.area)
    title = t.text(one.title)
    state = _area_state(one, t)
    whole = tap_line(bold(title) if one.unfolded else title, state, f"{title}: {state}", shown, separator=True)
    return [whole, *(_question(page, asked, t) for asked in one.questions)] if one.unfolded else [whole]


def _area_state(one: OverviewArea, t: Texts) -> str:
    if one.differs:
        return t.n("{n} differs", "{n} differ", one.differs)
    if one.to_do:
        return t("{answered} of {total}", answered=one.answered, total=one.total)
    return "✓ " + t("{answered} of {total}", answered=one.answered, total=one.total)


def _question(page: OverviewPage, asked: OverviewQuestion, t: Texts) -> Element:
    name = question_line(t, asked.number, asked.short)
    state = _mark(asked, t)
    shown = ShowQuestion(review=page.review.id, question=asked.question)
    return tap_line(name, state, f"{name}: {state}", shown)


def _mark(asked: OverviewQuestion, t: Texts) -> str:
    match asked.mark:
        case Mark.ANSWERED:
            return choice_name(t, asked.choice)
        case Mark.SKIPPED:
            return t("skipped")
        case Mark.UNANSWERED:
            return t("unanswered")
        case Mark.NEEDS_FOLLOW_UP:
            return t("{choice}, what do you do?", choice=choice_name(t, asked.choice))
        case Mark.DIFFERS:
            return t("{choice}, seen differently", choice=choice_name(t, asked.choice))
        case _:
            assert_never(asked.mark)


def _ways(page: OverviewPage, t: Texts) -> Iterator[ActionExecute]:
    plan = t("Plan ({n})", n=page.measures) if page.measures else t("Plan")
    yield button(plan, ShowPlan(review=page.review.id), inputs=False)
    editable = page.stage in (Stage.NOT_STARTED, Stage.ANSWERING)
    if editable and not page.participants_missing and (page.seat is SeatKind.MANAGER or page.in_group):
        yield button(t("Who takes part"), ShowParticipants(review=page.review.id), inputs=False)
    if not page.in_group:
        yield home_button(t)


# --- no safety representative


def no_rep(page: NoRepPage, t: Texts) -> Sheet:
    title = t("Why is there no safety representative?")
    hand_over = HandOver(review=page.review.id, revision=page.review.revision)
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(
            t(
                "No safety representative is registered for the unit, not even a chief safety representative. The "
                "follow-up then counts as one where the safety representative is missing."
            )
        ),
        text_field(
            "reason",
            t("Reason (required)"),
            value=page.typed,
            placeholder=t("For example: the safety representative left in May, a new one is chosen in January."),
            max_length=500,
        ),
        buttons(button(t("Go on to signing"), hand_over), overview_button(t, page.review)),
        summary=title,
    )


# --- somebody else's turn


def waiting(page: WaitingPage, t: Texts) -> Sheet:
    title, more = _waits(page, t)
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(t("Thank you, your part is done for now.")) if page.just_done else None,
        paragraph(more),
        buttons(
            overview_button(t, page.review),
            button(t("Plan"), ShowPlan(review=page.review.id), inputs=False),
            home_button(t),
        ),
        summary=title,
    )


def _waits(page: WaitingPage, t: Texts) -> tuple[str, str]:
    """Whose turn it is, and what happens after."""
    who = t.names(page.waiting_for)
    tell = t("You hear from me when it is your turn. You need to do nothing until then.")
    match page.stage:
        case Stage.NOT_STARTED:
            return (t("{who} has not started yet", who=who) if who else t("Not started yet")), tell
        case Stage.ANSWERING:
            return (
                t("{who} is answering the questions", who=who) if who else t("The questions are being answered")
            ), tell
        case Stage.WITH_REP:
            return t("{who} is going through the answers", who=who or t("The safety representative")), tell
        case Stage.TALKING:
            return t("{who} looks at what you see differently", who=who or t("The manager")), tell
        case Stage.TO_SIGN:
            waits = t("Waiting for {who} to sign", who=who) if who else t("Waiting for the other signature")
            return waits, t("When both have signed, the follow-up is done and the unit's channel gets a summary.")
        case Stage.SIGNED:
            return t("Signed and done"), t("Everything is in place. The measures are found in the plan.")
        case _:
            assert_never(page.stage)
