"""One question of an analysis: what the rules find, the level's own words, and the measures behind each theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.analyses.parts import best, evidence, points, priority, proposal, to, way
from cards.ground.common import question_line, shorten
from cards.levels.parts import caveat, of_what, shares, title, under, where
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
    quote,
    sheet,
    small,
    subheading,
    tap_line,
    text_field,
)
from cards.texts import Texts
from dialogs.analyses.events import NameTheme, SaveAnalysisText, ShowAnalysis, UnnameTheme
from dialogs.analyses.pages import AnalysisQuestionPage, AnalysisThemesPage, RowLine, ThemeLine, ThemeRows
from dialogs.analyses.rules.analysis import AnalysisPart, PriorityKind
from dialogs.reviews.rules.review import MeasureKind

MOST_THEMES = 4
MOST_ROWS = 8  # behind one theme
MOST_ALONE = 6
LONGEST = 160
ON_QUESTION = 120  # of a row on the question's own card, which has much else


def question(page: AnalysisQuestionPage, t: Texts) -> Sheet:
    name = t("Question {number}", number=page.number)
    return sheet(
        where(page.head.level, t),
        heading(f"{name}. {t.text(page.text)}"),
        subheading(t("Draft, worked out by rules")),
        _draft(page, t),
        _themes(page.themes, page, t),
        _own(page, t),
        *(priority(one, page.head, t) for one in page.priorities),
        *(proposal(one, page.head, t) for one in page.proposals),
        *(evidence(one, page.head, t) for one in page.evidence),
        _ways_on(page, t) if page.head.may_write else None,
        buttons(*_ways(page, t)),
        summary=f"{title(page.head.level, t)}: {name}",
    )


def _draft(page: AnalysisQuestionPage, t: Texts) -> Iterator[Element]:
    if page.tally.answered:
        yield paragraph(shares(page.tally, page.scale, t))
        yield under(of_what(page.tally, page.scale, t))
    if page.earlier is not None and page.share is not None:
        before = t(
            "{year}: {answer} {share}",
            year=page.earlier_year,
            answer=best(page.scale, t),
            share=t.percent(page.earlier),
        )
        change = page.share - page.earlier
        yield small(f"{before} ({points(change, t)})" if change else before)
    yield small(_measures(page, t))
    if page.dissent:
        yield small(
            t.n(
                "In {n} follow-up the representative sees it differently.",
                "In {n} follow-ups the representative sees it differently.",
                page.dissent,
            )
        )
    for one in page.see_also:
        share = t.percent(one.share) if one.share is not None else t("unanswered")
        name = question_line(t, one.number, one.short)
        yield small(t("See also: {question} ({share})", question=name, share=share))
    yield caveat(t)


def _measures(page: AnalysisQuestionPage, t: Texts) -> str:
    found = page.measures
    if not found.total:
        return t("No measures are planned here.")
    improve = t.n("{n} measure", "{n} measures", found.improve)
    preserve = t.n("{n} activity", "{n} activities", found.preserve)
    planned = t.names([one for one, number in ((improve, found.improve), (preserve, found.preserve)) if number])
    return t("Planned: {what}, of which {done} carried out.", what=planned, done=t.number(found.carried_out))


def _themes(themes: Iterable[ThemeLine], page: AnalysisQuestionPage, t: Texts) -> Iterator[Element]:
    """What several measures are about, with some of their words."""
    shown = [*themes][:MOST_THEMES]
    if not shown and not page.measures.total:
        return
    event = _kept(page, to(page.head, AnalysisPart.THEMES, page.question))
    name = t("Themes and the rows behind them")
    yield tap_line(name, t.number(len(shown)), t("Open: {what}", what=name), event, separator=True, inputs=True)
    for one in shown:
        yield small(f"{shorten(t.text(one.name), LONGEST)} · {_behind(one.measures, one.comments, t)}")
        if one.rows:
            yield under(quote(shorten(one.rows[0], ON_QUESTION)))


def _behind(measures: int, comments: int, t: Texts) -> str:
    """How many of each kind of row."""
    planned = t.n("{n} measure", "{n} measures", measures)
    said = t.n("{n} comment", "{n} comments", comments)
    return t.names([one for one, number in ((planned, measures), (said, comments)) if number])


def _kept(page: AnalysisQuestionPage, event: ShowAnalysis) -> ShowAnalysis:
    """What is typed above is kept on every way from the card."""
    return replace(event, text_on=page.question, base=page.base) if page.head.may_write else event


def _own(page: AnalysisQuestionPage, t: Texts) -> Iterator[Element]:
    if page.head.may_write:
        yield text_field("text", t("What you say of it, in your own words"), value=page.own)
        return
    yield subheading(t("What the level says"))
    yield paragraph(page.own) if page.own else small(t("Nothing yet."))


def _ways_on(page: AnalysisQuestionPage, t: Texts) -> Iterator[Element]:
    """Each keeps what was typed above."""
    parts = (
        (t("Put first: improve"), AnalysisPart.PRIORITIES, PriorityKind.IMPROVE),
        (t("Put first: preserve"), AnalysisPart.PRIORITIES, PriorityKind.PRESERVE),
        (t("Propose something"), AnalysisPart.PROPOSALS, None),
        (t("Add other evidence"), AnalysisPart.EVIDENCE, None),
    )
    for name, part, kind in parts:
        event = replace(_kept(page, to(page.head, part, page.question)), kind=kind)
        yield tap_line(name, "", name, event, separator=True, inputs=True)
    save = SaveAnalysisText(
        node=page.head.level.node, year=page.head.level.year, question=page.question, base=page.base
    )
    yield box(buttons(button(t("Save"), save), spacing=Spacing.NONE))


def _ways(page: AnalysisQuestionPage, t: Texts) -> Iterator[ActionExecute]:
    for name, which in ((t("Previous"), page.before), (t("Next"), page.after)):
        if which:
            yield button(name, _kept(page, to(page.head, AnalysisPart.QUESTION, which)), inputs=page.head.may_write)
    yield button(t("The analysis"), _kept(page, to(page.head, AnalysisPart.OVERVIEW)), inputs=page.head.may_write)


# --- themes


def themes(page: AnalysisThemesPage, t: Texts) -> Sheet:
    name = t("Themes and the rows behind them")
    return sheet(
        where(page.head.level, t),
        heading(name),
        small(question_line(t, page.number, page.short)),
        small(t("Suggested by words that measures and comments share. Name them as you see it; several become one."))
        if page.themes
        else paragraph(t("No measures or comments share a word.")),
        *(_theme(one, t) for one in page.themes),
        _alone(page.alone, t) if page.alone else None,
        _form(page, t) if page.head.may_write and page.themes else None,
        buttons(
            way(t("Question {number}", number=page.number), page.head, AnalysisPart.QUESTION, page.question),
            way(t("The analysis"), page.head, AnalysisPart.OVERVIEW),
        ),
        summary=f"{title(page.head.level, t)}: {name}",
    )


def _theme(one: ThemeRows, t: Texts) -> Element:
    comments = sum(row.kind is None for row in one.rows)
    return group(
        paragraph(f"{t.text(one.name)} · {_behind(len(one.rows) - comments, comments, t)}"),
        under(t("Named by you") if one.named else t("Suggested")),
        *(_row(row, t) for row in one.rows[:MOST_ROWS]),
        _more(len(one.rows) - MOST_ROWS, t),
    )


def _row(row: RowLine, t: Texts) -> Element:
    kinds = {MeasureKind.PRESERVE: t("activity"), MeasureKind.IMPROVE: "", None: t("comment")}
    kind = f"{kinds[row.kind]} · " if kinds[row.kind] else ""
    return small(f"{quote(shorten(row.what, LONGEST))} {kind}{row.unit}")


def _more(left: int, t: Texts) -> Element | None:
    return small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None


def _alone(rows: tuple[RowLine, ...], t: Texts) -> Element:
    return group(
        paragraph(t("Measures in no theme")),
        *(_row(row, t) for row in rows[:MOST_ALONE]),
        _more(len(rows) - MOST_ALONE, t),
    )


def _form(page: AnalysisThemesPage, t: Texts) -> Iterator[Element]:
    options = [Option(shorten(t.text(one.name), 60), one.key) for one in page.themes]
    yield choice_field("themes", t("Which (several become one)"), options, value=page.chosen, several=True)
    yield text_field("name", t("What they are about"), value=page.name, long=False, max_length=100)
    node, year = page.head.level.node, page.head.level.year
    save = NameTheme(node=node, year=year, question=page.question, revision=page.head.revision)
    undo = UnnameTheme(node=node, year=year, question=page.question)
    named = any(one.named for one in page.themes)
    made = [button(t("Save the theme"), save), *([button(t("Take the name away"), undo)] if named else [])]
    yield box(buttons(*made, spacing=Spacing.NONE))
