"""What every Word document of ours has, and python-docx has no words for: language, look, header rows, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.ground.texts import Language

TAGS = {Language.SV: "sv-SE", Language.EN: "en-GB"}
FACE = "Calibri"
HEADINGS = {"Title": 22, "Subtitle": 14, "Heading 1": 16, "Heading 2": 12.5, "Heading 3": 11}  # points
INK = "1F1F1F"
INDENT = 108  # twips between a table's line and its words: so that the lines stand at the margin


def speaks(document: Any, language: Language) -> None:
    """A screen reader reads Swedish as Swedish, and the spelling checker knows which words are wrong."""
    from docx.oxml.ns import qn

    tag = TAGS[language]
    document.core_properties.language = tag
    for known in document.styles.element.iter(qn("w:lang")):
        known.set(qn("w:val"), tag)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), tag)


def looks(document: Any) -> None:
    """Black on white, in one face: it is printed in grey as often as not."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    for name in ("Normal", *HEADINGS):
        font, fonts = styles[name].font, styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # it would come before the face itself
        font.name = FACE
    for name, size in HEADINGS.items():
        font, element = styles[name].font, styles[name].element
        font.size, font.color.rgb, font.italic = Pt(size), RGBColor.from_string(INK), False
        for known in element.iter(qn("w:color"), qn("w:bottom")):
            known.attrib.pop(qn("w:themeColor"), None)
            if known.get(qn("w:color")):
                known.set(qn("w:color"), INK)
    styles["Normal"].font.size = Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Heading 2"].font.bold = True
    styles["Heading 2"].paragraph_format.space_before = Pt(16)
    for sign in document.part.numbering_part.element.iter(qn("w:lvlText")):
        if sign.get(qn("w:val")) == "\uf0b7":  # of a font of symbols, which not every reader has
            sign.set(qn("w:val"), "•")
            for face in sign.getparent().iter(qn("w:rFonts")):
                face.getparent().remove(face)


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
    from docx.oxml.ns import qn
    from docx.shared import Mm

    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(INDENT))
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.append(indent)
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


def boxed(document: Any, text: str) -> None:
    """With a line around it: what must not be read past. Its first sentence in bold."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    first = first_sentence(text)
    paragraph.add_run(first).bold = True
    paragraph.add_run(text.removeprefix(first))
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "6"), ("color", INK)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(7)  # the line at the margin


def first_sentence(text: str) -> str:
    return text[: text.index(". ") + 1] if ". " in text else text


def page_head(document: Any, text: str) -> None:
    """What a page that has come loose from the others must say of itself."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if text:
        head = document.sections[0].header.paragraphs[0]
        head.add_run(text)
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT


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


def link(paragraph: Any, url: str) -> None:
    """An address that can be pressed, and read on paper. Of anything but the web it is only text."""
    run = paragraph.add_run(url)
    if not url.startswith(("https://", "http://")):
        return
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    around = OxmlElement("w:hyperlink")
    around.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.underline = True
    run._r.addprevious(around)
    around.append(run._r)
