"""A morning's reminders on one card, the most urgent first, and how to be left alone for a while."""

from __future__ import annotations

from typing import assert_never

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import days_left, home_button, named_units, shorten
from cards.handover.leaving import left_by, nobody_for
from cards.matters.lists import units_words
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    bold,
    box,
    button,
    buttons,
    date_field,
    group,
    heading,
    line,
    paragraph,
    row_button,
    sheet,
    small,
    text,
)
from cards.reminders import duties
from cards.texts import Texts
from dialogs.home.events import Home, ShowLeft, SnoozeReminders
from dialogs.matters.events import ShowMatter
from dialogs.measures.events import ShowMeasure
from dialogs.reminders.pages import DigestLine, DigestPage, SnoozedPage, SnoozePage
from dialogs.reminders.rules.deadlines import Why
from dialogs.reviews.events.entering import OpenReview, ShowCause, ShowInvitation
from dialogs.reviews.pages.desk import Step
from dialogs.risk.events import ShowRiskAssessment
from dialogs.subjects import Event

MOST_LINES = 8
MOST_CAUSES = 6  # buttons that ask what stood in the way
LONGEST = 150  # of what a measure is: the whole of it is on its own card
MANAGERS = (Step.START, Step.ANSWER, Step.LATE)  # of what is not handed over


def digest(page: DigestPage, t: Texts) -> Sheet:
    first, rest = page.lines[0], page.lines[1:]
    left = len(rest) - MOST_LINES
    asked = [one for one in page.lines[: 1 + MOST_LINES] if _cause(one, t)][:MOST_CAUSES]
    title = t("A reminder") if not rest else t.n("{n} thing to remember", "{n} things to remember", len(page.lines))
    return sheet(
        heading(title),
        _first(first, t),
        *(_line(one, t, asks=one in asked) for one in rest[:MOST_LINES]),
        small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None,
        buttons(button(t("Remind me later"), SnoozeReminders(), inputs=False), home_button(t)),
        summary=_summary(first, len(rest), t),
    )


def _summary(first: DigestLine, others: int, t: Texts) -> str:
    told = f"{_title(first, t)}: {_where(first, t)}"
    more = t.n("and {n} more thing", "and {n} more things", others)
    return f"{told} {more}" if others else told


def _first(one: DigestLine, t: Texts) -> Element:
    return box(
        text(bold(_title(one, t))),
        paragraph(_where(one, t)),
        small(_when(one, t), spacing=TIGHT),
        buttons(_go(one, t), _cause(one, t)),
    )


def _line(one: DigestLine, t: Texts, *, asks: bool) -> Element:
    """`asks`: with its own question about what stood in the way. Of the others it can be written, with a number."""
    to = row_button(t("Open"), _opens(one))
    about = small(f"{_where(one, t)} · {_when(one, t)}", spacing=TIGHT)
    return group(line(_title(one, t), to), about, buttons(_cause(one, t), spacing=Spacing.SMALL) if asks else None)


def _opens(one: DigestLine) -> Event:
    if one.why is Why.LEFT:
        return ShowLeft()
    if one.duty is not None:
        return duties.opens(one.duty)
    if one.measure is not None:
        return ShowMeasure(measure=one.measure.measure)
    if one.matter is not None:
        return ShowMatter(matter=one.matter.matter)
    if one.risk is not None:
        return ShowRiskAssessment(node=one.risk.node)
    return OpenReview(review=one.review.id) if one.review is not None else Home()


def _title(one: DigestLine, t: Texts) -> str:
    if one.duty is not None:
        return duties.title(one.duty, t)
    match one.why:
        case Why.CLOSED:
            return t("The last day has passed")
        case Why.CLOSING:
            return _days(one.days, t)
        case Why.OVERDUE:
            return t("A measure is overdue")
        case Why.UNANSWERED:
            return t("A raised matter has not been answered")
        case Why.ANSWER:
            return t("A raised matter waits for your answer")
        case Why.LEFT:
            return nobody_for(one.left, t)
        case Why.SIGNATURE:
            return t("The follow-up waits for your signature")
        case Why.TALK:
            return t("You have something to talk through")
        case Why.VIEW:
            return t("The answers wait for you")
        case Why.CONTROL:
            return t("See whether the measure helped")
        case Why.MEASURE:
            return t("A measure is to be done soon")
        case Why.RISK_ASSESSMENT:
            return _risk_title(one, t)
        case Why.OPENING:
            return t("This year's follow-up opens soon")
        case Why.EXPECTED | Why.FEEDBACK | Why.AGENDA | Why.LEVEL_VIEW | Why.RECEIPT:
            raise ValueError(f"{one.why} without its level")
        case _:
            assert_never(one.why)


def _risk_title(one: DigestLine, t: Texts) -> str:
    if one.risk is None or one.risk.last is None:
        return t("When was the risk assessment done?")
    if one.days > 0:
        return t("The risk assessment is soon a year old")
    return t("The risk assessment is more than a year old") if one.days else t("The risk assessment is a year old")


