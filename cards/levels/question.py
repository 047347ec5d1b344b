"""From an area to its questions, and one question: table, the year before, both sides, measures, and the units below."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.ground.common import choice_name, home_button, question_line, shorten
from cards.levels.parts import back, caveat, few, full_table, of_what, shares, title, under, where
from cards.parts import (
    Element,
    Sheet,
    button,
    buttons,
    chart,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    subheading,
    tap_line,
    top,
)
from cards.texts import Texts
from dialogs.ground.ids import QuestionId
from dialogs.levels import showing as levels_pages
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import AnswerSeen, ChildLine, LevelAreaPage, LevelQuestionPage, QuestionFigures
from dialogs.levels.rules.compiled import Alike, Tally
from dialogs.levels.rules.seen import SharedText

MOST_CHILDREN = 14  # a line that can be pressed costs a kilobyte on the wire
LONGEST = 400
MOST_SHARED = 6


def area(page: LevelAreaPage, t: Texts) -> Sheet:
    name = t.text(page.title)
    return sheet(
        where(page.level, t),
        heading(name),
        small(t("Own questions: only those who were asked are counted, and in no other figure."))
        if page.local
        else None,
        caveat(t),
        *(_question(one, page, t) for one in page.questions),
        buttons(_as_picture(page, t), back(page.level, t), home_button(t)),
        summary=f"{title(page.level, t)}: {name}",
    )


def _as_picture(page: LevelAreaPage, t: Texts) -> ActionExecute | None:
    if levels_pages.picture(page) is None:
        return None
    here = page.level
    event = ShowLevel(node=here.node, year=here.year, area=page.area, show=LevelView.PICTURE)
    return button(t("As a picture"), event, inputs=False)


def _question(one: QuestionFigures, page: LevelAreaPage, t: Texts) -> Element:
    name = question_line(t, one.number, one.short)
    event = ShowLevel(node=page.level.node, year=page.level.year, question=one.question)
    if one.tally is None:
        return group(paragraph(name), under(t("Too few answers")))
    return group(
        tap_line(name, "", t("Open: {what}", what=name), event),
        under(shares(one.tally, page.scale, t)),
        under(of_what(one.tally, page.scale, t)),
        under(f"{page.earlier_year}: {shares(one.earlier, page.scale, t)}") if one.earlier else None,
    )


def question(page: LevelQuestionPage, t: Texts) -> Sheet:
    name = t("Question {number}", number=page.number)
    earlier = (page.earlier_year, page.earlier) if page.earlier_year and page.earlier else None
    return sheet(
        top(title(page.level, t), t("own question")) if page.local else where(page.level, t),
        heading(f"{name}. {t.text(page.text)}"),
        None if levels_pages.is_one(page) else _everybody(page, earlier, t),
        _answer(page.answer, t) if page.answer else None,
        _shared(page.shared, t) if page.shared else None,
        _children(page, t) if page.children else None,
        buttons(*_ways(page, t)),
        summary=f"{title(page.level, t)}: {name}",
    )


def _everybody(page: LevelQuestionPage, earlier: tuple[int, Tally] | None, t: Texts) -> Iterator[Element]:
    if page.tally is None:
        yield few(page.limit, t)
    else:
        yield _chart(page, page.tally, t)
        yield from full_table(page.tally, earlier, page.scale, t)
        yield caveat(t)
    if page.alike is not None and page.alike.asked:
        yield small(_alike(page.alike, t))
    yield small(_measures(page, t))


def _chart(page: LevelQuestionPage, tally: Tally, t: Texts) -> Element:
    figures = [(t.text(step.label), tally.count(step.id)) for step in page.scale]
    return chart(t.n("{n} follow-up", "{n} follow-ups", tally.asked), figures)


def _alike(alike: Alike, t: Texts) -> str:
    return t(
        "Manager and safety representative saw it alike in {alike} of {asked} follow-ups with a representative.",
        alike=t.number(alike.seen_alike),
        asked=t.number(alike.asked),
    )


def _measures(page: LevelQuestionPage, t: Texts) -> str:
    found = page.measures
    if not found.total:
        return t("No measures are planned here.")
    improve = t.n("{n} measure", "{n} measures", found.improve)
    preserve = t.n("{n} activity", "{n} activities", found.preserve)
    planned = t.names([one for one, number in ((improve, found.improve), (preserve, found.preserve)) if number])
    return t("Planned: {what}, of which {done} carried out.", what=planned, done=t.number(found.carried_out))


def _answer(answer: AnswerSeen, t: Texts) -> Iterator[Element]:
    """The own line reads what its unit wrote."""
    yield subheading(t("What was answered here"))
    if answer.with_nodes:
        yield small(t("Answered together with {units}.", units=t.names(answer.with_nodes)))
    yield paragraph(t.text(answer.choice.label))
    if answer.comment:
        yield small(quote(shorten(answer.comment, LONGEST)))
    for choice in answer.rep_choices:
        differs = t("The safety representative sees it differently: {answer}", answer=choice_name(t, choice))
        yield small(differs if choice else t("The safety representative sees it differently."))
    for what in answer.measures:
        yield small(t("Planned: {what}", what=shorten(what, LONGEST)))


def _shared(shared: tuple[SharedText, ...], t: Texts) -> Iterator[Element]:
    """Inert, as everything that people have typed; outside the line without a name."""
    yield subheading(t("Comments that units have shared"))
    for one in shared[:MOST_SHARED]:
        named = under(t.names(one.units)) if one.units else None
        yield group(paragraph(quote(shorten(one.text, LONGEST))), named)
    left = len(shared) - MOST_SHARED
    if left > 0:
        yield small(t.n("and {n} more, in the report", "and {n} more, in the report", left))


def _children(page: LevelQuestionPage, t: Texts) -> Iterator[Element]:
    yield subheading(t("Below"))
    for one in page.children[:MOST_CHILDREN]:
        yield _child(one, page, t)
    left = len(page.children) - MOST_CHILDREN
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def _child(one: ChildLine, page: LevelQuestionPage, t: Texts) -> Element:
    """As numbers: a share of two is no share."""
    counts = [
        f"{t.text(step.label)} {t.number(one.tally.count(step.id))}" for step in page.scale if one.tally.count(step.id)
    ]
    words = " · ".join(counts) or t("unanswered")
    if one.own:
        return group(paragraph(t("{name} itself", name=one.name)), under(words))
    event = ShowLevel(node=one.node, year=page.level.year, question=page.question)
    return group(tap_line(one.name, "", t("Open: {what}", what=one.name), event), under(words))


def _ways(page: LevelQuestionPage, t: Texts) -> Iterator[ActionExecute]:
    here = page.level
    if page.before:
        yield button(t("Previous"), _at(page, page.before), inputs=False)
    if page.after:
        yield button(t("Next"), _at(page, page.after), inputs=False)
    if levels_pages.picture(page):
        event = ShowLevel(node=here.node, year=here.year, question=page.question, show=LevelView.PICTURE)
        yield button(t("As a picture"), event, inputs=False)
    yield button(t("The area"), ShowLevel(node=here.node, year=here.year, area=page.area), inputs=False)
    yield back(here, t)
    yield home_button(t)


def _at(page: LevelQuestionPage, question: QuestionId) -> ShowLevel:
    return ShowLevel(node=page.level.node, year=page.level.year, question=question)
