"""An analysis to be read through, the representative's part in it, the two reasons that are asked for, and the letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.analyses.parts import evidence, more, priority, proposal, said, stage_words, way
from cards.ground.common import home_button, question_line, shorten
from cards.levels.parts import level_button, title, where
from cards.parts import (
    Element,
    Sheet,
    box,
    button,
    buttons,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    subheading,
    text_field,
)
from cards.texts import Texts
from dialogs.analyses.events import CorrectAnalysis, SendAnalysis, ShowAnalysis, ViewAnalysis
from dialogs.analyses.pages import (
    AnalysisNewsKind,
    AnalysisNewsPage,
    AnalysisReason,
    AnalysisReasonPage,
    AnalysisRole,
    AnalysisWholePage,
)
from dialogs.analyses.rules.analysis import AnalysisPart

LONG = 1200
EACH = 300
MOST_QUESTIONS = 8
MOST = 4


def whole(page: AnalysisWholePage, t: Texts) -> Sheet:
    name = t("What the level says of {year}", year=page.head.level.year)
    return sheet(
        where(page.head.level, t),
        heading(name),
        small(stage_words(page.head, t)),
        said(page.views, t),
        paragraph(shorten(page.summary, LONG)) if page.summary else None,
        _questions(page, t) if page.questions else None,
        subheading(t("Priorities")) if page.priorities else None,
        *(priority(one, page.head, t) for one in page.priorities[:MOST]),
        more(len(page.priorities) - MOST, t),
        subheading(t("Proposals")) if page.proposals else None,
        *(proposal(one, page.head, t) for one in page.proposals[:MOST]),
        more(len(page.proposals) - MOST, t),
        subheading(t("Other evidence")) if page.evidence else None,
        *(evidence(one, page.head, t) for one in page.evidence[:MOST]),
        more(len(page.evidence) - MOST, t),
        _view(page, t) if page.asked else None,
        buttons(*_ways(page, t)),
        summary=f"{title(page.head.level, t)}: {name}",
    )


def _questions(page: AnalysisWholePage, t: Texts) -> Iterator[Element]:
    for one in page.questions[:MOST_QUESTIONS]:
        yield small(question_line(t, one.number, one.short))
        yield paragraph(shorten(one.text, EACH))
    left = more(len(page.questions) - MOST_QUESTIONS, t)
    if left is not None:
        yield left


def _view(page: AnalysisWholePage, t: Texts) -> Iterator[Element]:
    yield text_field("comment", t("What you see (required if you see it differently)"), value=page.comment)
    made: list[ActionExecute] = []
    for agrees, name in ((True, t("I agree")), (False, t("I see it differently"))):
        event = ViewAnalysis(node=page.head.level.node, year=page.head.level.year, mark=page.head.mark, agrees=agrees)
        made.append(button(name, event))
    yield box(buttons(*made, spacing=Spacing.NONE))


def _ways(page: AnalysisWholePage, t: Texts) -> Iterator[ActionExecute]:
    if page.head.level.in_line:
        name = t("The analysis") if page.head.role is AnalysisRole.MANAGER else t("The draft and the questions")
        yield way(name, page.head, AnalysisPart.OVERVIEW)
    yield level_button(t("The level"), page.head.level)
    yield home_button(t)


# --- reasons


def reason(page: AnalysisReasonPage, t: Texts) -> Sheet:
    node, year = page.head.level.node, page.head.level.year
    match page.why:
        case AnalysisReason.NO_REP:
            name = t("There is no safety representative here")
            words = t("Write why, and what you do so that there is one. It stands in the analysis.")
            save = button(t("Save and go on"), SendAnalysis(node=node, year=year))
        case AnalysisReason.CORRECT:
            name = t("Open the analysis again")
            words = t(
                "A body has adopted it. Opened again it becomes a new version, and the representative is asked anew."
            )
            event = CorrectAnalysis(node=node, year=year, version=page.head.version)
            save = button(t("Open again"), event)
        case _:
            assert_never(page.why)
    return sheet(
        where(page.head.level, t),
        heading(name),
        paragraph(words),
        text_field("reason", t("Why (required)"), value=page.reason),
        box(buttons(save, spacing=Spacing.NONE)),
        buttons(way(t("The analysis"), page.head, AnalysisPart.OVERVIEW), home_button(t)),
        summary=f"{title(page.head.level, t)}: {name}",
    )


# --- letters


def news(page: AnalysisNewsPage, t: Texts) -> Sheet:
    name, words = _told(page, t)
    open_ = ShowAnalysis(node=page.node, year=page.year, part=AnalysisPart.WHOLE)
    return sheet(
        small(t("{name}, {year}", name=page.name, year=page.year)),
        heading(name),
        paragraph(words),
        paragraph(quote(shorten(page.comment, EACH))) if page.comment else None,
        box(buttons(button(t("Open the analysis"), open_, inputs=False), spacing=Spacing.NONE)),
        buttons(home_button(t)),
        summary=f"{name} ({page.name})",
    )


def _told(page: AnalysisNewsPage, t: Texts) -> tuple[str, str]:
    match page.kind:
        case AnalysisNewsKind.ASKED:
            return (
                t("{who} has analysed the year and asks what you see", who=page.by),
                t("Read it, and agree or say what you see differently. Both stand in what goes on from here."),
            )
        case AnalysisNewsKind.AGAIN:
            return (
                t("The analysis has changed since you said what you see"),
                t("{who} has changed it. Read it again, and say what you see now.", who=page.by),
            )
        case AnalysisNewsKind.SAID:
            return (
                t("{who} agrees with the analysis", who=page.by),
                t("It can go on to those who decide."),
            )
        case AnalysisNewsKind.DIFFERS:
            return (
                t("{who} sees the analysis differently", who=page.by),
                t("Talk it through. Both views stand, and both go on to those who decide."),
            )
        case _:
            assert_never(page.kind)
