"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.ground.note import Note
from cards.texts import Texts
from dialogs.ground.notices import Lacking
from dialogs.matters.notices import MatterLack, MatterSaved, NotYourMatter


def saved(what: MatterSaved, t: Texts) -> str:
    match what:
        case MatterSaved.MATTER_TAKEN:
            return t("Taken on, and those who raised it are told")
        case MatterSaved.MATTER_ANSWERED:
            return t("The answer is sent to those who raised it")
        case MatterSaved.MATTER_PASSED_ON:
            return t("Passed on, and those who raised it are told")
        case MatterSaved.MATTER_MERGED:
            return t("Merged: one answer now reaches them all")
        case MatterSaved.MATTER_WITHDRAWN:
            return t("The matter is taken back")
        case _:
            assert_never(what)


def lack(lack: MatterLack, _notice: Lacking, t: Texts) -> str:
    match lack:
        case MatterLack.ANSWER:
            return t("Write the answer. For example: “We change the ventilation in March.”")
        case MatterLack.OTHERS:
            return t("Choose which matters are about the same.")
        case _:
            assert_never(lack)


def note(notice: NotYourMatter, t: Texts) -> Note:
    match notice:
        case NotYourMatter():
            who = t.names(notice.holders) or t("nobody right now")
            return Note(t("You can read this matter, but not answer it"), (t("It is answered by: {who}.", who=who),))
        case _:
            assert_never(notice)
