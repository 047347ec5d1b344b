"""Headings that a table of contents leads to. The entries are written, too: the table is there before Word has worked it out.

Without page numbers: only Word knows them, and would ask everybody who opens the file whether it may look them up. Every
entry is a link, and headings are numbered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

LEVELS = 2
CODE = f' TOC \\o "1-{LEVELS}" \\n \\h \\z \\u '


@dataclass(kw_only=True)
class Contents:
    """Keeps what it has headed, in order; `fill` writes the entries where `place` was called."""

    document: Any
    _found: list[tuple[int, str, str]] = field(default_factory=list)
    _at: Any = None
    _marks: int = 0

    def place(self) -> None:
        self._at = self.document.add_paragraph()

    def heading(self, text: str, level: int) -> Any:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = self.document.add_heading(text, level=level)
        self._marks += 1
        number = self._marks
        name = f"_Toc{number:08d}"
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        start.set(qn("w:name"), name)
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(end)
        if level <= LEVELS:
            self._found.append((level, text, name))
        return paragraph

    def fill(self) -> None:
        """One field around all entries, as Word writes it."""
        self._styles()
        for number, (level, text, name) in enumerate(self._found):
            paragraph = self._at.insert_paragraph_before(style=f"toc {level}")
            if number == 0:
                _signs(paragraph, "begin", CODE, "separate")
            _link(paragraph, text, name)
        _signs(self._at, "end")

    def _styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Mm, Pt

        for level in range(1, LEVELS + 1):
            style = self.document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.document.styles["Normal"]
            style.paragraph_format.left_indent = Mm(5 * (level - 1))
            style.paragraph_format.space_after = Pt(2)
            style.font.bold = level == 1


def _signs(paragraph: Any, *marks: str) -> None:
    """The signs of a field: where it begins, its code, where what it shows begins, where it ends."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for mark in marks:
        run = paragraph.add_run()
        if mark == CODE:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = mark
            run._r.append(code)
        else:
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), mark)
            run._r.append(sign)


def _link(paragraph: Any, text: str, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)
