"""What stands in a Word file of ours, paragraph by paragraph and cell by cell: for looking it through, not for showing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO


def texts(content: bytes) -> Iterator[str]:
    import docx  # only where a document is read
    from docx.oxml.ns import qn

    body = docx.Document(BytesIO(content)).element.body
    for paragraph in body.iter(qn("w:p")):
        text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        if text.strip():
            yield text
