"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.ground.common import shorten
from cards.ground.note import LONGEST, Note
from cards.parts import quote
from cards.texts import Texts
from dialogs.ground.notices import (
    ChangedMeanwhile,
    CommonLack,
    Lacking,
    NotUnderstood,
    NotYours,
    OldCard,
    OnlyInPrivate,
    TooFast,
)


def lack(lack: CommonLack, notice: Lacking, t: Texts) -> str:
    match lack:
        case CommonLack.DUE | CommonLack.DUE_UNREADABLE | CommonLack.DUE_PASSED | CommonLack.SAME_DAY:
            return _day(lack, t)
        case CommonLack.REASON:
            return t(
                "Write a line about why, so that somebody who reads it next year understands. "
                "For example: “We handle no chemicals.”"
            )
        case CommonLack.COMMENT:
            return t("Write a comment first. For example: “The night staff can seldom come to the workplace meeting.”")
        case CommonLack.WHAT:
            return t("Write what is to be done. For example: “Joint safety round on floor 3.”")
        case CommonLack.DONE_WHAT:
            return t("Write what has been done. For example: “Safety round held on floor 3 in February.”")
        case CommonLack.WHY:
            return t("Write a line about why. For example: “The supplier delivers first in April.”")
        case (
            CommonLack.WHO
            | CommonLack.WHO_UNKNOWN
            | CommonLack.WHO_SEVERAL
            | CommonLack.WHO_GROUP
            | CommonLack.WHO_ADDRESS
        ):
            return _who(lack, notice, t)
        case CommonLack.WHO_SAME:
            return t("It is theirs already. Choose somebody else.")
        case CommonLack.UNIT:
            return t("Choose which unit it is about.")
        case _:
            assert_never(lack)


def _day(lack: CommonLack, t: Texts) -> str:
    match lack:
        case CommonLack.DUE_UNREADABLE:
            return t("I could not read the day. Write year-month-day, for example 2027-03-31.")
        case CommonLack.DUE_PASSED:
            return t("That day has passed. Choose one ahead, or “Done at once” if it is done already.")
        case CommonLack.SAME_DAY:
            return t("That is the day it has already. Choose another.")
        case _:
            return t("Choose when it is to be done, for example 2027-03-31.")


def _who(lack: CommonLack, notice: Lacking, t: Texts) -> str:
    match lack:
        case CommonLack.WHO_UNKNOWN:
            return t("I do not find that person. Write first name and last name, for example Anna Ek.")
        case CommonLack.WHO_ADDRESS:
            return t(
                "That is no address that I can reach somebody at. Write their e-mail at work, for example "
                "anna.ek@regionen.se."
            )
        case CommonLack.WHO_SEVERAL if notice.candidates:
            return t("Several people have that name: {names}. Write the whole name.", names=t.names(notice.candidates))
        case CommonLack.WHO_SEVERAL:
            return t("Several people have that name. Write the whole name.")
        case CommonLack.WHO_GROUP:
            return t(
                "Choose one person who sees to it that it gets done, for example yourself. "
                "“Everybody” or a group often ends up as nobody, and the plan has to say who (AFS 2023:1, 13 §)."
            )
        case _:
            return t("Choose one person who sees to it that it gets done, for example yourself.")


def note(notice: ChangedMeanwhile | OldCard | NotYours | OnlyInPrivate | NotUnderstood | TooFast, t: Texts) -> Note:
    match notice:
        case ChangedMeanwhile():
            return _changed(notice, t)
        case OldCard():
            return _old_card(notice, t)
        case NotYours():
            return Note(
                t("You are not part of this follow-up"),
                (
                    t(
                        "That is why I cannot show it. If this is wrong, tell the one who coordinates the follow-up at HR."
                    ),
                ),
            )
        case OnlyInPrivate():
            return Note(
                t("Follow-ups are never shown in a channel"),
                (t("Write to me in a chat of our own, and we will go on there."),),
            )
        case NotUnderstood():
            return _not_understood(notice, t)
        case TooFast():
            return Note(t("That was a little fast for me"), (t("Wait a few seconds, then press again."),))
        case _:
            assert_never(notice)


def _changed(notice: ChangedMeanwhile, t: Texts) -> Note:
    title = _who_changed(notice, t)
    now: tuple[str, ...] = ()
    if notice.number is not None and notice.choice is not None:
        choice = t.text(notice.choice)
        now = (t("Question {number} is now {choice}.", number=notice.number, choice=choice),)
    kept = (
        (t("What you wrote is still there: {text}", text=quote(shorten(notice.comment, LONGEST))),)
        if notice.comment
        else ()
    )
    rest = t("Nothing was overwritten. This is how it stands now; press again if you still want to change it.")
    return Note(title, (*now, rest, *kept))


def _who_changed(notice: ChangedMeanwhile, t: Texts) -> str:
    if not notice.by:
        return t("Something here has changed meanwhile")
    if notice.at is None:
        return t("{who} has changed this meanwhile", who=notice.by)
    return t("{who} has changed this, {day} at {time}", who=notice.by, day=t.day_of(notice.at), time=t.time(notice.at))


def _old_card(notice: OldCard, t: Texts) -> Note:
    title = t("That card was old, so nothing was changed")
    now = t("Here is how it stands now.")
    if notice.reopened_reason is None:
        return Note(title, (now,))
    return Note(
        title,
        (
            t("The follow-up has been opened again: {reason}", reason=quote(shorten(notice.reopened_reason, LONGEST))),
            now,
        ),
    )


def _not_understood(notice: NotUnderstood, t: Texts) -> Note:
    title = t("I did not understand that")
    said = (t("You wrote: {text}", text=quote(shorten(notice.typed, LONGEST))),) if notice.typed else ()
    if notice.could:
        return Note(title, (*said, t("Did you mean one of these? Nothing has been saved.")))
    return Note(title, (*said, t("Press a button, or write “help” and I will show you what you can write.")))
