"""The overview of a level's analysis: the draft from the rules, clearly a draft, beside what the level says itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.analyses.parts import best, points, said, stage_words, to
from cards.ground.common import home_button, question_line, shorten
from cards.levels.parts import caveat, level_button, title, under, where
from cards.parts import (
    Element,
    Option,
    Sheet,
    box,
    button,
    buttons,
    choice_field,
    group,
    heading,
    paragraph,
    sheet,
    small,
    subheading,
    tap_line,
    text_field,
)
from cards.texts import Texts
from dialogs.analyses.events import SaveAnalysisText, SendAnalysis
from dialogs.analyses.pages import AnalysisPage, AnalysisRole, PointedAt, QuestionChoice
from dialogs.analyses.rules.analysis import AnalysisPart, AnalysisStage
from dialogs.measures.events import ShowNewMeasure

LONGEST = 1200


def analysis(page: AnalysisPage, t: Texts) -> Sheet:
    name = t("Analysis and priorities")
    return sheet(
        where(page.head.level, t),
        heading(name),
        small(stage_words(page.head, t)),
        said(page.views, t),
        _in_sum(page, t),
        _draft(page, t),
        _questions(page, t),
        _parts(page, t),
        _main(page, t),
        buttons(*_ways(page, t)),
        summary=f"{title(page.head.level, t)}: {name}",
    )


def _in_sum(page: AnalysisPage, t: Texts) -> Iterator[Element]:
    if page.head.may_write:
        label = t("In sum, in your own words")
        yield text_field("text", label, value=page.summary, placeholder=t("What do you see, and what comes first?"))
    elif page.summary:
        yield subheading(t("In sum"))
        yield paragraph(shorten(page.summary, LONGEST))


def _draft(page: AnalysisPage, t: Texts) -> Iterator[Element]:
    """No colours and no ranks: three places to look, and why."""
    yield subheading(t("Draft, worked out by rules"))
    if not page.drafted:
        yield small(t("Nothing is signed yet, so there is nothing to draft from."))
        return
    yield caveat(t)
    word = best(page.scale, t)
    share = t("Fewest {answer}", answer=word)
    yield from _pointed(share, page.lowest, page, t)
    if page.earlier_year:
        changed = t("Changed most since {year}", year=page.earlier_year)
        yield from _pointed(changed, page.changed, page, t)
    yield from _pointed(t("Most measures"), page.most_measures, page, t)


def _pointed(name: str, which: Iterable[PointedAt], page: AnalysisPage, t: Texts) -> Iterator[Element]:
    lines = [_point(one, page, t) for one in which]
    if lines:
        yield group(small(name), *(part for line in lines for part in line))


def _point(one: PointedAt, page: AnalysisPage, t: Texts) -> Iterator[Element]:
    name = question_line(t, one.number, one.short)
    event = replace(to(page.head, AnalysisPart.QUESTION, one.question), base=page.base)
    share = t("{answer} {share}", answer=best(page.scale, t), share=t.percent(one.share))
    change = [points(one.change, t)] if one.change else []
    measures = [t.n("{n} measure", "{n} measures", one.measures)] if one.measures else []
    yield tap_line(name, "", t("Open: {what}", what=name), event, inputs=True)
    yield under(" · ".join([share, *change, *measures]))


def _questions(page: AnalysisPage, t: Texts) -> Iterator[Element]:
    options = [Option(_option(one, t), str(one.number)) for one in page.questions]
    yield choice_field("number", t("Another question"), options)
    event = replace(to(page.head, AnalysisPart.QUESTION), base=page.base)
    yield from buttons(button(t("Open the question"), event), spacing=Spacing.SMALL)


def _option(one: QuestionChoice, t: Texts) -> str:
    marks = [*([t("own text")] if one.written else []), *([t("prioritised")] if one.prioritised else [])]
    name = f"{one.number}: {t.text(one.short)}"
    return f"{name} ({', '.join(marks)})" if marks else name


def _parts(page: AnalysisPage, t: Texts) -> Iterator[Element]:
    lines = [
        (t("Priorities"), page.priorities, AnalysisPart.PRIORITIES),
        (t("Proposals"), page.proposals, AnalysisPart.PROPOSALS),
        (t("Other evidence"), page.evidence, AnalysisPart.EVIDENCE),
    ]
    if page.last_year is not None:
        lines.append(
            (t("What you said {year}, and what came of it", year=page.last_year), page.last, AnalysisPart.LAST)
        )
    for name, count, part in lines:
        event = replace(to(page.head, part), base=page.base)
        yield tap_line(name, t.number(count), t("Open: {what}", what=name), event, separator=True, inputs=True)
    name = t("Read all of it")
    event = replace(to(page.head, AnalysisPart.WHOLE), base=page.base)
    yield tap_line(name, "", t("Open: {what}", what=name), event, separator=True, inputs=True)


def _main(page: AnalysisPage, t: Texts) -> Element | None:
    head, node, year = page.head, page.head.level.node, page.head.level.year
    if head.role is not AnalysisRole.MANAGER:
        return None
    if head.stage is AnalysisStage.ADOPTED:
        return box(buttons(button(t("Open again"), to(head, AnalysisPart.CORRECT), inputs=False), spacing=Spacing.NONE))
    save = button(t("Save"), SaveAnalysisText(node=node, year=year, base=page.base))
    name = t("Hand to the representative") if head.reps else t("No representative")
    return box(buttons(save, button(name, SendAnalysis(node=node, year=year)), spacing=Spacing.NONE))


def _ways(page: AnalysisPage, t: Texts) -> Iterator[ActionExecute]:
    if page.head.may_write:
        own = ShowNewMeasure(node=page.head.level.node)
        yield button(t("A measure of our own"), own, inputs=False)
    yield level_button(t("The level"), page.head.level)
    yield home_button(t)
