"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from cards.ground.note import Note
from cards.texts import Texts
from dialogs.ground.notices import Lacking
from dialogs.reviews.notices import (
    AlreadySigned,
    NotOpenYet,
    NotReady,
    NotYourPart,
    ReviewLack,
    ReviewSaved,
    SavedAnswer,
    Withdrawn,
)
from dialogs.reviews.rules.review import SeatKind, Stage


def saved(what: ReviewSaved, t: Texts) -> str:
    match what:
        case ReviewSaved.COMMENT:
            return t("The comment is saved")
        case ReviewSaved.SKIPPED:
            return t("Skipped for now, it waits in the overview")
        case ReviewSaved.PARTICIPANTS:
            return t("Saved who takes part")
        case ReviewSaved.MEASURE:
            return t("Saved in the plan")
        case ReviewSaved.MEASURE_CHANGED:
            return t("The change to the plan is saved")
        case ReviewSaved.MEASURE_CANCELLED:
            return t("Taken out of the plan")
        case ReviewSaved.DONE_AT_ONCE:
            return t("Saved as done at once")
        case ReviewSaved.NO_MEASURE:
            return t("Saved: no measure, with the reason")
        case ReviewSaved.LIFTED:
            return t("The matter is raised")
        case ReviewSaved.TASK_RETURNED:
            return t("The task is handed back to the superior")
        case ReviewSaved.SUPPORT:
            return t("Noted: support is wanted, and those who give it are told")
        case ReviewSaved.LATE_REASON:
            return t("The reason for being late is saved")
        case ReviewSaved.AREA:
            return t("Saved: agrees with the area")
        case ReviewSaved.PLAN:
            return t("The plan is confirmed")
        case ReviewSaved.VIEW:
            return t("The safety representative's view is saved")
        case ReviewSaved.REMARK:
            return t("The safety representative's comment is saved")
        case ReviewSaved.PROPOSAL:
            return t("The proposal is saved")
        case ReviewSaved.ADOPTED:
            return t("The proposal is now in the plan")
        case ReviewSaved.STANDS:
            return t("Both answers stand")
        case ReviewSaved.SIGNED:
            return t("The signature is saved")
        case ReviewSaved.REOPENED:
            return t("The follow-up is open again")
        case ReviewSaved.DRAFT:
            return t("What you wrote is kept")
        case _:
            assert_never(what)


def lack(lack: ReviewLack, notice: Lacking, t: Texts) -> str:
    match lack:
        case ReviewLack.DAY:
            return t("Choose the day when I shall remind you, before the last day.")
        case ReviewLack.NUMBER:
            return t("Write how many with figures, for example 12. Nobody at all is 0.")
        case ReviewLack.JOINED_STARTED:
            return _joined_started(notice.candidates, t)
        case _:
            assert_never(lack)


def note(notice: SavedAnswer | NotYourPart | NotOpenYet | AlreadySigned | NotReady | Withdrawn, t: Texts) -> Note:
    match notice:
        case SavedAnswer():
            choice = t.text(notice.choice.label)
            title = t("Saved: {choice} on question {number}", choice=choice, number=notice.number)
            return Note(title, (t("{time} by {who}", time=t.time(notice.at), who=notice.by),), done=True)
        case NotYourPart():
            return _not_your_part(notice.seat, t)
        case NotOpenYet():
            title = t("The follow-up opens on {day}", day=t.day(notice.opens))
            return Note(title, (t("You will hear from me then. Nothing needs to be done before that."),))
        case AlreadySigned():
            return _already_signed(notice, t)
        case NotReady():
            return _not_ready(notice, t)
        case Withdrawn():
            return Note(t("The unit now answers together with others"), (_where_to(notice, t),))
        case _:
            assert_never(notice)


def _where_to(notice: Withdrawn, t: Texts) -> str:
    if not notice.by:
        return t("It belongs to a joint follow-up now. You find it on the start page.")
    return t("{who} has added it to a joint follow-up. Go on there instead.", who=notice.by)


def _not_your_part(seat: SeatKind, t: Texts) -> Note:
    match seat:
        case SeatKind.MANAGER:
            return Note(
                t("This is for the manager to do"), (t("You can read it, and say what you see in your own part."),)
            )
        case SeatKind.REP:
            return Note(
                t("This is for the safety representative to do"), (t("You will hear from me when it is your turn."),)
            )
        case _:
            assert_never(seat)


def _already_signed(notice: AlreadySigned, t: Texts) -> Note:
    who = t.names(notice.by)
    title = (
        t("Signed by {who}", who=who)
        if notice.at is None
        else t("Signed by {who} on {day}", who=who, day=t.day_of(notice.at))
    )
    rest = t("That is why it is locked. If something must be changed, open the follow-up again and write the reason.")
    return Note(title, (rest,))


def _not_ready(notice: NotReady, t: Texts) -> Note:
    match notice.stage:
        case Stage.NOT_STARTED:
            return Note(t("The follow-up has not begun yet"), (t("Begin with who takes part."),))
        case Stage.ANSWERING:
            return Note(_left(notice.missing, t), (t("The overview shows what is left before you can hand over."),))
        case Stage.WITH_REP:
            return Note(
                t("The safety representative is not through yet"),
                (t("When all areas and the plan are confirmed, it is time to sign."),),
            )
        case Stage.TALKING:
            return Note(
                t("Something is left to talk through"),
                (t("Change the answer or let both stand, and say yes or no to what is proposed. Then you can sign."),),
            )
        case Stage.TO_SIGN:
            return Note(t("The answers are handed over already"), (t("What is left is to sign."),))
        case Stage.SIGNED:
            return Note(
                t("The follow-up is signed and locked"),
                (t("If something must be changed, open it again and write the reason."),),
            )
        case _:
            assert_never(notice.stage)


def _left(missing: int, t: Texts) -> str:
    if not missing:
        return t("Not everything is in place yet")
    return t.n("{n} thing is left", "{n} things are left", missing)


def _joined_started(units: Sequence[str], t: Texts) -> str:
    if units:
        return t(
            "Already in a follow-up of their own: {units}. Let them go on there, and choose only the others.",
            units=t.names(units),
        )
    return t("A unit that you chose has begun a follow-up of its own. Let it go on there, and choose only the others.")
