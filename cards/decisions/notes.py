"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.ground.note import Note
from cards.texts import Texts
from dialogs.decisions.notices import AnalysisNotSent, DecisionLack, DecisionSaved, NotYourDecision
from dialogs.ground.notices import Lacking


def saved(what: DecisionSaved, t: Texts) -> str:
    match what:
        case DecisionSaved.DECIDED:
            return t("The decision is recorded. Now those beneath are waiting for an answer")
        case DecisionSaved.NO_DECISION_YET:
            return t("Noted that there is no decision yet. That is an answer, too: send it to those beneath")
        case DecisionSaved.FED_BACK:
            return t("The answer is on its way to those beneath")
        case DecisionSaved.ANSWER_READ:
            return t("Noted as read")
        case DecisionSaved.ANSWER_RAISED:
            return t("Noted as taken up with the staff")
        case DecisionSaved.PRESENTED:
            return t("On its way to the body's channel")
        case _:
            assert_never(what)


def lack(lack: DecisionLack, notice: Lacking, t: Texts) -> str:
    match lack:
        case DecisionLack.BODY:
            return t("Choose which body it is, one of those that you record for.")
        case DecisionLack.DECIDED_DAY:
            return t("Choose the day of the decision. Typed: year-month-day, for example 2027-02-03.")
        case DecisionLack.DECIDED_AHEAD:
            return t("That day is yet to come. Record the decision when it has been made.")
        case DecisionLack.DECISION_TEXT:
            return t("Write the decision as it is in the minutes.")
        case DecisionLack.VERDICT_REASON:
            return t(
                "Write why it is not adopted: number {numbers}. For example: “3: is done already.”",
                numbers=notice.typed,
            )
        case DecisionLack.ITEM_UNKNOWN:
            return t(
                "I do not find what this is about: {what}. Write a number from the list and a colon first.",
                what=t.names(notice.candidates),
            )
        case DecisionLack.EXPECTED_DAY:
            return t("Choose when the decision is expected: a day ahead, within two years.")
        case DecisionLack.FEEDBACK_TEXT:
            return t("Write what you answer those beneath. They have asked by answering.")
        case DecisionLack.RAISED_DAY:
            return t("Choose the day of the staff meeting: from the day the answer came until today.")
        case DecisionLack.NO_CHANNEL:
            return t(
                "The body has no channel that I know of. Link one in Teams with “koppla”, or show the Word file at the "
                "meeting."
            )
        case _:
            assert_never(lack)


def note(notice: NotYourDecision | AnalysisNotSent, t: Texts) -> Note:
    match notice:
        case NotYourDecision():
            who = t.names(notice.managers) or t("nobody right now")
            return Note(
                t("This is for others to record"),
                (
                    t(
                        "Decisions are recorded by the level's manager ({who}), or by the body's chair or secretary.",
                        who=who,
                    ),
                ),
            )
        case AnalysisNotSent():
            return Note(
                t("There is nothing to decide on yet"),
                (t("Write the analysis, and send it to the level's safety representative first."),),
            )
        case _:
            assert_never(notice)
