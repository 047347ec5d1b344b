"""What is told to somebody else than the one who acted. Each names its subject; the card is built when it is sent.

A message's key says what makes it the same message: two rows with one key are one message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.ground.ids import (
    ActivityId,
    AnalysisId,
    ConversationId,
    DecisionId,
    MatterId,
    MeasureId,
    NodeId,
    PersonId,
    QuestionId,
    ReviewId,
)


class MessageKind(StrEnum):
    INVITATION = "invitation"
    HANDED_OVER = "handed_over"
    ASKED_AGAIN = "asked_again"
    TALK = "talk"
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    SUMMARY = "summary"
    REOPENED = "reopened"
    JOINED = "joined"
    NOT_MINE = "not_mine"
    REMINDER = "reminder"
    SUPPORT = "support"
    RESULTS_ENTERED = "results_entered"  # answers from an interview, a survey or paper are written in
    LIFTED = "lifted"
    MEASURE_ASKED = "measure_asked"  # to the person made accountable
    MEASURE_MOVED = "measure_moved"  # another day
    MEASURE_HANDED = "measure_handed"  # another person
    ALL_HANDED = "all_handed"  # everything of somebody's, to the one who has it now; `mark` is the moment
    MEASURE_CANNOT = "measure_cannot"
    MEASURE_PLANNED = "measure_planned"  # on its own, to the safety representatives
    MEASURE_PROPOSED = "measure_proposed"  # on its own, to the managers
    MEASURE_DROPPED = "measure_dropped"  # taken out, or a proposal declined
    MEASURE_SHARED = "measure_shared"  # it holds for the reader's unit, too
    MATTER_STEP = "matter_step"  # what was done with a matter: to those who lifted it, and to who has it now
    MATTER_MEASURE = "matter_measure"  # what became of the measure that came of a matter
    EXTRA_OFFER = "extra_offer"  # a small extra follow-up, to a new manager or after a reorganisation
    TAKE_OVER = "take_over"  # what a unit that has ended leaves open, to the managers of the one that took over
    ANALYSIS_ASKED = "analysis_asked"  # to the level's safety representatives
    ANALYSIS_AGAIN = "analysis_again"  # it has changed since they said something of it
    ANALYSIS_SAID = "analysis_said"  # to the level's managers: what a representative says
    FED_BACK = "fed_back"  # what was decided, to those beneath
    PRESENTATION = "presentation"  # a level's result, in a body's channel
    EDIT = "edit"
    DIGEST = "digest"  # a person's reminders of one morning
    WEEKLY = "weekly"  # to a channel, while the round goes on
    MONTHLY = "monthly"  # to a channel, about measures


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """To one person in private, to the channels of a node, or (an edit) to a card that is already there.

    `mark` is what tells this occasion from the next of the same kind: a version, a revision, a question.
    """

    kind: MessageKind
    mark: str
    review: ReviewId | None = None  # None: about a measure or a matter that is in no review
    person: PersonId | None = None
    node: NodeId | None = None  # to the channels of this node
    by: PersonId | None = None
    question: QuestionId | None = None
    matter: MatterId | None = None
    measure: MeasureId | None = None
    unit: NodeId | None = None  # what it is about, where that is a unit as a whole
    analysis: AnalysisId | None = None
    decision: DecisionId | None = None
    not_before: date | None = None
    conversation: ConversationId | None = None
    activity: ActivityId | None = None

    @property
    def key(self) -> str:
        to = self.person or self.node or self.conversation or ""
        return f"{self.kind.value}:{self.about}:{to}:{self.mark}"

    @property
    def about(self) -> str:
        """The nearest thing that it is about: two messages about different things are never the same."""
        nearest = self.measure or self.review or self.matter or self.analysis or self.decision
        return nearest.hex if nearest is not None else (self.unit or "")

    def subject(self) -> dict[str, object]:
        """Ids only: what the card is built from when it is sent."""
        subject: dict[str, object] = {"mark": self.mark}
        for name in ("by", "question", "activity", "node", "unit"):
            if (value := getattr(self, name)) is not None:
                subject[name] = value
        for name in ("review", "matter", "measure", "analysis", "decision"):
            if (id_ := getattr(self, name)) is not None:
                subject[name] = id_.hex
        return subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A message's subject read back."""

    kind: MessageKind
    review: str
    mark: str
    by: PersonId | None
    question: QuestionId | None
    matter: str | None
    measure: str | None = None
    unit: NodeId | None = None
    analysis: str | None = None
    decision: str | None = None

    @classmethod
    def of(cls, kind: str, subject: Mapping[str, object]) -> Subject:
        def text(name: str) -> str | None:
            value = subject.get(name)
            return value if isinstance(value, str) else None

        by, question = text("by"), text("question")
        return cls(
            kind=MessageKind(kind),
            review=text("review") or "",
            mark=text("mark") or "",
            by=PersonId(by) if by else None,
            question=QuestionId(question) if question else None,
            matter=text("matter"),
            measure=text("measure"),
            unit=NodeId(unit) if (unit := text("unit")) else None,
            analysis=text("analysis"),
            decision=text("decision"),
        )
