"""Typed words for a document as a file: "handlingsplan word", "handlingsplan som excel"."""

from __future__ import annotations

import re

from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import FileForm

PLAN = re.compile(
    r"(?:enhetens |vår )?(?:handlingsplan|handlingsplanen|plan|planen)(?: som)? (word|excel)(?:-?fil)?"
    r"|(?:the )?(?:unit )?plan (?:as |in )?(word|excel)",
)


def read(head: str) -> GetFile | None:
    found = PLAN.fullmatch(head)
    return GetFile(form=FileForm(found[1] or found[2])) if found else None
