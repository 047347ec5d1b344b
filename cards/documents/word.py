"""What every Word document of ours has, and python-docx has no words for: language, header rows, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.rules.checklist import Language

TAGS = {Language.SV: "sv-SE", Language.EN: "en-GB"}


def speaks(document: Any, language: Language) -> None:
    """A screen reader reads Swedish as Swedish, and the spelling checker knows which words are wrong."""
    from docx.oxml.ns import qn

    tag = TAGS[language]
    document.core_properties.language = tag
    for known in document.styles.element.iter(qn("w:lang")):
        known.set(qn("w:val"), tag)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), tag)


def a4_across(document: Any) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)


def a4_upright(document: Any) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(20)


def repeated_header(table: Any, heads: Sequence[str], shares: Sequence[float], across: float = 261) -> None:
    """The first row is a header to whoever listens, and stands on every page that the table goes on. `across`: in mm."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.autofit = False
    for column, (cell, head, share) in enumerate(zip(row.cells, heads, shares, strict=True)):
        cell.paragraphs[0].add_run(head).bold = True
        table.columns[column].width = cell.width = Mm(across * share)


def picture(document: Any, png: bytes, said: str, title: str) -> Any:
    """With its alternative text: what is drawn is said, too. Stands on the page of what follows it."""
    from io import BytesIO

    from docx.shared import Mm

    document.add_picture(BytesIO(png), width=Mm(160))
    about = document.inline_shapes[-1]._inline.docPr
    about.set("descr", said)
    about.set("title", title)
    paragraph = document.paragraphs[-1]
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def page_foot(document: Any, text: str, page: str) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{text} · {page} ")
    _field(foot, "PAGE")
    foot.add_run("/")
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    """A number that Word works out itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
