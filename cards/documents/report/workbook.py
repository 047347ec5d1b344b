"""Everything behind a report, as an Excel workbook: each question, each part, measures, priorities and proposals.

What may not be told outside the line is not in the report, so it is not here either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from cards.documents.cells import Cell, put
from cards.documents.report import data as report_data
from cards.documents.report import facts, words
from cards.documents.report.document import Advance, nothing
from cards.texts import Texts
from dialogs.analyses.rules.analysis import PriorityKind
from dialogs.documents.rules.report import ChildPart, QuestionPart, Report
from dialogs.levels.rules.compiled import Became, ChoiceCount, of_question
from dialogs.reviews.rules.review import MeasureKind

LONG, SHORT = 60, 14
Line = Sequence[Cell | None]
Sheet = tuple[str, list[str], Iterator[Line]]


def write(report: Report, now: datetime, t: Texts, out: Path | IO[bytes], advance: Advance = nothing) -> None:
    """`advance` hears of each question that is written."""
    import openpyxl  # half a second: only where a workbook is made
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    first = book.active
    first.title = t("Report")
    for number, line in enumerate(_about(report, now, t), 1):
        put(first.cell(row=number, column=1), line)
    first.cell(row=1, column=1).font = Font(bold=True)
    first.column_dimensions["A"].width = 110
    for title, head, lines in _sheets(report, t, advance):
        _sheet(book.create_sheet(title), head, lines, facts.document_line(report, t))
    told = book.properties
    told.title, told.creator = facts.name(report.node.name, report.year, t), "SAM-boten"
    told.identifier, told.version = report_data.document_id(report), report_data.version(report)
    book.save(out)


def _sheets(report: Report, t: Texts, advance: Advance) -> Iterator[Sheet]:
    yield t("Questions"), _question_head(report, t), _questions(report, t, advance)
    yield t("Who took part"), _part_head(t), _parts(report, t)
    yield t("Answers by part"), [t("Part"), *_answer_head(t)], _by_part(report, t)
    yield t("Measures"), [t("Question"), t("Text"), *_measure_head(t)], _measure_counts(report, t)
    if report.measure_rows:
        head = [t("Unit"), t("Question"), t("Kind"), t("State"), t("What")]
        yield t("Measures in words"), head, _measure_rows(report, t)
    if any(part.shared for part in report.questions + report.local):
        yield t("Shared comments"), [t("Question"), t("Text"), t("Comment")], _shared(report, t)
    yield t("Priorities"), [t("Kind"), t("What"), t("Why"), t("Questions")], _priorities(report, t)
    head = [t("Package"), t("Proposal"), t("Questions"), t("Responsible"), t("Year")]
    yield t("Proposals"), head, _proposals(report)
    head = [t("Proposal or priority"), t("What was decided"), t("What has become of it")]
    yield t("Last year"), head, ((one.fact.text, *words.before(one, t)) for one in report.before)


def _about(report: Report, now: datetime, t: Texts) -> Iterator[str]:
    yield facts.name(report.node.name, report.year, t)
    yield from facts.about(report, now, t)
    yield facts.for_whom(report, t)
    if report.remark:
        yield report.remark
    yield from words.took_part(report, t)
    yield from words.involved(report.part, report.signed, t)
    yield from words.roles(report.part, t)
    yield facts.caveat(t)
    yield from words.alike(report, t)


# --- question by question


def _answer_head(t: Texts) -> list[str]:
    return [
        t("Question"),
        t("Text"),
        t("Answer"),
        t("Number"),
        t("Per cent of those it applies to"),
        t("Per cent of all signed"),
        t("Applies to"),
        t("All signed"),
    ]


def _question_head(report: Report, t: Texts) -> list[str]:
    head = [t("Asked by"), *_answer_head(t)]
    if (year := report.earlier_year) is not None:
        head += [
            t("Number {year}", year=year),
            t("Per cent of those it applies to {year}", year=year),
            t("Per cent of all signed {year}", year=year),
            t("Applies to {year}", year=year),
            t("All signed {year}", year=year),
        ]
    return head


def _questions(report: Report, t: Texts, advance: Advance) -> Iterator[Line]:
    for part in (*report.questions, *report.local):
        by = t("everybody") if part in report.questions else t("a node's own")
        for place, step in enumerate(report.checklist.scale):
            now = _figures(part.tally.choices[place], part.tally.counted, part.tally.asked)
            before: tuple[Cell | None, ...] = ()
            if part.earlier is not None:
                one = _figures(part.earlier.choices[place], part.earlier.counted, part.earlier.asked)
                before = one
            yield (by, part.number, t.text(part.question.text), t.text(step.label), *now, *before)
        yield (by, part.number, t.text(part.question.text), t("Unanswered"), part.tally.unanswered)
        advance()


def _figures(one: ChoiceCount, counted: int, asked: int) -> tuple[Cell | None, ...]:
    return one.count, one.of_counted, one.of_asked, counted, asked


# --- part by part


def _part_head(t: Texts) -> list[str]:
    return [
        t("Part"),
        t("Level"),
        t("Signed"),
        t("Expected"),
        t("Units signed"),
        t("Units"),
        t("Managers of signed"),
        t("Managers"),
        t("With a safety representative"),
        t("Managers who took part"),
        t("Employees"),
        t("Safety representatives"),
        t("Union representatives"),
    ]


def _parts(report: Report, t: Texts) -> Iterator[Line]:
    for child in report.part.children:
        yield _part(child, t)
    part, whole = report.part, report.part.participants
    yield (
        t("Together"),
        report.node.level,
        part.reviews.signed,
        part.reviews.expected,
        part.units.signed,
        part.units.total,
        part.managers.signed,
        part.managers.total,
        part.with_rep,
        whole.managers,
        whole.employees,
        whole.safety_reps,
        whole.union_reps,
    )


def _part(child: ChildPart, t: Texts) -> Line:
    free = not child.reviews.expected
    counts = child.optional if free else child.reviews
    name = t("{name} (voluntary)", name=child.node.name) if free else child.node.name
    progress = (name, child.node.level, counts.signed, counts.expected)
    covered = (child.units.signed, child.units.total, child.managers.signed, child.managers.total)
    if child.sums is None:
        return (*progress, *covered, t("too few"))
    people = child.sums.participants
    told = (people.managers, people.employees, people.safety_reps, people.union_reps)
    return (*progress, *covered, child.sums.with_rep, *told)


def _by_part(report: Report, t: Texts) -> Iterator[Line]:
    for child in report.part.children:
        if child.sums is None:
            yield (child.node.name, None, t("too few"))
            continue
        for part in report.questions:
            tally = of_question(child.sums, report.checklist, part.question)
            for step, one in zip(report.checklist.scale, tally.choices, strict=True):
                figures = _figures(one, tally.counted, tally.asked)
                yield (child.node.name, part.number, t.text(part.question.text), t.text(step.label), *figures)


# --- measures, priorities, proposals


def _measure_head(t: Texts) -> list[str]:
    return [t("To improve"), t("To keep"), *(facts.became(one, t) for one in Became)]


def _measure_counts(report: Report, t: Texts) -> Iterator[Line]:
    for part in (*report.questions, *report.local):
        yield _measures(part, t)
    found = report.measures
    yield ("", t("Together"), found.improve, found.preserve, *(found.became.get(one, 0) for one in Became))


def _measures(part: QuestionPart, t: Texts) -> Line:
    found = part.measures
    became = (found.became.get(one, 0) for one in Became)
    return (part.number, t.text(part.question.text), found.improve, found.preserve, *became)


def _measure_rows(report: Report, t: Texts) -> Iterator[Line]:
    for one in report.measure_rows:
        number = report.numbers((one.question,)) if one.question else ()
        kind = t("Measure") if one.kind is MeasureKind.IMPROVE else t("Activity")
        yield (one.unit, number[0] if number else None, kind, words.measure_state(one.state, t), one.what)


def _shared(report: Report, t: Texts) -> Iterator[Line]:
    """Without names: units have shared the words and nothing else."""
    for part in (*report.questions, *report.local):
        for one in part.shared:
            yield (part.number, t.text(part.question.text), one)


def _priorities(report: Report, t: Texts) -> Iterator[Line]:
    for one in report.priorities:
        kind = t("To improve") if one.kind is PriorityKind.IMPROVE else t("To keep")
        yield (kind, one.text, one.why, _numbers(report.numbers(one.questions)))


def _proposals(report: Report) -> Iterator[Line]:
    for package in report.packages:
        for one in package.proposals:
            yield (package.name, one.text, _numbers(report.numbers(one.questions)), package.owner, one.year)


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(str(one) for one in numbers)


# --- a sheet


def _sheet(sheet: Any, head: list[str], lines: Iterator[Line], foot: str) -> None:
    from openpyxl.styles import Alignment, Font

    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for column, text in enumerate(head, 1):
        cell = put(sheet.cell(row=1, column=column), text)
        cell.font, cell.alignment = bold, wrapped
    longest = [len(text) for text in head]
    for number, line in enumerate(lines, 2):
        for column, value in enumerate(line, 1):
            cell = put(sheet.cell(row=number, column=column), value)
            if isinstance(value, str):
                cell.alignment = wrapped
                longest[column - 1] = max(longest[column - 1], len(value))
    for column, length in enumerate(longest, 1):
        width = LONG if length > LONG else max(SHORT, min(length + 2, LONG))
        sheet.column_dimensions[sheet.cell(row=1, column=column).column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text = foot.replace("&", "&&")  # one alone begins a code
    sheet.oddFooter.right.text = "&P/&N"
