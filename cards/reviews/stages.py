"""How far a review has come, in a few words, for somebody who has not been in it."""

from __future__ import annotations

from typing import assert_never

from cards.texts import Texts
from dialogs.reviews.rules.review import Stage


def stage_words(stage: Stage, t: Texts) -> str:
    match stage:
        case Stage.NOT_STARTED:
            return t("not begun")
        case Stage.ANSWERING:
            return t("begun")
        case Stage.WITH_REP:
            return t("with the safety representative")
        case Stage.TALKING:
            return t("to be talked through")
        case Stage.TO_SIGN:
            return t("waiting for signatures")
        case Stage.SIGNED:
            return t("signed")
        case _:
            assert_never(stage)
