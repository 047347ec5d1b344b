"""The words of a measure: how it stands."""

from __future__ import annotations

from typing import assert_never

from cards.texts import Texts
from dialogs.reviews.rules.standing import Standing


def standing_words(standing: Standing, t: Texts) -> str:
    match standing:
        case Standing.PROPOSED:
            return t("proposed, not in the plan yet")
        case Standing.PLANNED:
            return t("planned, the follow-up is not signed yet")
        case Standing.ONGOING:
            return t("ongoing")
        case Standing.OVERDUE:
            return t("overdue")
        case Standing.DONE:
            return t("done")
        case Standing.TO_CONTROL:
            return t("done, did it help?")
        case Standing.CONTROLLED:
            return t("done, and it helped")
        case Standing.INSUFFICIENT:
            return t("done, but it was not enough")
        case Standing.CANNOT:
            return t("cannot be done")
        case Standing.CANCELLED:
            return t("taken out")
        case _:
            assert_never(standing)
