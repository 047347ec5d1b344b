"""The question, the answer and the receipt of a file, on Teams' wire (Microsoft: "Send and receive files through a bot").

Only in a personal chat. Teams asks the person, makes a place in their OneDrive, and tells us where to put the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.files.files import Paper
from bot.teams.inbound import Upload
from dialogs.documents.rules.files import DocumentKind, FileForm, Wanted
from dialogs.ground.ids import AreaId, BodyId, NodeId, QuestionId

Json = dict[str, Any]

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"


@dataclass(frozen=True, slots=True)
class NotWanted(Exception):
    """What came back is not a question of ours."""

    field: str


def question(paper: Paper) -> Json:
    """The context carries ids only: what is in it comes back from the client, and is believed in nothing."""
    context = written(paper.wanted)
    content = {
        "description": paper.about,
        "sizeInBytes": paper.size,
        "acceptContext": context,
        "declineContext": context,
    }
    return _message({"contentType": CONSENT, "name": paper.name, "content": content})


def receipt(upload: Upload) -> Json:
    """The file as Teams shows it, with its own button to open it."""
    content = {"uniqueId": upload.unique_id, "fileType": upload.file_type}
    return _message({"contentType": INFO, "contentUrl": upload.content_url, "name": upload.name, "content": content})


def written(wanted: Wanted) -> Json:
    year = {"year": wanted.year} if wanted.year is not None else {}
    body = {"body": wanted.body} if wanted.body is not None else {}
    drawn = {name: value for name, value in (("area", wanted.area), ("question", wanted.question)) if value is not None}
    return {"document": wanted.document.value, "form": wanted.form.value, "node": wanted.node, **year, **body, **drawn}


def read(context: Mapping[str, Any]) -> Wanted:
    """Raises NotWanted."""
    year, node = context.get("year"), _id(context, "node")
    body, area, question = (_id(context, name) for name in ("body", "area", "question"))
    if node is None:
        raise NotWanted("node")
    if year is not None and (isinstance(year, bool) or not isinstance(year, int) or not 2000 <= year <= 2100):
        raise NotWanted("year")
    try:
        document, form = DocumentKind(str(context.get("document"))), FileForm(str(context.get("form")))
    except ValueError as error:
        raise NotWanted("document") from error
    return Wanted(
        document=document,
        form=form,
        node=NodeId(node),
        year=year,
        body=BodyId(body) if body else None,
        area=AreaId(area) if area else None,
        question=QuestionId(question) if question else None,
    )


def _id(context: Mapping[str, Any], name: str) -> str | None:
    value = context.get(name)
    if value is not None and (not isinstance(value, str) or not 0 < len(value) <= 200):
        raise NotWanted(name)
    return value


def _message(attachment: Json) -> Json:
    return {"type": "message", "attachments": [attachment]}
