"""A level's analysis of its year: what it says, what it puts first, what it proposes, and what its representative says of it.

`base` is the mark of a text as the card showed it: what somebody else has written meanwhile is not overwritten. `item` is the
id of a line; on a form for a new one it is made with the form, so that the same press twice adds one.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from dialogs.analyses.rules.analysis import AnalysisPart, PriorityKind
from dialogs.ground.event import event, typed
from dialogs.ground.ids import NodeId, QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfLevel:
    """Of which level, and about which year."""

    node: NodeId
    year: int


@event("analysis")
class ShowAnalysis:
    """Without a node the reader's own, without a year the newest. What was typed on the card it is pressed on is kept."""

    node: NodeId | None = None
    year: int | None = None
    part: AnalysisPart = AnalysisPart.OVERVIEW
    question: QuestionId | None = None
    item: UUID | None = None  # to be changed
    kind: PriorityKind | None = None  # of a new priority
    text_on: QuestionId | None = None  # whose text stands on the card
    base: str | None = None
    text: str | None = typed()
    number: str | None = typed()  # a question by its number


@event("analysis-text")
class SaveAnalysisText(OfLevel):
    """Without a question it is what is said in sum."""

    question: QuestionId | None = None
    base: str | None = None
    text: str | None = typed()


@event("set-priority")
class SetPriority(OfLevel):
    kind: PriorityKind
    item: UUID | None = None
    question: QuestionId | None = None
    revision: int | None = None
    what: str | None = typed()
    why: str | None = typed()


@event("propose")
class Propose(OfLevel):
    """`owner` is the name of a node, or of an organisation that is none."""

    item: UUID | None = None
    question: QuestionId | None = None
    revision: int | None = None
    what: str | None = typed()
    owner: str | None = typed()
    in_year: str | None = typed()
    package: str | None = typed()


@event("add-evidence")
class AddEvidence(OfLevel):
    item: UUID | None = None
    question: QuestionId | None = None
    revision: int | None = None
    evidence: str | None = typed()  # the kind
    source: str | None = typed()
    dated: str | None = typed()
    what: str | None = typed()


@event("take-out-item")
class TakeOutItem(OfLevel):
    part: AnalysisPart
    item: UUID | None = None
    number: str | None = typed()  # the line by its number, as it is typed


@event("move-item-up")
class MoveItemUp(OfLevel):
    """`revision`: of the card, so that the same press twice moves it once."""

    part: AnalysisPart
    item: UUID | None = None
    revision: int | None = None
    number: str | None = typed()


@event("name-theme")
class NameTheme(OfLevel):
    """One theme gets another name, several become one."""

    question: QuestionId
    revision: int | None = None
    themes: str | None = typed()
    name: str | None = typed()


@event("unname-theme")
class UnnameTheme(OfLevel):
    """Names are taken away again: what is behind them is suggested anew."""

    question: QuestionId
    themes: str | None = typed()


@event("send-analysis")
class SendAnalysis(OfLevel):
    """To the level's safety representative; with a reason where there is none."""

    reason: str | None = typed()


@event("view-analysis")
class ViewAnalysis(OfLevel):
    """What the representative says of what the card showed (`mark`)."""

    mark: str | None = None
    agrees: bool
    comment: str | None = typed()


@event("correct-analysis")
class CorrectAnalysis(OfLevel):
    """An adopted one is opened again: a new version, with a reason."""

    version: int | None = None
    reason: str | None = typed()


@event("note-outcome")
class NoteOutcome(OfLevel):
    """What has become of a proposal of the year before."""

    item: UUID | None = None
    number: str | None = typed()
    outcome: str | None = typed()
    note: str | None = typed()


Event = (
    ShowAnalysis
    | SaveAnalysisText
    | SetPriority
    | Propose
    | AddEvidence
    | TakeOutItem
    | MoveItemUp
    | NameTheme
    | UnnameTheme
    | SendAnalysis
    | ViewAnalysis
    | CorrectAnalysis
    | NoteOutcome
)
