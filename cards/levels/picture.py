"""A level's answers as a picture, for those who would rather look than read: the same figures as the card that it belongs to.

What that card may not tell is not drawn: without figures there is no picture, and the card itself says why.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from adaptive_cards.card import ActionExecute

from cards.extras import Drawing
from cards.ground import charts, share_charts
from cards.ground.charts import Legend
from cards.ground.common import home_button, question_line
from cards.ground.share_charts import Row
from cards.levels.bars import bars_of
from cards.levels.parts import caveat, title, where
from cards.parts import Sheet, button, buttons, heading, paragraph, sheet, small
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Choice
from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.levels.events import ShowLevel
from dialogs.levels.pages import LevelAreaPage, LevelPage, LevelPicturePage, LevelQuestionPage
from dialogs.levels.rules.compiled import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`said` reads out all that is drawn."""

    name: str
    heading: str
    png: bytes
    said: str


def drawn(page: LevelPicturePage, t: Texts) -> Picture:
    """As large as it was drawn: for a file."""
    match page.of:
        case LevelQuestionPage():
            return _question(page.of, t)
        case LevelAreaPage():
            rows = [(question_line(t, one.number, one.short), one.tally) for one in page.of.questions if one.tally]
            return _shares(t.text(page.of.title), rows, page.of.scale, t)
        case LevelPage():
            found = page.of.figures
            rows = [(t.text(one.title), one.tally) for one in found.areas] if found else []
            return _shares(t("The answers, area by area"), rows, found.scale if found else (), t)


def _question(page: LevelQuestionPage, t: Texts) -> Picture:
    name = t("Question {number}", number=page.number)
    legend = None
    if page.tally is None:
        raise ValueError("a question without figures has no picture")
    if page.earlier is not None and page.earlier_year is not None:
        legend = Legend(now=str(page.level.year), before=str(page.earlier_year))
    bars = bars_of(page.scale, page.tally, page.earlier, t)
    png = charts.draw(bars, legend, width=charts.IN_CHAT)
    asked = f"{name}. {t.text(page.text)}"
    return Picture(name=name, heading=asked, png=png, said=charts.said(asked, bars, legend))


def _shares(name: str, tallies: Iterable[tuple[str, Tally]], scale: Iterable[Choice], t: Texts) -> Picture:
    """Of those it applies to: what does not count is in the table."""
    counted = [step for step in scale if step.counts]
    rows = [Row(label=label, counts=tuple(tally.count(step.id) for step in counted)) for label, tally in tallies]
    parts = [t.text(step.label) for step in counted]
    said = share_charts.said(name, rows, parts)
    return Picture(name=name, heading=name, png=share_charts.draw(rows, parts), said=said)


def picture(page: LevelPicturePage, t: Texts) -> Sheet:
    made = drawn(page, t)
    small_one = share_charts.for_chat(made.png)
    return sheet(
        where(page.level, t),
        heading(made.heading),
        Drawing(url=f"data:image/png;base64,{b64encode(small_one).decode()}", alt_text=made.said)
        if small_one
        else paragraph(t("The picture is too large for a card. Fetch it as a file.")),
        small(_of_what(page, t)),
        caveat(t),
        buttons(*_ways(page, t)),
        summary=f"{title(page.level, t)}: {made.name}",
    )


def _of_what(page: LevelPicturePage, t: Texts) -> str:
    if isinstance(page.of, LevelQuestionPage) and page.of.tally is not None:
        counted = t.number(page.of.tally.counted)
        return t("The shares are of the {counted} to whom the question applies.", counted=counted)
    return t("The bars are of those to whom it applies. Every number is in the table.")


def _ways(page: LevelPicturePage, t: Texts) -> Iterator[ActionExecute]:
    here = page.level
    yield button(t("As a file"), _file(page), inputs=False)
    yield button(t("As a table"), _table(page), inputs=False)
    if not isinstance(page.of, LevelPage):
        overview = ShowLevel(node=here.node, year=here.year)
        yield button(t("The overview"), overview, inputs=False)
    yield home_button(t)


def _table(page: LevelPicturePage) -> ShowLevel:
    here = page.level
    return ShowLevel(node=here.node, year=here.year, area=page.area, question=page.question)


def _file(page: LevelPicturePage) -> GetFile:
    here = page.level
    return GetFile(
        document=DocumentKind.CHART,
        form=FileForm.PICTURE,
        node=here.node,
        year=here.year,
        area=page.area,
        question=page.question,
    )
