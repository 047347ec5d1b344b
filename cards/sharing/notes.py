"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.texts import Texts
from dialogs.sharing.notices import SharingSaved


def saved(what: SharingSaved, t: Texts) -> str:
    match what:
        case SharingSaved.SHARING:
            return t("Saved which comments may be read above")
        case _:
            assert_never(what)