def _risk_when(one: DigestLine, t: Texts) -> str:
    if one.risk is None or one.risk.last is None:
        return t("Note the day, and I remind you when a year has passed.")
    return t("Last: {day}. Go through it together, then note the day.", day=t.day(one.risk.last))


def _days(days: int, t: Texts) -> str:
    if days == 0:
        return t("The last day is today")
    return t.n("{n} day to the last day", "{n} days to the last day", days)


def _where(one: DigestLine, t: Texts) -> str:
    if one.why is Why.LEFT:
        return left_by(one.left, t)
    if one.duty is not None:
        return duties.where(one.duty, t)
    if one.measure is not None:
        return f"{shorten(one.measure.what, LONGEST)} ({one.measure.unit})"
    if one.matter is not None:
        unit = units_words(one.matter.unit, one.matter.others, t)
        return f"{shorten(one.matter.what, LONGEST)} ({unit})"
    if one.risk is not None:
        return one.risk.unit
    return named_units(t, one.review) if one.review else ""


def _when(one: DigestLine, t: Texts) -> str:
    if one.duty is not None:
        return duties.when(one.duty, one.days, t)
    match one.why:
        case Why.OVERDUE | Why.MEASURE if one.measure is not None and one.measure.due is not None:
            return t("to be done by {day}", day=t.short_day(one.measure.due))
        case Why.UNANSWERED | Why.ANSWER if one.matter is not None and one.matter.wanted_by is not None:
            return t("wants an answer by {day}", day=t.short_day(one.matter.wanted_by))
        case Why.ANSWER:
            return t.n("You got it {n} day ago.", "You got it {n} days ago.", -one.days)
        case Why.LEFT:
            return t("Hand them on to somebody who sees to them.")
        case Why.CONTROL:
            return t("It was done eight weeks ago. Is it better now?")
        case Why.RISK_ASSESSMENT:
            return _risk_when(one, t)
        case Why.OPENING:
            opens = t.n("Opens in {n} day.", "Opens in {n} days.", one.days)
            prepare = t("Decide when you sit down together, and who takes part.")
            return f"{opens} {prepare}"
        case Why.CLOSED:
            return (
                t("It can still be done: write a line about why it is late.") if one.step in MANAGERS else _step(one, t)
            )
        case Why.CLOSING:
            return _step(one, t)
        case _:
            return days_left(one.days, t)


def _step(one: DigestLine, t: Texts) -> str:
    """What is left for the reader to do."""
    match one.step:
        case Step.START:
            return t("Not begun yet. It takes about half an hour, and you can pause.")
        case Step.ANSWER | Step.LATE:
            return t("You go on where you were.")
        case Step.CONFIRM:
            return t("Go through the answers and the plan.")
        case Step.TALK:
            return t("Talk through what you see differently.")
        case Step.SIGN:
            return t("Read through and sign.")
        case _:
            return ""


def _go(one: DigestLine, t: Texts) -> ActionExecute:
    if one.why is Why.LEFT:
        return button(t("Show"), _opens(one), inputs=False)
    if one.duty is not None:
        return duties.go(one.duty, t)
    if one.matter is not None:
        return button(t("Open the matter"), _opens(one), inputs=False)
    if one.risk is not None:
        return button(t("Note the day"), _opens(one), inputs=False)
    if one.review is None:
        return button(t("Open the measure"), _opens(one), inputs=False)
    if one.why is Why.OPENING:
        return button(t("See what it is about"), ShowInvitation(review=one.review.id), inputs=False)
    titles = {
        Step.START: t("Start"),
        Step.ANSWER: t("Continue"),
        Step.LATE: t("Do it now"),
        Step.CONFIRM: t("Go through the answers"),
        Step.TALK: t("Talk it through"),
        Step.SIGN: t("Read and sign"),
    }
    title = titles.get(one.step, t("Open")) if one.step else t("Open")
    return button(title, OpenReview(review=one.review.id), inputs=False)


def _cause(one: DigestLine, t: Texts) -> ActionExecute | None:
    if one.review is None or one.why is not Why.CLOSED or one.step not in MANAGERS:
        return None
    return button(t("What stood in the way?"), ShowCause(review=one.review.id), inputs=False)


# --- later


def snooze(page: SnoozePage, t: Texts) -> Sheet:
    title = t("When shall I remind you again?")
    return sheet(
        heading(title),
        date_field("day", t("Day (required)"), value=page.typed, earliest=page.earliest, latest=page.latest),
        small(t("Until then I send no reminders. On that day you get those that are still needed.")),
        buttons(button(t("Remind me then"), SnoozeReminders()), home_button(t)),
        summary=title,
    )


def snoozed(page: SnoozedPage, t: Texts) -> Sheet:
    title = t("No reminders until {day}", day=t.short_weekday(page.until))
    return sheet(
        heading(title),
        paragraph(t("What waits for you is on the start page the whole time.")),
        buttons(home_button(t)),
        summary=title,
    )
