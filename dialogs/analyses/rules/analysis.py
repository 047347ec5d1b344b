"""What one level says of a year, together with its safety representative: texts, other evidence, themes, priorities, proposals.

A value, as the review is. Whether it is drafted, with the rep, confirmed or adopted follows from what is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from dialogs.ground.ids import (
    AnalysisId,
    EvidenceId,
    NodeId,
    PersonId,
    PriorityId,
    ProposalId,
    QuestionId,
    RoundId,
    ThemeId,
)
from dialogs.ground.people import Person
from dialogs.organisation.rules.organisation import Node


class EvidenceKind(StrEnum):
    """What an analysis can rest on beside the answers (V24)."""

    INSPECTION = "inspection"  # Arbetsmiljöverkets tillsyn
    INTERNAL_AUDIT = "internal_audit"
    STATISTICS = "statistics"
    OTHER = "other"


class PriorityKind(StrEnum):
    IMPROVE = "improve"  # förbättra
    PRESERVE = "preserve"  # bevara (G13)


class AnalysisPart(StrEnum):
    """What of an analysis a card shows."""

    OVERVIEW = "overview"
    QUESTION = "question"
    THEMES = "themes"
    EVIDENCE = "evidence"
    PRIORITIES = "priorities"
    PROPOSALS = "proposals"
    LAST = "last"  # what was said the year before, and what became of it
    WHOLE = "whole"  # to be read through
    CORRECT = "correct"


class AnalysisStep(StrEnum):
    """What was done with an analysis: the audit's word for it."""

    TEXT = "text"
    PRIORITY = "priority"
    PROPOSAL = "proposal"
    EVIDENCE = "evidence"
    THEME = "theme"
    TAKEN_OUT = "taken_out"
    MOVED = "moved"
    SENT = "sent"
    VIEWED = "viewed"
    CORRECTED = "corrected"
    OUTCOME = "outcome"


class Outcome(StrEnum):
    """What has become of a proposal, a year later."""

    DONE = "done"
    ONGOING = "ongoing"
    DROPPED = "dropped"


class AnalysisStage(StrEnum):
    DRAFTING = "drafting"
    WITH_REP = "with_rep"
    CONFIRMED = "confirmed"  # the rep agrees, has added a differing view, or there is none and the reason stands there
    ADOPTED = "adopted"  # a body has decided: locked, and correcting it is a new version


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisText:
    text: str
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEvidence:
    id: EvidenceId
    question: QuestionId | None
    kind: EvidenceKind
    source: str
    dated: date | None
    text: str
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What several rows are about, as the analyst names it. A suggested one is worked out and not stored (V16)."""

    id: ThemeId
    question: QuestionId | None
    name: str
    rows: tuple[UUID, ...]  # measures, and comments by `comment_id`


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPriority:
    id: PriorityId
    kind: PriorityKind
    text: str
    why: str = ""
    questions: tuple[QuestionId, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """With an organisation that owns it: a node, or by name one that is outside the tree (V28, V29)."""

    id: ProposalId
    text: str
    questions: tuple[QuestionId, ...] = ()
    package: str = ""
    owner_node: NodeId | None = None
    owner: str = ""
    year: int
    place: int = 0
    outcome: str | None = None  # a year later
    outcome_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisView:
    """What a rep of the level says: `of_mark` is what they looked at."""

    person: PersonId
    agrees: bool
    comment: str = ""
    of_mark: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Why an adopted version was opened again. That version is kept whole in the database."""

    version: int  # that was left behind
    reason: str
    by: PersonId
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Analysis:
    id: AnalysisId
    round: RoundId
    year: int
    node: Node
    managers: tuple[PersonId, ...]  # of the level, today
    reps: tuple[PersonId, ...]
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    revision: int = 0
    version: int = 1
    summary: str = ""
    started_by: PersonId
    started_at: datetime
    sent_to_rep_at: datetime | None = None
    no_rep_reason: str | None = None
    texts: Mapping[QuestionId, AnalysisText] = field(default_factory=dict)
    evidence: tuple[OtherEvidence, ...] = ()
    themes: tuple[Theme, ...] = ()
    priorities: tuple[LevelPriority, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    views: tuple[AnalysisView, ...] = ()
    corrections: tuple[Correction, ...] = ()
    taken_out: frozenset[UUID] = frozenset()  # ids that were used: an old form does not bring back what was taken out
    adopted_version: int = 0  # the newest version that a body has adopted

    @property
    def mark(self) -> str:
        """Changes whenever what the rep is asked about does, so that they are asked again."""
        parts = [
            self.summary,
            *(f"{which}:{text.text}" for which, text in sorted(self.texts.items())),
            *(f"{one.id}:{one.kind}:{one.text}:{one.why}" for one in self.priorities),
            *(f"{one.id}:{one.text}:{one.owner_node}:{one.owner}:{one.year}:{one.package}" for one in self.proposals),
            *(f"{one.id}:{one.kind}:{one.source}:{one.dated}:{one.text}" for one in self.evidence),
            *(f"{one.question}:{one.name}" for one in self.themes),
        ]
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    @property
    def locked(self) -> bool:
        return self.adopted_version >= self.version

    def view_of(self, person: PersonId) -> AnalysisView | None:
        """What this rep says of it as it stands now."""
        return next((one for one in self.views if one.person == person and one.of_mark == self.mark), None)

    @property
    def dissent(self) -> tuple[AnalysisView, ...]:
        return tuple(one for one in self.views if not one.agrees and one.of_mark == self.mark)

    @property
    def stage(self) -> AnalysisStage:
        if self.locked:
            return AnalysisStage.ADOPTED
        if self.sent_to_rep_at is None:
            return AnalysisStage.DRAFTING
        if self.no_rep_reason or any(self.view_of(rep) for rep in self.reps):
            return AnalysisStage.CONFIRMED
        return AnalysisStage.WITH_REP

    def priorities_of(self, kind: PriorityKind) -> tuple[LevelPriority, ...]:
        return tuple(one for one in self.priorities if one.kind is kind)
