"""The cards of a level and all below it: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.levels import level, more, picture, question
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.levels.pages import (
    LevelAreaPage,
    LevelBelowPage,
    LevelMorePage,
    LevelPage,
    LevelPicturePage,
    LevelQuestionPage,
    LevelTalkPage,
    Page,
)


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case LevelPage():
            return level.level(page, t)
        case LevelPicturePage():
            return picture.picture(page, t)
        case LevelAreaPage():
            return question.area(page, t)
        case LevelQuestionPage():
            return question.question(page, t)
        case LevelBelowPage():
            return more.below(page, t)
        case LevelMorePage():
            return more.more(page, t)
        case LevelTalkPage():
            return more.talk(page, t)
        case _:
            assert_never(page)
