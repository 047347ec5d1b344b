"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from cards.texts import Texts
from dialogs.ground.notices import Lacking
from dialogs.handover.notices import HandoverLack, HandoverSaved


def saved(what: HandoverSaved, t: Texts) -> str:
    match what:
        case HandoverSaved.TAKEN_OVER:
            return t("Taken over")
        case HandoverSaved.NOT_OURS:
            return t("Noted that it is not yours")
        case HandoverSaved.ALL_HANDED:
            return t("Handed over, and the new person is told")
        case _:
            assert_never(what)


def lack(lack: HandoverLack, notice: Lacking, t: Texts) -> str:
    match lack:
        case HandoverLack.WHOSE:
            return _whose(notice.candidates, t)
        case HandoverLack.CANNOT_ANSWER:
            return t(
                "That person has no role that can answer raised matters. They stay with the role; choose somebody else."
            )
        case HandoverLack.NOTHING_TO_HAND:
            return t("There is nothing open to hand over.")
        case _:
            assert_never(lack)


def _whose(names: Sequence[str], t: Texts) -> str:
    if names:
        return t("Several people have that name: {names}. Write the whole name.", names=t.names(names))
    return t("I find nobody of that name with anything open where you manage.")
