"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.ground.note import Note
from cards.texts import Texts
from dialogs.ground.notices import Lacking
from dialogs.measures.notices import MeasureLack, MeasureSaved, NotRunning, NotYourMeasure


def saved(what: MeasureSaved, t: Texts) -> str:
    match what:
        case MeasureSaved.MEASURE_DONE:
            return t("Saved as done. In eight weeks I ask whether it helped")
        case MeasureSaved.MEASURE_HELPED:
            return t("Saved: controlled, and it helped")
        case MeasureSaved.MEASURE_FOLLOWED:
            return t("Saved: not enough, and what comes after is planned")
        case MeasureSaved.MEASURE_POSTPONED:
            return t("The new day is saved, and the safety representative is told")
        case MeasureSaved.MEASURE_CANNOT:
            return t("Saved: cannot be done, with the reason")
        case MeasureSaved.MEASURE_DROPPED:
            return t("Taken out of the plan, with the reason")
        case MeasureSaved.MEASURE_HANDED_ON:
            return t("Handed on, and the new person is told")
        case MeasureSaved.MEASURE_ADDED:
            return t("Saved in the plan, and it runs from now on")
        case MeasureSaved.MEASURE_PROPOSED:
            return t("The proposal is sent to the manager")
        case MeasureSaved.MEASURE_TAKEN_IN:
            return t("Taken in: it stands in the plan now")
        case MeasureSaved.MEASURE_ARRANGED:
            return t("Saved on the measure")
        case _:
            assert_never(what)


def lack(lack: MeasureLack, _notice: Lacking, t: Texts) -> str:
    match lack:
        case MeasureLack.YEAR:
            return t("Write the year with four figures, for example 2027.")
        case MeasureLack.UNIT_UNKNOWN:
            return t("I do not find that unit. A measure can hold for units below yours, and for those beside it.")
        case _:
            assert_never(lack)


def note(notice: NotRunning | NotYourMeasure, t: Texts) -> Note:
    match notice:
        case NotRunning():
            return Note(
                t("The follow-up is not signed yet"),
                (t("Until it is, the measure is changed in its plan. Then it can be marked as done here."),),
            )
        case NotYourMeasure():
            return _not_your_measure(notice, t)
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
