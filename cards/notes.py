"""The line above a page: what was saved, or why nothing was and what to do. `notices` has the facts, here are the words.

What was saved is one quiet line. What was not done is a box with a title that can be read alone, and what to do next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from adaptive_cards.types import Spacing

from cards.common import shorten
from cards.lacks import lack_words
from cards.parts import Element, Sheet, bold, box, button, buttons, paragraph, quote, rich, sheet, small, text
from cards.saved import saved_words
from cards.texts import Texts
from dialogs.ground.notices import (
    AlreadySigned,
    AnalysisAdopted,
    AnalysisNotSent,
    AnalysisNotThere,
    ChangedMeanwhile,
    Lacking,
    Notice,
    NotOpenYet,
    NotReady,
    NotRunning,
    NotUnderstood,
    NotYourAnalysis,
    NotYourDecision,
    NotYourMatter,
    NotYourMeasure,
    NotYourPart,
    NotYours,
    OldCard,
    OnlyInPrivate,
    SavedAnswer,
    SavedThing,
    TooFast,
    Withdrawn,
)
from dialogs.ground.page import Page
from dialogs.reviews.events.following_up import ShowFollowUp
from dialogs.reviews.pages.answering import QuestionPage
from dialogs.reviews.rules.review import MeasureKind, SeatKind, Stage

LONGEST = 300  # characters of what somebody typed: the whole of it is in its field


@dataclass(frozen=True, slots=True)
class Note:
    """A title, and what follows it. `done`: something was saved."""

    title: str
    more: tuple[str, ...] = ()
    done: bool = False


def note(notice: Notice, t: Texts, below: Page | None = None) -> Sheet:
    """The elements above the page, and what the notification says first. What is typed `below` comes along, too."""
    found = _note(notice, t)
    return sheet(_said(found), _offer(notice, t, below), summary=f"{found.title}.")


def _said(found: Note) -> Element:
    if found.done:
        return small(rich(bold(f"✓ {found.title}"), *(f" · {words}" for words in found.more)))
    return box(text(bold(found.title)), (paragraph(words) for words in found.more))


def _offer(notice: Notice, t: Texts, below: Page | None) -> list[Element]:
    match notice:
        case SavedAnswer(activity=True):
            typing = below.question if isinstance(below, QuestionPage) and below.may_answer else None
            preserve = ShowFollowUp(
                review=notice.review,
                question=notice.question,
                kind=MeasureKind.PRESERVE,
                comment_on=typing,
                revision=below.review.revision if isinstance(below, QuestionPage) else 0,
            )
            offered = button(t("Add an activity"), preserve, inputs=typing is not None)
            return buttons(offered, spacing=Spacing.SMALL)
        case _:
            return []


def _note(notice: Notice, t: Texts) -> Note:
    match notice:
        case SavedAnswer():
            choice = t.text(notice.choice.label)
            title = t("Saved: {choice} on question {number}", choice=choice, number=notice.number)
            return Note(title, (t("{time} by {who}", time=t.time(notice.at), who=notice.by),), done=True)
        case SavedThing():
            return _saved_thing(notice, t)
        case ChangedMeanwhile():
            return _changed(notice, t)
        case OldCard():
            return _old_card(notice, t)
        case Lacking():
            return _lacking(notice, t)
        case NotYours():
            return Note(
                t("You are not part of this follow-up"),
                (
                    t(
                        "That is why I cannot show it. If this is wrong, tell the one who coordinates the follow-up at HR."
                    ),
                ),
            )
        case NotYourPart():
            return _not_your_part(notice.seat, t)
        case NotOpenYet():
            title = t("The follow-up opens on {day}", day=t.day(notice.opens))
            return Note(title, (t("You will hear from me then. Nothing needs to be done before that."),))
        case AlreadySigned():
            return _already_signed(notice, t)
        case NotReady():
            return _not_ready(notice, t)
        case OnlyInPrivate():
            return Note(
                t("Follow-ups are never shown in a channel"),
                (t("Write to me in a chat of our own, and we will go on there."),),
            )
        case NotUnderstood():
            return Note(
                t("I did not understand that"),
                (t("Press a button, or write “help” and I will show you what you can write."),),
            )
        case TooFast():
            return Note(t("That was a little fast for me"), (t("Wait a few seconds, then press again."),))
        case Withdrawn():
            return Note(t("The unit now answers together with others"), (_where_to(notice, t),))
        case NotRunning():
            return Note(
                t("The follow-up is not signed yet"),
                (t("Until it is, the measure is changed in its plan. Then it can be marked as done here."),),
            )
        case NotYourMeasure():
            return _not_your_measure(notice, t)
        case NotYourMatter():
            who = t.names(notice.holders) or t("nobody right now")
            return Note(t("You can read this matter, but not answer it"), (t("It is answered by: {who}.", who=who),))
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
        case NotYourAnalysis() if notice.for_rep:
            return Note(
                t("This is for the safety representative to do"), (t("You can read it, and write in your own part."),)
            )
        case NotYourAnalysis():
            who = t.names(notice.managers) or t("nobody right now")
            return Note(t("You can read this, but not change it"), (t("It is written by: {who}.", who=who),))
        case AnalysisAdopted():
            return Note(
                t("The analysis is adopted and locked"),
                (t("If something must be changed, open it again and write the reason."),),
            )
        case AnalysisNotThere() if notice.empty:
            return Note(t("There is nothing to hand over yet"), (t("Write something in sum, or what comes first."),))
        case AnalysisNotThere():
            return Note(
                t("There is no analysis to read yet"),
                (t("It can be read here when the level's safety representative has said what they see."),),
            )
        case _:
            assert_never(notice)


def _not_your_measure(notice: NotYourMeasure, t: Texts) -> Note:
    if not notice.accountable:
        return Note(
            t("Only the manager takes a measure out of the plan"),
            (t("Say that it cannot be done, and the manager is told."),),
        )
    return Note(
        t("You can read this measure, but not change it"),
        (t("{who} sees to it. Talk to them or to the manager.", who=notice.accountable),),
    )


def _saved_thing(notice: SavedThing, t: Texts) -> Note:
    stamp = t("{time} by {who}", time=t.time(notice.at), who=notice.by)
    of = () if notice.number is None else (t("Question {number}", number=notice.number),)
    later = (t("I reach {who} when they open SAM-boten", who=notice.met_later),) if notice.met_later else ()
    return Note(saved_words(notice.what, t), (*of, stamp, *later), done=True)


def _changed(notice: ChangedMeanwhile, t: Texts) -> Note:
    title = _who_changed(notice, t)
    now: tuple[str, ...] = ()
    if notice.number is not None and notice.choice is not None:
        choice = t.text(notice.choice.label)
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


def _where_to(notice: Withdrawn, t: Texts) -> str:
    if not notice.by:
        return t("It belongs to a joint follow-up now. You find it on the start page.")
    return t("{who} has added it to a joint follow-up. Go on there instead.", who=notice.by)


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


def _lacking(notice: Lacking, t: Texts) -> Note:
    words = tuple(lack_words(lack, notice, t) for lack in notice.what)
    return Note(t.n("Almost: one thing is missing", "Almost: {n} things are missing", len(words)), words)


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
