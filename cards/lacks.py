"""What is missing or wrong in what somebody typed: what to do about it, and an example."""

from __future__ import annotations

from typing import assert_never

from cards.parts import quote
from cards.texts import Texts
from dialogs.notices import Lack, Lacking


def lack_words(lack: Lack, notice: Lacking, t: Texts) -> str:
    match lack:
        case Lack.REASON:
            return t(
                "Write a line about why, so that somebody who reads it next year understands. For example: “We handle no chemicals.”"
            )
        case Lack.COMMENT:
            return t("Write a comment first. For example: “The night staff can seldom come to the workplace meeting.”")
        case Lack.WHAT:
            return t("Write what is to be done. For example: “Joint safety round on floor 3.”")
        case Lack.NUMBER:
            return t("Write how many with figures, for example 12. None at all is 0.")
        case Lack.JOINED_STARTED:
            return _joined_started(notice.typed, t)
        case Lack.DUE | Lack.DUE_UNREADABLE | Lack.DUE_PASSED | Lack.DAY:
            return _day(lack, notice.typed, t)
        case Lack.WHO | Lack.WHO_UNKNOWN | Lack.WHO_SEVERAL | Lack.WHO_GROUP:
            return _who(lack, notice, t)
        case _:
            assert_never(lack)
