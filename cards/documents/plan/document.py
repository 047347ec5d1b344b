"""A unit's plan as a Word document: measures, activities and what the levels above do, each in a table of its own.

Made to be read by everybody: real headings, header rows that screen readers know and that stand on every page, the
language of the text, and on every page which document it is and where the valid plan is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from cards.documents.cells import clean
from cards.documents.plan import facts
from cards.documents.word import a4_across, looks, page_foot, repeated_header, speaks
from cards.reviews.measure_words import standing_words
from cards.texts import Texts
from dialogs.measures.pages import PlanLine, UnitPlanPage
from dialogs.reviews.rules.review import MeasureKind, Priority

SHARES = (0.44, 0.14, 0.12, 0.16, 0.14)  # of the table's width


def write(page: UnitPlanPage, now: datetime, t: Texts, out: Path | IO[bytes]) -> None:
    """What people have typed is text and nothing else: no field, no link, no markup comes of it."""
    import docx  # only where a document is made

    document = docx.Document()
    speaks(document, t.language)
    a4_across(document)
    looks(document)
    about, told = facts.title(page, t), document.core_properties
    told.title, told.author, told.subject, told.comments = about, "SAM-boten", facts.document_line(page, t), ""
    told.created = told.modified = now.astimezone(UTC).replace(tzinfo=None)
    told.last_modified_by, told.identifier, told.version = "SAM-boten", facts.document_id(page), facts.version(page)
    document.add_heading(about, level=1)
    *lines, valid = facts.about(page, now, t)
    for line in lines:
        document.add_paragraph(clean(line))
    document.add_paragraph().add_run(valid).bold = True
    _parts(document, page, t)
    page_foot(document, f"{facts.document_line(page, t)} · {facts.printed_line(t)}", t("Page"))
    document.save(out)


def _parts(document: Any, page: UnitPlanPage, t: Texts) -> None:
    improving = [one for one in page.lines if one.kind is MeasureKind.IMPROVE]
    keeping = [one for one in page.lines if one.kind is MeasureKind.PRESERVE]
    where = t("Question")
    _part(document, t("Measures"), improving, where, t)
    _part(document, t("Activities, to keep what works"), keeping, where, t)
    if page.inherited:
        _part(document, t("From the levels above"), page.inherited, t("From"), t)


def _part(document: Any, title: str, lines: Sequence[PlanLine], where: str, t: Texts) -> None:
    document.add_heading(title, level=2)
    if not lines:
        document.add_paragraph(t("Nothing here."))
        return
    heads = (t("What"), t("How it stands"), t("By"), t("Sees to it"), where)
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    repeated_header(table, heads, SHARES)
    for line in lines:
        cells = table.add_row().cells
        for cell, text in zip(cells, _cells(line, t), strict=True):
            cell.text = clean(text)
        cells[0].paragraphs[0].runs[0].bold = True
        for more in _more(line, t):
            cells[0].add_paragraph(clean(more))


def _cells(line: PlanLine, t: Texts) -> tuple[str, ...]:
    asked = (
        str(line.year) if line.number is None else t("{year}, question {number}", year=line.year, number=line.number)
    )
    day = line.due.isoformat() if line.due else t("no date")
    standing = standing_words(line.standing, t)
    return line.what or "–", standing, day, line.accountable or "–", line.origin or asked


def _more(line: PlanLine, t: Texts) -> Iterator[str]:
    """What has become of it, each in a line of its own."""
    if line.priority is Priority.HIGH:
        yield t("High, a serious risk")
    if line.done_at:
        yield t("Done {day}: {what}", day=t.local(line.done_at).date().isoformat(), what=line.done_what or "–")
    if line.controlled_at:
        seen = t.local(line.controlled_at).date().isoformat()
        yield t("Controlled {day}: {what}", day=seen, what=line.control_note or "–")
    if line.reason:
        yield t("Why: {reason}", reason=line.reason)
    if line.goal or line.target_year:
        yield t("Serves: {goal}", goal=" ".join(str(one) for one in (line.goal, line.target_year) if one))
