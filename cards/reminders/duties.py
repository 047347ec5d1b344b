"""What a morning's reminders say about a level, its bodies and its decisions: what it is, where, since when, and the way there."""

from __future__ import annotations

from typing import assert_never

from adaptive_cards.card import ActionExecute

from cards.decisions.agenda import agenda_words
from cards.parts import button
from cards.texts import Texts
from dialogs.analyses.events import ShowAnalysis
from dialogs.decisions.events import ShowAnswerBack, ShowDecision, ShowPresentation
from dialogs.reminders.pages import DueDuty
from dialogs.reminders.rules.duties import Duty
from dialogs.subjects import Event


def title(one: DueDuty, t: Texts) -> str:
    match one.duty:
        case Duty.EXPECTED:
            return t("The decision was expected before today")
        case Duty.FEEDBACK:
            return t("Those beneath have not been answered yet")
        case Duty.AGENDA:
            return t("Put the year's result on the agenda")
        case Duty.LEVEL_VIEW:
            return t("The level's analysis waits for your view")
        case Duty.RECEIPT:
            return t("An answer to you is not read yet")
        case _:
            assert_never(one.duty)


def where(one: DueDuty, t: Texts) -> str:
    level = t("{level}, {year}", level=one.level, year=one.year)
    match one.duty:
        case Duty.LEVEL_VIEW:
            return level
        case Duty.RECEIPT:
            return t("From {level} to {unit}", level=one.level, unit=one.unit)
        case _:
            return f"{one.body_name} · {level}"


def when(one: DueDuty, days: int, t: Texts) -> str:
    match one.duty:
        case Duty.EXPECTED:
            return t("It was expected {day}.", day=t.short_day(one.by)) if one.by else ""
        case Duty.FEEDBACK:
            return (
                t("Decided {day}. A decision is finished when it has been answered.", day=t.short_day(one.on))
                if one.on
                else ""
            )
        case Duty.AGENDA:
            return agenda_words(one.on, one.by, t)
        case Duty.LEVEL_VIEW:
            return t.n("It has waited {n} day.", "It has waited {n} days.", -days)
        case Duty.RECEIPT:
            return t.n("You got it {n} day ago.", "You got it {n} days ago.", -days)
        case _:
            assert_never(one.duty)


def opens(one: DueDuty) -> Event:
    match one.duty:
        case Duty.EXPECTED | Duty.FEEDBACK:
            return ShowDecision(decision=one.decision)
        case Duty.AGENDA:
            return ShowPresentation(node=one.node, year=one.year, body=one.body)
        case Duty.LEVEL_VIEW:
            return ShowAnalysis(node=one.node, year=one.year)
        case Duty.RECEIPT:
            return ShowAnswerBack(decision=one.decision, node=one.at)
        case _:
            assert_never(one.duty)


def go(one: DueDuty, t: Texts) -> ActionExecute:
    titles = {
        Duty.EXPECTED: t("Open the decision"),
        Duty.FEEDBACK: t("Open the decision"),
        Duty.AGENDA: t("What the body sees"),
        Duty.LEVEL_VIEW: t("Read the analysis"),
        Duty.RECEIPT: t("Read the answer"),
    }
    return button(titles[one.duty], opens(one), inputs=False)
