"""Which document is wanted as a file, and in which form. Ids only: it goes out with a question and comes back with the answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialogs.ground.ids import AreaId, BodyId, NodeId, QuestionId


class DocumentKind(StrEnum):
    PLAN = "plan"  # a unit's plan
    REPORT = "report"  # a level's report of a year
    PRESENTATION = "presentation"  # what a body sees and is asked
    CHART = "chart"  # a level's answers, drawn


class FileForm(StrEnum):
    WORD = "word"
    EXCEL = "excel"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`year` is None for all years of a plan, and for the newest of reports. A body: of a presentation only."""

    document: DocumentKind
    form: FileForm
    node: NodeId
    year: int | None = None
    body: BodyId | None = None
    area: AreaId | None = None  # of a chart; without one, and without a question, of all areas
    question: QuestionId | None = None
