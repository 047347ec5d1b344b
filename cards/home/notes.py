"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.texts import Texts
from dialogs.home.notices import HomeSaved


def saved(what: HomeSaved, t: Texts) -> str:
    match what:
        case HomeSaved.LANGUAGE:
            return t("From now on I write in English")
        case _:
            assert_never(what)
