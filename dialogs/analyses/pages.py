"""What a level says of its year: the draft from the rules beside its own words, priorities, proposals, and the rep's view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from dialogs.analyses.rules.analysis import AnalysisPart, AnalysisStage, EvidenceKind, Outcome, PriorityKind
from dialogs.analyses.rules.decision import ItemKind, Verdict
from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.levels.pages import LevelName
from dialogs.levels.rules.compiled import MeasureCount, Tally
from dialogs.reviews.rules.review import MeasureKind, MeasureState


class AnalysisRole(StrEnum):
    """What the reader is at this level."""

    MANAGER = "manager"  # writes
    REP = "rep"  # confirms, or sees it differently
    READER = "reader"


MARK = "analysis:"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisHead:
    """Where an analysis stands. `mark` is what it says now; `managers` and `reps` are names."""

    level: LevelName
    role: AnalysisRole
    stage: AnalysisStage
    version: int
    revision: int
    mark: str
    managers: tuple[str, ...]
    reps: tuple[str, ...]
    sent: bool = False
    no_rep_reason: str | None = None

    @property
    def may_write(self) -> bool:
        return self.role is AnalysisRole.MANAGER and self.stage is not AnalysisStage.ADOPTED

    def bookmark(self, part: AnalysisPart, question: QuestionId | None = None) -> Bookmark:
        """The question is in the bookmark's own field; the node comes last, because an id may hold anything."""
        page = f"{MARK}{self.level.year}:{part.value}:{self.level.node}"
        return Bookmark(review=None, page=page, question=question)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepSays:
    who: str
    agrees: bool
    comment: str
    at: datetime
    stands: bool  # of what it says now; otherwise they are asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedAt:
    """A question that the draft points at."""

    question: QuestionId
    number: int
    short: Text
    share: int | None
    change: int | None
    measures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChoice:
    """One of the questions to go to. `written`: the level has said something of it in its own words."""

    question: QuestionId
    number: int
    short: Text
    written: bool
    prioritised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityLine:
    item: UUID
    kind: PriorityKind
    text: str
    why: str
    numbers: tuple[int, ...]  # of its questions


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    item: UUID
    text: str
    owner: str
    year: int
    package: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    item: UUID
    kind: EvidenceKind
    source: str
    dated: date | None
    text: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastLine:
    kind: ItemKind
    text: str
    verdict: Verdict | None
    reason: str
    paragraph: str
    outcome: Outcome | None
    measure: MeasureState | None
    item: UUID | None  # a proposal, of which the manager may note what has become


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisPage(Shown):
    """The overview. `drafted`: there is something signed that a draft can be made of."""

    head: AnalysisHead
    drafted: bool
    summary: str
    base: str
    lowest: tuple[PointedAt, ...]
    changed: tuple[PointedAt, ...]
    most_measures: tuple[PointedAt, ...]
    earlier_year: int | None
    scale: tuple[Choice, ...]
    questions: tuple[QuestionChoice, ...]
    priorities: int
    proposals: int
    evidence: int
    last: int
    last_year: int | None
    views: tuple[RepSays, ...]

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.OVERVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    key: str
    name: Text
    named: bool
    rows: tuple[str, ...]  # some of the words behind it
    measures: int
    comments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeAlso:
    question: QuestionId
    number: int
    short: Text
    share: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisQuestionPage(Shown):
    head: AnalysisHead
    question: QuestionId
    number: int
    text: Text
    scale: tuple[Choice, ...]
    tally: Tally
    share: int | None
    earlier: int | None
    earlier_year: int | None
    measures: MeasureCount
    dissent: int
    themes: tuple[ThemeLine, ...]
    see_also: tuple[SeeAlso, ...]
    own: str
    base: str
    written_by: str
    priorities: tuple[PriorityLine, ...]
    proposals: tuple[ProposalLine, ...]
    evidence: tuple[EvidenceLine, ...]
    before: QuestionId | None
    after: QuestionId | None

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.QUESTION, self.question)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    what: str
    unit: str
    kind: MeasureKind | None  # None: a comment


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRows:
    key: str
    name: Text
    named: bool
    rows: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisThemesPage(Shown):
    """The themes of what is written of one question, each with the rows behind it. `alone`: measures that are in none."""

    head: AnalysisHead
    question: QuestionId
    number: int
    short: Text
    themes: tuple[ThemeRows, ...]
    alone: tuple[RowLine, ...]
    name: str = ""  # typed
    chosen: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.THEMES, self.question)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutQuestion:
    question: QuestionId
    number: int
    short: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritiesPage(Shown):
    """`item` is what the form saves; `editing` one that is there already."""

    head: AnalysisHead
    lines: tuple[PriorityLine, ...]
    item: UUID
    editing: bool
    kind: PriorityKind
    about: AboutQuestion | None
    what: str = ""
    why: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.PRIORITIES, self.about.question if self.about else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsPage(Shown):
    head: AnalysisHead
    lines: tuple[ProposalLine, ...]
    item: UUID
    editing: bool
    about: AboutQuestion | None
    measures: int | None  # about the question: a proposal may stand on none
    what: str = ""
    owner: str = ""
    in_year: str = ""
    package: str = ""
    packages: tuple[str, ...] = ()

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.PROPOSALS, self.about.question if self.about else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage(Shown):
    head: AnalysisHead
    lines: tuple[EvidenceLine, ...]
    item: UUID
    editing: bool
    about: AboutQuestion | None
    kind: EvidenceKind = EvidenceKind.INSPECTION
    source: str = ""
    dated: str = ""
    what: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.EVIDENCE, self.about.question if self.about else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPage(Shown):
    """What was said the year before. `chosen` is the proposal whose outcome is asked for."""

    head: AnalysisHead
    year: int
    lines: tuple[LastLine, ...]
    chosen: LastLine | None = None
    outcome: str = ""
    note: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeQuestion:
    number: int
    short: Text
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisWholePage(Shown):
    """To be read through: by the representative, who says something of it, and by those above."""

    head: AnalysisHead
    summary: str
    questions: tuple[WholeQuestion, ...]
    priorities: tuple[PriorityLine, ...]
    proposals: tuple[ProposalLine, ...]
    evidence: tuple[EvidenceLine, ...]
    views: tuple[RepSays, ...]
    asked: bool  # the reader is asked for a view
    comment: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.WHOLE)


class AnalysisReason(StrEnum):
    NO_REP = "no_rep"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisReasonPage(Shown):
    head: AnalysisHead
    why: AnalysisReason
    reason: str = ""

    @property
    def bookmark(self) -> Bookmark:
        return self.head.bookmark(AnalysisPart.CORRECT if self.why is AnalysisReason.CORRECT else AnalysisPart.OVERVIEW)


class AnalysisNewsKind(StrEnum):
    ASKED = "asked"
    AGAIN = "again"  # changed since the reader said something of it
    SAID = "said"  # the representative agrees
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisNewsPage(Shown):
    kind: AnalysisNewsKind
    node: NodeId
    name: str
    year: int
    by: str
    comment: str = ""


Page = (
    AnalysisNewsPage
    | AnalysisPage
    | AnalysisQuestionPage
    | AnalysisReasonPage
    | AnalysisThemesPage
    | AnalysisWholePage
    | EvidencePage
    | LastPage
    | PrioritiesPage
    | ProposalsPage
)
