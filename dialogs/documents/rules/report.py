"""Everything that a level's report of a year says, in the order of Region Västmanland's: facts, the words are the document's.

One value is made once and written as Word, Excel, JSON or a few lines of text, so that no two of them can differ. It is
made for a kind of reader: what somebody outside the own line may not be told is not in it at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialogs.analyses.rules.analysis import AnalysisStage, LevelPriority, OtherEvidence, PriorityKind, Proposal
from dialogs.analyses.rules.drafting import Draft, FromLast, MeasureText, QuestionDraft
from dialogs.checklists.rules.checklist import Checklist, Document, Question
from dialogs.documents.rules.law import Provision
from dialogs.ground.ids import QuestionId
from dialogs.ground.texts import Text
from dialogs.levels.rules.compiled import Alike, MeasureCount, Tally
from dialogs.levels.rules.progress import Counts, Covered
from dialogs.levels.rules.sums import Sums
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import Participants
from dialogs.reviews.rules.worth_a_talk import Topic


class Audience(StrEnum):
    LINE = "line"  # the level itself, those above it, its representatives: everything
    OUTSIDE = "outside"  # anybody: sums of many, and nothing that a few could be worked out from


class Empty(StrEnum):
    """Why there is no report to make."""

    NO_NODE = "no_node"
    NO_ROUND = "no_round"
    NONE_SIGNED = "none_signed"
    NOT_YET = "not_yet"  # outside the line nothing is told until the last day to answer has passed
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class NoReport(Exception):
    why: Empty
    until: date | None = None
    years: tuple[int, ...] = ()  # that there is something of


# --- background and method


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodLine:
    """A decision about how the follow-up is done: of the level, those above it and those below it."""

    node: str
    method: Method
    on: date
    body: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    opens: date
    closes: date
    law: tuple[Provision, ...]  # of the last day to answer: what demands that this is done
    decided: tuple[MethodLine, ...] = ()
    ways: Mapping[str, int] = field(default_factory=dict)  # how many signed reviews were gained how


# --- who took part


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPart:
    """A node right below. So many of so many is told everywhere; `sums` only where it may be."""

    node: Node
    reviews: Counts
    optional: Counts
    units: Covered
    managers: Covered
    sums: Sums | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCount:
    """Managers who have signed, as people, by the level of what they manage: the highest, of somebody with several."""

    level: str
    people: int


@dataclass(frozen=True, kw_only=True)
class TookPart:
    reviews: Counts
    optional: Counts
    units: Covered
    managers: Covered
    with_rep: int
    participants: Participants
    roles: tuple[RoleCount, ...]
    children: tuple[ChildPart, ...]
    counted_above: int  # joint reviews that cover something here and are counted higher up
    causes: Mapping[Cause, int]

    @property
    def signed_roles(self) -> int:
        return sum(one.people for one in self.roles)

    @property
    def here(self) -> int:
        """Signed reviews at the node itself: its own, and joint ones across its children."""
        return self.reviews.signed - sum(one.reviews.signed for one in self.children)


# --- question by question


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """What several measures and comments are about. `suggested`: worked out by rule and looked at by nobody yet."""

    name: Text
    rows: int
    comments: int = 0  # of the rows
    suggested: bool


@dataclass(frozen=True, kw_only=True)
class QuestionPart:
    question: Question
    number: int
    tally: Tally
    earlier: Tally | None
    measures: MeasureCount
    looked_at: int  # reviews with a representative, who look at this answer; 0 of what is the manager's own
    dissent: int
    themes: tuple[ThemeLine, ...]
    text: str  # the level's own analysis; without one there is only the draft
    draft: QuestionDraft
    evidence: tuple[OtherEvidence, ...]
    proposals: tuple[Proposal, ...]
    most_measures: bool = False
    shared: tuple[str, ...] = ()  # comments that units have shared above their own line, without their names


# --- in sum


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedProposal:
    proposal: Proposal
    owner: str  # an organisation's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Proposals that belong together; one without a name holds those of one owner that stand by themselves."""

    name: str
    owner: str
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """By which body, when, and where it can be looked up."""

    body: str
    on: date
    paragraph: str
    registry_number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision of the level's bodies about this year that stands, "inget beslut ännu" included."""

    adopted: Adopted
    none_yet: bool
    expected_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FromBefore:
    fact: FromLast
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    node: Node
    above: tuple[str, ...]  # the names of what it is part of, the nearest first
    year: int
    on: date
    audience: Audience
    few: int
    voluntary: bool
    remark: str  # in whose words it is said what is special about these figures; "" for nothing
    checklist: Checklist
    earlier_year: int | None
    earlier_reviews: int
    background: Background
    part: TookPart
    signed: int  # reviews that the answers are of
    questions: tuple[QuestionPart, ...]
    local: tuple[QuestionPart, ...]  # what nodes have added: in no figure of the others
    measures: MeasureCount
    alike: Alike
    matters: Mapping[str, int]
    topics: Mapping[Topic, int]
    stage: AnalysisStage | None  # None: nobody has begun an analysis
    version: int
    summary: str
    differing: tuple[str, ...]  # what the level's representatives see differently
    draft: Draft
    evidence: tuple[OtherEvidence, ...]  # that is about no single question
    priorities: tuple[LevelPriority, ...]
    packages: tuple[Package, ...]
    links: tuple[Document, ...]
    before: tuple[FromBefore, ...]
    before_year: int | None
    decided: tuple[Decided, ...]
    measure_rows: tuple[MeasureText, ...] = ()  # in words: only for the own line

    @property
    def adopted(self) -> Adopted | None:
        """The newest decision that has decided something; a report without one is a draft."""
        if self.stage is not AnalysisStage.ADOPTED:
            return None
        return next((one.adopted for one in reversed(self.decided) if not one.none_yet), None)

    @property
    def without_measures(self) -> tuple[int, ...]:
        return tuple(one.number for one in self.questions if not one.measures.total)

    def priorities_of(self, kind: PriorityKind) -> tuple[LevelPriority, ...]:
        return tuple(one for one in self.priorities if one.kind is kind)

    def numbers(self, questions: Iterable[QuestionId]) -> tuple[int, ...]:
        return tuple(self.checklist.number(one) for one in questions if one in self.checklist)


def packages(proposals: Iterable[OwnedProposal]) -> tuple[Package, ...]:
    """By package and owner, each where its first proposal stands. What names no package is one of its own."""
    found: dict[tuple[str, str, str], list[OwnedProposal]] = {}
    for one in proposals:
        alone = "" if one.proposal.package else str(one.proposal.id)
        found.setdefault((one.proposal.package, one.owner, alone), []).append(one)
    return tuple(
        Package(name=name, owner=owner, proposals=tuple(one.proposal for one in those))
        for (name, owner, _), those in found.items()
    )


def links(checklist: Checklist, day: date) -> tuple[Document, ...]:
    """Each document once: the checklist's own, then those of its questions, as they held on this day."""
    every = (*checklist.documents, *(one for question in checklist for one in question.documents))
    return tuple({one.url: one for one in every if one.holds(day)}.values())
