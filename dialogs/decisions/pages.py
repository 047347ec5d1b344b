"""Bodies, decisions, what is answered those beneath, and a unit's receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.analyses.rules.decision import ItemKind, Verdict
from dialogs.checklists.rules.checklist import Choice
from dialogs.decisions.rules.decision import BodyKind, Planned, Unfinished
from dialogs.ground.ids import BodyId, DecisionId, NodeId, QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.levels.pages import LevelFigures, LevelName, NoFigures
from dialogs.reviews.rules.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionHead:
    """What a decision is called: which body, when, and under which paragraph."""

    decision: DecisionId
    body: str
    on: date
    paragraph: str = ""
    registry_number: str = ""
    none_yet: bool = False
    expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    body: BodyId
    name: str
    kind: BodyKind
    decides: bool
    next_meeting: date | None
    presented_at: datetime | None
    may_present: bool
    by: date | None = None  # the latest day for the meeting, or of a meeting where none is known


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    head: DecisionHead
    corrected: bool
    owed: Unfinished | None
    sent_to: int
    read: int
    raised: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage(Shown):
    """A level's bodies and decisions. `stage` None: no analysis is begun."""

    level: LevelName
    stage: AnalysisStage | None
    bodies: tuple[BodyLine, ...]
    decisions: tuple[DecisionLine, ...]
    may_record: bool
    leads: bool  # the reader is its manager
    plan: tuple[Planned, ...] = ()

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    number: int
    key: str
    kind: ItemKind
    text: str
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideDraft:
    """What was typed, shown again where it could not be saved."""

    body: str = ""
    day: str = ""
    paragraph: str = ""
    registry: str = ""
    text: str = ""
    adopted: str | None = None
    changed: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidePage(Shown):
    level: LevelName
    number: int
    bodies: tuple[tuple[BodyId, str], ...]
    items: tuple[ItemLine, ...]
    none_yet: bool
    corrects: DecisionHead | None
    rep_silent: bool  # the safety representative has not said anything of the analysis as it stands
    today: date
    draft: DecideDraft = field(default_factory=DecideDraft)

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedItem:
    number: int
    kind: ItemKind
    text: str
    verdict: Verdict
    wording: str
    reason: str
    effort: EffortLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortLine:
    what: str
    where: str
    standing: Standing
    due: date | None
    accountable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FedBack:
    text: str
    by: str
    at: datetime
    sent_to: int
    read: int
    raised: int
    unread: tuple[str, ...]  # nodes whose receipt is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage(Shown):
    level: LevelName
    head: DecisionHead
    text: str
    version: int  # of the analysis
    items: tuple[DecidedItem, ...]
    corrects: DecisionHead | None
    corrected_by: DecisionHead | None
    by: str
    at: datetime
    owed: Unfinished | None
    feedback: FedBack | None
    may_record: bool

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPage(Shown):
    """The form. `levels` are those beneath, each with how many nodes it has."""

    level: LevelName
    head: DecisionHead
    levels: tuple[tuple[str, int], ...]
    text: str
    texts: tuple[str, ...]

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBackPage(Shown):
    """What one node is answered. In a channel there is nothing to press."""

    node: NodeId
    unit: str
    level: LevelName
    head: DecisionHead
    decided: str
    text: str
    items: tuple[DecidedItem, ...]
    corrects: DecisionHead | None
    read_by: str
    read_at: datetime | None
    raised_on: date | None
    may_receipt: bool
    today: date
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentationWays:
    """For whoever is to show it: to which meeting, by when at the latest, and whether it can be shown."""

    body: BodyId
    meeting: date | None
    by: date | None
    presented_at: datetime | None
    stage: AnalysisStage | None
    has_channel: bool
    may_present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentationPage(Shown):
    """For a body: what it sees, and what it is asked. `ways` None: in its channel."""

    body: str
    kind: BodyKind
    level: LevelName
    signed: int
    expected: int
    figures: LevelFigures | None
    lacking: NoFigures | None
    summary: str
    items: tuple[ItemLine, ...]
    decides: bool
    meeting: date | None
    ways: PresentationWays | None = None

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


# --- a unit's receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptStep:
    """What one level made of it. `verdict` None: no body has decided on it (yet)."""

    level: str
    text: str
    kind: ItemKind
    preserve: bool
    verdict: Verdict | None = None
    wording: str = ""
    reason: str = ""
    head: DecisionHead | None = None  # of the decision, or of "inget beslut ännu"
    why_not_yet: str = ""
    effort: EffortLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One question: what the unit answered, and what came of it."""

    question: QuestionId
    number: int
    short: Text
    choice: Choice
    steps: tuple[ReceiptStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage(Shown):
    node: NodeId
    unit: str
    year: int
    lines: tuple[ReceiptLine, ...]  # questions that a level above took up
    general: tuple[ReceiptStep, ...]  # what was decided about no question in particular
    waiting: int  # shortcomings of the unit that nobody above has taken up
    answers: tuple[tuple[DecisionHead, bool], ...]  # what the unit was answered, and whether it is read
    signed: bool
    others: tuple[tuple[NodeId, str], ...] = ()


Page = AnswerBackPage | DecidePage | DecisionPage | DecisionsPage | FeedbackPage | PresentationPage | ReceiptPage
