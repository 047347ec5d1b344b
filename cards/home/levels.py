"""On the start page, what comes from the levels: analyses that wait, answers nobody has read, and the way to one's own receipt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cards.parts import Element, group, line, row_button, small, tap_line
from cards.texts import Texts
from dialogs.analyses.events import ShowAnalysis
from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.decisions.events import ShowAnswerBack, ShowDecisions, ShowReceipt
from dialogs.home.pages import HomePage, UnreadAnswer, WaitingAnalysis
from dialogs.subjects import Event

MOST = 4  # of one kind


def lines(page: HomePage, t: Texts) -> Iterator[Element]:
    yield from (_unread(one, t) for one in page.unread[:MOST])
    yield from _more(len(page.unread), t)
    yield from (_analysis(one, t) for one in page.analyses[:MOST])
    yield from _more(len(page.analyses), t)


def _unread(one: UnreadAnswer, t: Texts) -> Element:
    event = ShowAnswerBack(decision=one.decision, node=one.node)
    words = t("An answer from {level} is not read yet", level=one.level)
    return group(line(words, row_button(t("Open"), event)), small(one.unit))


def _analysis(one: WaitingAnalysis, t: Texts) -> Element:
    level = t("{level}, {year}", level=one.level, year=one.year)
    return group(line(_waits(one, t), row_button(t("Open"), _way(one))), small(level))


def _waits(one: WaitingAnalysis, t: Texts) -> str:
    if one.mine:
        return t("The level's analysis waits for your view")
    match one.stage:
        case AnalysisStage.WITH_REP:
            return t("The analysis waits for the safety representative")
        case AnalysisStage.CONFIRMED:
            return t("The analysis waits for a decision")
        case AnalysisStage.DRAFTING | AnalysisStage.ADOPTED:
            return t("The analysis is being written")
        case _:
            assert_never(one.stage)


def _way(one: WaitingAnalysis) -> Event:
    if one.mine or one.stage is not AnalysisStage.CONFIRMED:
        return ShowAnalysis(node=one.node, year=one.year)
    return ShowDecisions(node=one.node, year=one.year)


def _more(number: int, t: Texts) -> Iterator[Element]:
    if number > MOST:
        yield small(t.n("and {n} more", "and {n} more", number - MOST))


def receipt(t: Texts) -> Element:
    title = t("What came of our answers")
    return tap_line(title, "", title, ShowReceipt())
