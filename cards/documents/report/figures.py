"""The report's figures, each as a chart and as a table that says the same: for eyes, for ears and for copying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cards.documents import word
from cards.documents.cells import clean
from cards.ground import charts
from cards.ground.charts import Bar, Legend
from cards.levels.bars import bars_of, share
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Checklist
from dialogs.documents.rules.report import ChildPart, QuestionPart, Report, TookPart
from dialogs.levels.rules.compiled import ChoiceCount

ACROSS = 160.0  # mm between the margins
LONGEST_FIGURE = 14  # characters: what is longer is words
Rows = Sequence[Sequence[str]]


def answers(document: Any, part: QuestionPart, report: Report, t: Texts) -> None:
    """How the answers fall: number and per cent, beside the year before."""
    title = t("Question {number}, how the answers fall", number=part.number)
    bars, legend = answer_bars(part, report.checklist, t), None
    if part.earlier is not None and report.earlier_year is not None:
        legend = Legend(now=str(report.year), before=str(report.earlier_year))
    word.picture(document, charts.draw(bars, legend), charts.said(title, bars, legend), title)
    table(document, *answer_table(part, report, t))


def answer_bars(part: QuestionPart, checklist: Checklist, t: Texts) -> list[Bar]:
    return bars_of(checklist.scale, part.tally, part.earlier, t)


def answer_table(part: QuestionPart, report: Report, t: Texts) -> tuple[list[str], list[list[str]], list[float]]:
    """Both shares, each under what it is a share of (V10)."""
    year = report.earlier_year
    head = [t("Answer"), t("Number"), t("Per cent of those it applies to"), t("Per cent of all signed")]
    if part.earlier is not None:
        head += [
            t("Number {year}", year=year),
            t("Per cent of those it applies to {year}", year=year),
            t("Per cent of all signed {year}", year=year),
        ]
    rows = []
    for place, step in enumerate(report.checklist.scale):
        row = [t.text(step.label), *_cells(part.tally.choices[place], t)]
        if part.earlier is not None:
            row += _cells(part.earlier.choices[place], t)
        rows.append(row)
    if part.tally.unanswered or (part.earlier and part.earlier.unanswered):
        earlier = [t.number(part.earlier.unanswered), "–", "–"] if part.earlier else []
        rows.append([t("Unanswered"), t.number(part.tally.unanswered), "–", "–", *earlier])
    each = 0.72 / (len(head) - 1)
    return head, rows, [0.28, *(each for _ in head[1:])]


def _cells(one: ChoiceCount, t: Texts) -> list[str]:
    return [
        t.number(one.count),
        share(one.count, one.of_counted, t),
        share(one.count, one.of_asked, t),
    ]


def parts(document: Any, report: Report, t: Texts) -> None:
    """Signed self-checks of each node below: so many of so many, never what was answered."""
    part = report.part
    title = t("Signed self-checks, by part")
    bars = [Bar(label=clean(one.node.name), count=_signed(one), written=_of(one, t)) for one in part.children]
    word.picture(document, charts.draw(bars), charts.said(title, bars), title)
    head = [t("Part"), t("Signed"), t("Expected"), t("Units"), t("Managers"), t("With a safety representative")]
    rows = [
        [
            clean(one.node.name),
            t.number(one.reviews.signed),
            t.number(one.reviews.expected),
            t("{n} of {total}", n=t.number(one.units.signed), total=t.number(one.units.total)),
            t("{n} of {total}", n=t.number(one.managers.signed), total=t.number(one.managers.total)),
            t.number(one.sums.with_rep) if one.sums is not None else t("too few"),
        ]
        if one.reviews.expected
        else [
            t("{name} (voluntary)", name=clean(one.node.name)),
            t.number(one.optional.signed),
            t.number(one.optional.expected),
            "–",
            "–",
            t.number(one.sums.with_rep) if one.sums is not None else t("too few"),
        ]
        for one in part.children
    ]
    if part.here:
        here = t("{name} itself, and joint ones across its parts", name=clean(report.node.name))
        rows.append([here, t.number(part.here), *["–"] * 4])
    whole = [t("Together"), t.number(part.reviews.signed), t.number(part.reviews.expected)]
    for one in (part.units, part.managers):
        whole.append(t("{n} of {total}", n=t.number(one.signed), total=t.number(one.total)))
    rows.append([*whole, t.number(part.with_rep)])
    table(document, head, rows, [0.3, 0.15, 0.12, 0.13, 0.13, 0.17], last=True)
    if any(one.sums is None for one in part.children):
        document.add_paragraph(
            t("Too few: withheld, so that nothing of {few} follow-ups or fewer can be worked out.", few=report.few)
        )


def _signed(one: ChildPart) -> int:
    return one.reviews.signed if one.reviews.expected else one.optional.signed


def _of(one: ChildPart, t: Texts) -> str:
    total = one.reviews.expected or one.optional.expected
    return t("{n} of {total}", n=t.number(_signed(one)), total=t.number(total))


def people(document: Any, part: TookPart, t: Texts) -> None:
    """Who took part, as numbers of each kind; managers who signed by the level of what they manage."""
    title = t("Who took part")
    counted = part.participants
    counts = [
        *((t("Managers who signed, {level}", level=clean(one.level)), one.people) for one in part.roles),
        (t("Managers, as counted by the pairs"), counted.managers),
        (t("Employees"), counted.employees),
        (t("Safety representatives"), counted.safety_reps),
        (t("Union representatives"), counted.union_reps),
    ]
    bars = [Bar(label=label, count=count, written=t.number(count)) for label, count in counts]
    word.picture(document, charts.draw(bars), charts.said(title, bars), title)
    rows = [[label, t.number(count)] for label, count in counts]
    table(
        document,
        [t("Role"), t("Number")],
        [*rows, [t("Took part together, as counted by the pairs"), t.number(counted.total)]],
        [0.75, 0.25],
        last=True,
    )


def table(document: Any, head: Sequence[str], rows: Rows, shares: Sequence[float], *, last: bool = False) -> None:
    """Numbers to the right. `last`: the last row is a sum. A row is never cut by a page, nor a short table."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    made = document.add_table(rows=1, cols=len(head), style="Table Grid")
    word.repeated_header(made, head, shares, ACROSS)
    for number, row in enumerate(rows, 1):
        added = made.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, wide in zip(added.cells, row, shares, strict=True):
            cell.width = int(ACROSS * wide * 36000)
            cell.paragraphs[0].add_run(text).bold = last and number == len(rows)
    short = len(rows) <= 8
    for number, line in enumerate(made.rows):
        for column, cell in enumerate(line.cells):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = short and number < len(rows)
            for run in paragraph.runs:
                run.font.size = Pt(9)
            if column and _is_figure(rows, column):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    below = document.add_paragraph().paragraph_format
    below.space_after, below.line_spacing = Pt(0), Pt(6)


def _is_figure(rows: Rows, column: int) -> bool:
    """Of numbers, some of which may be withheld."""
    return any(row[column][:1].isdigit() for row in rows) and all(len(row[column]) <= LONGEST_FIGURE for row in rows)
