"""What is missing or wrong in what somebody typed: what to do about it, and an example.

What was typed stands in its own field again, so it is not repeated here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from cards.decisions.lacks import decision_lack
from cards.texts import Texts
from dialogs.ground.notices import Lack, Lacking

MOST_NAMES = 6


def lack_words(lack: Lack, notice: Lacking, t: Texts) -> str:
    match lack:
        case Lack.REASON:
            return t(
                "Write a line about why, so that somebody who reads it next year understands. "
                "For example: “We handle no chemicals.”"
            )
        case Lack.COMMENT:
            return t("Write a comment first. For example: “The night staff can seldom come to the workplace meeting.”")
        case Lack.WHAT:
            return t("Write what is to be done. For example: “Joint safety round on floor 3.”")
        case Lack.PRIORITY:
            return t("Write what comes first. For example: “Time and resources for new managers.”")
        case Lack.PROPOSAL:
            return t("Write what is proposed. For example: “Offer managers support in handling risks.”")
        case Lack.OWNER:
            return t("Write who owns it: the name of a unit here, or of another organisation.")
        case Lack.SOURCE:
            return t("Write where it comes from. For example: “The Work Environment Authority’s inspection.”")
        case Lack.EVIDENCE:
            return t("Write what it says, in a line or two.")
        case Lack.THEMES:
            return t("Choose one or more themes.")
        case Lack.THEME_NAME:
            return t("Write what the measures are about. For example: “Risks at workplace meetings.”")
        case Lack.DIFFERS:
            return t("Write what you see differently, in a line or two.")
        case Lack.OUTCOME:
            return t("Choose what became of it.")
        case Lack.DONE_WHAT:
            return t("Write what has been done. For example: “Safety round held on floor 3 in February.”")
        case Lack.WHY:
            return t("Write a line about why. For example: “The supplier delivers first in April.”")
        case Lack.NUMBER:
            return t("Write how many with figures, for example 12. Nobody at all is 0.")
        case Lack.JOINED_STARTED:
            return _joined_started(notice.candidates, t)
        case Lack.DUE | Lack.DUE_UNREADABLE | Lack.DUE_PASSED | Lack.DAY | Lack.SAME_DAY:
            return _day(lack, t)
        case Lack.YEAR:
            return t("Write the year with four figures, for example 2027.")
        case Lack.UNIT_UNKNOWN:
            return t("I do not find that unit. A measure can hold for units below yours, and for those beside it.")
        case Lack.WHO | Lack.WHO_UNKNOWN | Lack.WHO_SEVERAL | Lack.WHO_GROUP | Lack.WHO_ADDRESS:
            return _who(lack, notice, t)
        case Lack.WHO_SAME:
            return t("It is theirs already. Choose somebody else.")
        case Lack.WHOSE:
            return _whose(notice.candidates, t)
        case Lack.CANNOT_ANSWER:
            return t(
                "That person has no role that can answer raised matters. They stay with the role; choose somebody else."
            )
        case Lack.NOTHING_TO_HAND:
            return t("There is nothing open to hand over.")
        case Lack.RECEIVER | Lack.RECEIVER_UNKNOWN | Lack.RECEIVER_SEVERAL | Lack.RECEIVER_SAME:
            return _receiver(lack, notice, t)
        case Lack.ANSWER:
            return t("Write the answer. For example: “We change the ventilation in March.”")
        case (
            Lack.BODY
            | Lack.DECIDED_DAY
            | Lack.DECIDED_AHEAD
            | Lack.DECISION_TEXT
            | Lack.VERDICT_REASON
            | Lack.ITEM_UNKNOWN
            | Lack.EXPECTED_DAY
            | Lack.FEEDBACK_TEXT
            | Lack.RAISED_DAY
            | Lack.NO_CHANNEL
        ):
            return decision_lack(lack, notice, t)
        case Lack.OTHERS:
            return t("Choose which matters are about the same.")
        case Lack.RISK_DAY:
            return t("I could not read the day. Write year-month-day, for example 2026-03-01.")
        case Lack.RISK_DAY_AHEAD:
            return t("That day is yet to come. Note the risk assessment when it has been done.")
        case Lack.UNIT:
            return t("Choose which unit it is about.")
        case Lack.EXTRA_KIND:
            return t("Choose why you follow up once more.")
        case Lack.QUESTIONS:
            return t("I do not find those questions. Choose in the list, or write their numbers: 8, 9, 13.")
        case Lack.YEARLY_ROUND:
            return t("It asks what the yearly follow-up asks, and there has been none yet.")
        case _:
            assert_never(lack)


def _joined_started(units: Sequence[str], t: Texts) -> str:
    if units:
        return t(
            "Already in a follow-up of their own: {units}. Let them go on there, and choose only the others.",
            units=t.names(units),
        )
    return t("A unit that you chose has begun a follow-up of its own. Let it go on there, and choose only the others.")


def _day(lack: Lack, t: Texts) -> str:
    match lack:
        case Lack.DUE_UNREADABLE:
            return t("I could not read the day. Write year-month-day, for example 2027-03-31.")
        case Lack.DUE_PASSED:
            return t("That day has passed. Choose one ahead, or “Done at once” if it is done already.")
        case Lack.SAME_DAY:
            return t("That is the day it has already. Choose another.")
        case Lack.DAY:
            return t("Choose the day when I shall remind you, before the last day.")
        case _:
            return t("Choose when it is to be done, for example 2027-03-31.")


def _who(lack: Lack, notice: Lacking, t: Texts) -> str:
    match lack:
        case Lack.WHO_UNKNOWN:
            return t("I do not find that person. Write first name and last name, for example Anna Ek.")
        case Lack.WHO_ADDRESS:
            return t(
                "That is no address that I can reach somebody at. Write their e-mail at work, for example "
                "anna.ek@regionen.se."
            )
        case Lack.WHO_SEVERAL if notice.candidates:
            return t("Several people have that name: {names}. Write the whole name.", names=t.names(notice.candidates))
        case Lack.WHO_SEVERAL:
            return t("Several people have that name. Write the whole name.")
        case Lack.WHO_GROUP:
            return t(
                "Choose one person who sees to it that it gets done, for example yourself. "
                "“Everybody” or a group often ends up as nobody, and the plan has to say who (AFS 2023:1, 13 §)."
            )
        case _:
            return t("Choose one person who sees to it that it gets done, for example yourself.")


def _whose(names: Sequence[str], t: Texts) -> str:
    if names:
        return t("Several people have that name: {names}. Write the whole name.", names=t.names(names))
    return t("I find nobody of that name with anything open where you manage.")


def _receiver(lack: Lack, notice: Lacking, t: Texts) -> str:
    match lack:
        case Lack.RECEIVER_UNKNOWN:
            return t("I do not find that unit, or nobody manages it. Write its name as it is in the organisation.")
        case Lack.RECEIVER_SEVERAL:
            some = notice.candidates[:MOST_NAMES]
            return t("Several units have that name: {names}. Write the whole name.", names=t.names(some))
        case Lack.RECEIVER_SAME:
            return t("It lies there already. Choose somebody else.")
        case _:
            return t("Choose to whom it goes.")
