"""A level's result for one of its bodies as a Word document of a page or two: what it sees, and what it is asked to decide."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from cards.decisions.presentation import asked_facts
from cards.documents.cells import clean
from cards.documents.word import a4_upright, looks, page_foot, repeated_header, speaks
from cards.levels.parts import caveat, of_what, shares, title, why_none
from cards.reviews.sums import took_part
from cards.texts import Texts
from dialogs.decisions.pages import PresentationPage
from dialogs.levels.pages import LevelFigures

SHARES = (0.4, 0.35, 0.25)
ACROSS = 160  # mm


def write(page: PresentationPage, now: datetime, t: Texts, out: Path | IO[bytes]) -> None:
    import docx  # only where a document is made

    document = docx.Document()
    speaks(document, t.language)
    a4_upright(document)
    looks(document)
    about = t("To {body}: {level}", body=page.body, level=title(page.level, t))
    told = document.core_properties
    told.title, told.author, told.last_modified_by, told.comments = about, "SAM-boten", "SAM-boten", ""
    told.created = told.modified = now.astimezone(UTC).replace(tzinfo=None)
    document.add_heading(clean(about), level=1)
    signed = t("{signed} of {expected} follow-ups are signed", signed=page.signed, expected=page.expected)
    document.add_paragraph(signed)
    document.add_heading(t("What you see"), level=2)
    if page.figures is not None:
        _figures(document, page.figures, t)
    elif page.lacking is not None:
        document.add_paragraph(why_none(page.lacking, t).text)
    if page.summary:
        document.add_paragraph(clean(page.summary))
    _asked(document, page, t)
    page_foot(document, f"{clean(about)} · {t.day_of(now)}", t("Page"))
    document.save(out)


def _figures(document: Any, figures: LevelFigures, t: Texts) -> None:
    document.add_paragraph(took_part(figures.participants, t))
    document.add_paragraph(caveat(t).text)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    repeated_header(table, (t("Area"), t("Share"), t("Number")), SHARES, ACROSS)
    for area in figures.areas:
        said = (t.text(area.title), shares(area.tally, figures.scale, t), of_what(area.tally, figures.scale, t))
        for cell, words in zip(table.add_row().cells, said, strict=True):
            cell.text = clean(words)


def _asked(document: Any, page: PresentationPage, t: Texts) -> None:
    if not page.items:
        return
    asked = t("What you are asked to decide") if page.decides else t("What you are asked to discuss")
    document.add_heading(asked, level=2)
    if page.meeting is not None:
        document.add_paragraph(t("Next meeting: {day}", day=t.weekday(page.meeting)))
    for item in page.items:
        document.add_paragraph(clean(f"({item.number}) {item.text} ({asked_facts(item, t)})"))
