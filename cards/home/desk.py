"""A person's review in one line: what comes next, and how far it has come."""

from __future__ import annotations

from typing import assert_never

from cards.ground.common import days_left, minutes
from cards.texts import Texts
from dialogs.reviews.pages.desk import DeskReview, Step
from dialogs.reviews.rules.review import SeatKind


def next_step(one: DeskReview, t: Texts) -> str:
    """The whole sentence, for the box at the top."""
    others = t.names(one.others)
    match one.step:
        case Step.SIGN:
            return t("Next: read through and sign")
        case Step.TALK:
            return t("Next: talk through what you see differently")
        case Step.CONFIRM:
            return t("Next: go through {who}'s answers", who=others) if others else t("Next: go through the answers")
        case Step.ANSWER:
            if one.next_number is None:
                return t("Next: see what is left in the overview")
            return t("Next: continue with question {number}", number=one.next_number)
        case Step.START:
            if one.review.extra is not None:
                return t("Next: start the extra follow-up")
            return t("Next: start this year's follow-up")
        case Step.LATE:
            return t("The last day has passed, but you can still do it")
        case Step.WAIT_REP:
            return t("{who} is going through the answers", who=others or t("The safety representative"))
        case Step.WAIT_MANAGER:
            return t("It is {who}'s turn now", who=others) if others else t("It is the manager's turn now")
        case Step.WAIT_SIGNATURE:
            return t("You have signed. Waiting for the other signature")
        case Step.NOT_OPEN:
            return t("Opens {day}", day=t.short_weekday(one.opens))
        case Step.SIGNED:
            return t("Signed and done")
        case _:
            assert_never(one.step)


def short_step(one: DeskReview, t: Texts) -> str:
    """The same in a few words, for a line among others."""
    match one.step:
        case Step.ANSWER:
            return t("{answered} of {total} answered", answered=one.answered, total=one.total)
        case Step.SIGN:
            return t("to sign")
        case Step.TALK:
            return t("to talk through")
        case Step.CONFIRM:
            return t("to go through")
        case Step.START:
            return t("to start")
        case Step.LATE:
            return t("the last day has passed")
        case Step.WAIT_REP | Step.WAIT_MANAGER | Step.WAIT_SIGNATURE:
            return t("waiting for somebody else")
        case Step.NOT_OPEN:
            return t("opens {day}", day=t.short_day(one.opens))
        case Step.SIGNED:
            return t("signed")
        case _:
            assert_never(one.step)


def facts_line(one: DeskReview, t: Texts) -> str:
    """6 av 26 besvarade · 9 dagar kvar · ungefär 20 minuter"""
    return " · ".join(part for part in (_answered(one, t), _days(one, t), _minutes(one, t)) if part)


def _answered(one: DeskReview, t: Texts) -> str:
    if one.step in (Step.START, Step.NOT_OPEN):
        return t.n("{n} question", "{n} questions", one.total)
    return t("{answered} of {total} answered", answered=one.answered, total=one.total)


def _days(one: DeskReview, t: Texts) -> str:
    if one.step in (Step.SIGNED, Step.NOT_OPEN):
        return ""
    return days_left(one.days_left, t)


def _minutes(one: DeskReview, t: Texts) -> str:
    mine = one.step in (Step.START, Step.ANSWER, Step.LATE) and one.seat is SeatKind.MANAGER
    return minutes(one.minutes, t) if mine else ""
