"""A document as a file, in one's own chat."""

from __future__ import annotations

from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.ground.event import event, typed
from dialogs.ground.ids import AreaId, BodyId, NodeId, QuestionId


@event("get-file")
class GetFile:
    """Without a node: of the reader's own unit. `to`: a body by its name, typed."""

    form: FileForm
    document: DocumentKind = DocumentKind.PLAN
    node: NodeId | None = None
    year: int | None = None
    body: BodyId | None = None
    area: AreaId | None = None  # of a chart
    question: QuestionId | None = None
    to: str | None = typed()


Event = GetFile
