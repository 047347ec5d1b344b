"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.texts import Texts
from dialogs.extra.notices import ExtraLack
from dialogs.ground.notices import Lacking


def lack(lack: ExtraLack, _notice: Lacking, t: Texts) -> str:
    match lack:
        case ExtraLack.EXTRA_KIND:
            return t("Choose why you follow up once more.")
        case ExtraLack.QUESTIONS:
            return t("I do not find those questions. Choose in the list, or write their numbers: 8, 9, 13.")
        case ExtraLack.YEARLY_ROUND:
            return t("It asks what the yearly follow-up asks, and there has been none yet.")
        case _:
            assert_never(lack)
