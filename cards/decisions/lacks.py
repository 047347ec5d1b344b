"""What is missing or wrong on the forms for decisions and answers back: what to do about it, and an example."""

from __future__ import annotations

from cards.texts import Texts
from dialogs.ground.notices import Lack, Lacking


def decision_lack(lack: Lack, notice: Lacking, t: Texts) -> str:
    match lack:
        case Lack.BODY:
            return t("Choose which body it is, one of those that you record for.")
        case Lack.DECIDED_DAY:
            return t("Choose the day of the decision. Typed: year-month-day, for example 2027-02-03.")
        case Lack.DECIDED_AHEAD:
            return t("That day is yet to come. Record the decision when it has been made.")
        case Lack.DECISION_TEXT:
            return t("Write the decision as it is in the minutes.")
        case Lack.VERDICT_REASON:
            return t(
                "Write why it is not adopted: number {numbers}. For example: “3: is done already.”",
                numbers=notice.typed,
            )
        case Lack.ITEM_UNKNOWN:
            return t(
                "I do not find what this is about: {what}. Write a number from the list and a colon first.",
                what=t.names(notice.candidates),
            )
        case Lack.EXPECTED_DAY:
            return t("Choose when the decision is expected: a day ahead, within two years.")
        case Lack.FEEDBACK_TEXT:
            return t("Write what you answer those beneath. They have asked by answering.")
        case Lack.RAISED_DAY:
            return t("Choose the day of the staff meeting: from the day the answer came until today.")
        case _:
            return t(
                "The body has no channel that I know of. Link one in Teams with “koppla”, or show the Word file at the "
                "meeting."
            )
